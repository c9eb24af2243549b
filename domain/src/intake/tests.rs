//! Tests of the opening rule, with every vector on which the business agreed.

use super::*;
use crate::calendar::start_of_day;
use chrono::TimeDelta;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn announced(text: &str) -> Readiness {
    Readiness::new(day(text), Precision::Day, "公表文")
}

#[test]
fn intake_opens_six_calendar_months_before() {
    for (readiness, opening) in [
        ("2020-03-31", "2019-09-30"),
        ("2020-03-30", "2019-09-30"),
        ("2020-04-01", "2019-10-01"),
        ("2019-08-31", "2019-02-28"),
        ("2020-08-29", "2020-02-29"),
        ("2020-08-30", "2020-02-29"),
        ("2020-08-31", "2020-02-29"),
        ("2020-08-28", "2020-02-28"),
        ("2021-08-29", "2021-02-28"),
        ("2026-10-31", "2026-04-30"),
        ("2027-05-31", "2026-11-30"),
        ("2020-02-29", "2019-08-29"),
    ] {
        assert_eq!(opens_on(day(readiness)), day(opening), "{readiness}");
    }
}

#[test]
fn the_last_millisecond_of_the_day_before_is_closed() {
    let now = instant("2019-09-29T23:59:59.999+09:00");
    let intake = Intake::at(Some(&announced("2020-03-31")), "", now);
    assert_eq!(
        intake,
        Intake::Upcoming {
            opens_on: day("2019-09-30"),
            days_left: 1,
            readiness: announced("2020-03-31"),
        }
    );
    assert!(!intake.is_open());
}

#[test]
fn fifteen_hours_utc_of_the_day_before_is_open() {
    let now = instant("2019-09-29T15:00:00Z");
    let intake = Intake::at(Some(&announced("2020-03-31")), "", now);
    assert_eq!(
        intake,
        Intake::Open {
            opened_on: day("2019-09-30"),
            readiness: announced("2020-03-31"),
        }
    );
    assert!(intake.is_open());
}

#[test]
fn the_naive_sum_would_close_the_opening_day() {
    let today = day("2019-09-30");
    assert!(today + Months::new(6) < day("2020-03-31"));
    assert!(Intake::at(Some(&announced("2020-03-31")), "", start_of_day(today)).is_open());
}

#[test]
fn intake_stays_open_after_readiness() {
    let now = instant("2031-01-01T00:00:00Z");
    assert!(Intake::at(Some(&announced("2020-03-31")), "", now).is_open());
}

#[test]
fn no_shift_when_the_opening_day_is_a_holiday() {
    // 1 January 2027 is a national holiday, and a Friday.
    let readiness = announced("2027-07-01");
    assert!(Intake::at(Some(&readiness), "", start_of_day(day("2027-01-01"))).is_open());
}

#[test]
fn without_a_date_intake_is_closed_with_the_reason() {
    let intake = Intake::at(None, "検討中のため", instant("2026-11-22T00:00:00Z"));
    assert_eq!(
        intake,
        Intake::Undecided {
            reason: "検討中のため".into()
        }
    );
    assert!(!intake.is_open());
    assert_eq!(intake.opening_day(), None);
    assert_eq!(intake.readiness(), None);
}

#[test]
fn a_month_counts_as_its_last_day() {
    for (precision, expected) in [
        (Precision::Day, "2020-02-03"),
        (Precision::Month, "2020-02-29"),
        (Precision::EndOfMonth, "2020-02-29"),
    ] {
        let readiness = Readiness::new(day("2020-02-03"), precision, "");
        assert_eq!(readiness.date(), day(expected), "{precision}");
    }
}

#[test]
fn the_announced_move_from_march_to_august_moves_the_opening() {
    let before = Readiness::new(day("2020-03-01"), Precision::EndOfMonth, "2020年3月末まで");
    let after = Readiness::new(day("2019-08-01"), Precision::Month, "2019年8月");
    assert_eq!(opens_on(before.date()), day("2019-09-30"));
    assert_eq!(opens_on(after.date()), day("2019-02-28"));
}

#[test]
fn dates_are_told_as_exactly_as_announced() {
    for (precision, ja, en) in [
        (Precision::Day, "2027年3月31日(水)", "31 March 2027 (Wed)"),
        (Precision::Month, "2027年3月", "March 2027"),
        (Precision::EndOfMonth, "2027年3月末", "end of March 2027"),
    ] {
        let readiness = Readiness::new(day("2027-03-31"), precision, "");
        assert_eq!(
            (readiness.date_ja(), readiness.date_en()),
            (ja.into(), en.into())
        );
    }
}

#[test]
fn stored_readiness_is_normalised_when_read() {
    let stored = r#"{"date":"2027-03-05","precision":"end_of_month","wording":" 3月末 "}"#;
    let readiness: Readiness = serde_json::from_str(stored).unwrap();
    assert_eq!(readiness.date(), day("2027-03-31"));
    assert_eq!(readiness.wording(), "3月末");
    let again = serde_json::to_string(&readiness).unwrap();
    assert_eq!(
        serde_json::from_str::<Readiness>(&again).unwrap(),
        readiness
    );
}

#[test]
fn codes_read_back() {
    for family in ScopeFamily::ALL {
        assert_eq!(family.to_string().parse(), Ok(family));
        assert_eq!(serde_json::to_value(family).unwrap(), family.code());
    }
    for precision in Precision::ALL {
        assert_eq!(precision.to_string().parse(), Ok(precision));
        assert_eq!(serde_json::to_value(precision).unwrap(), precision.code());
    }
    assert_eq!("Payments".parse::<ScopeFamily>(), Err(UnknownScopeFamily));
    assert_eq!("week".parse::<Precision>(), Err(UnknownPrecision));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i64..60_000).prop_map(|days| day("1990-01-01") + TimeDelta::days(days))
}

proptest! {
    #[test]
    fn opening_is_about_half_a_year_before_readiness(readiness in any_day()) {
        let lead = (readiness - opens_on(readiness)).num_days();
        prop_assert!((181..=184).contains(&lead), "{lead}");
    }

    #[test]
    fn a_later_readiness_never_opens_earlier(a in any_day(), b in any_day()) {
        prop_assert!(a > b || opens_on(a) <= opens_on(b));
    }

    #[test]
    fn intake_opens_once_at_midnight(readiness in any_day(), nanos in 1i64..1_000_000_000_000_000_000) {
        let opening = start_of_day(opens_on(readiness));
        let readiness = Readiness::new(readiness, Precision::Day, "");
        let at = |now| Intake::at(Some(&readiness), "", now);
        let distance = TimeDelta::nanoseconds(nanos);
        prop_assert!(at(opening).is_open());
        prop_assert!(at(opening + distance).is_open());
        prop_assert!(!at(opening - distance).is_open());
    }

    #[test]
    fn the_days_left_lead_to_the_opening_day(readiness in any_day(), today in any_day()) {
        let readiness = Readiness::new(readiness, Precision::Month, "");
        if let Intake::Upcoming { opens_on, days_left, .. } = Intake::at(Some(&readiness), "", start_of_day(today)) {
            prop_assert!(days_left >= 1);
            prop_assert_eq!(today + TimeDelta::days(days_left), opens_on);
        }
    }

    #[test]
    fn normalising_twice_changes_nothing(date in any_day()) {
        for precision in Precision::ALL {
            let once = Readiness::new(date, precision, "公表");
            prop_assert_eq!(Readiness::new(once.date(), precision, once.wording()), once);
        }
    }
}
