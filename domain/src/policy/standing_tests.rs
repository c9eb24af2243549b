//! What a standing consent is on a day, after whatever was said.

use super::*;

use ScopeFamily::{AccountInformation, Payments};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn scope(families: &[ScopeFamily], until: Option<&str>) -> Scope {
    Scope {
        families: families.to_vec(),
        until: until.map(day),
    }
}

fn act(version: i32, on: &str, said: Said) -> Act {
    Act {
        version,
        said,
        on: day(on),
        by: "業務部 本間".into(),
        way: Way::InPerson,
        evidence: String::new(),
    }
}

fn given(version: i32, on: &str) -> Act {
    act(version, on, Said::Given(scope(&ScopeFamily::ALL, None)))
}

fn withdrawn(version: i32, on: &str, from: &str) -> Act {
    let said = Said::Withdrawn {
        from: day(from),
        reason: "見直し".into(),
    };
    act(version, on, said)
}

#[test]
fn a_contract_starts_from_it_only_where_family_and_day_match() {
    let limited = Said::Limited(scope(&[AccountInformation], Some("2027-03-31")));
    let acts = [
        given(1, "2018-03-01"),
        act(1, "2026-11-01", limited),
        withdrawn(1, "2026-11-10", "2027-01-01"),
    ];
    for (said, family, on, expected) in [
        (0, AccountInformation, "2026-11-24", false),
        (1, AccountInformation, "2018-02-28", false),
        (1, AccountInformation, "2018-03-01", true),
        (1, Payments, "2030-01-01", true),
        (2, AccountInformation, "2026-11-24", true),
        (2, Payments, "2026-11-24", false),
        (2, AccountInformation, "2027-03-31", true),
        (2, AccountInformation, "2027-04-01", false),
        (3, AccountInformation, "2026-12-31", true),
        (3, AccountInformation, "2027-01-01", false),
    ] {
        let found = standing(&acts[..said]);
        let covers = found.is_some_and(|standing| standing.covers(family, day(on)));
        assert_eq!(covers, expected, "{said} {family} {on}");
    }
}

#[test]
fn what_is_given_anew_stands_whatever_was_planned_before() {
    let acts = [
        given(1, "2018-03-01"),
        withdrawn(1, "2026-11-10", "2026-12-01"),
        given(2, "2026-11-20"),
    ];
    let found = standing(&acts).unwrap();
    assert_eq!((found.version, found.withdrawn_from), (2, None));
    assert_eq!(found.kind(day("2026-12-02")), Kind::InForce);
}

#[test]
fn each_day_has_its_word() {
    let limited = act(
        1,
        "2026-11-01",
        Said::Given(scope(&[Payments], Some("2026-11-30"))),
    );
    let back = withdrawn(1, "2026-11-02", "2026-11-20");
    for (acts, on, expected) in [
        (vec![], "2026-11-24", Kind::None),
        (vec![limited.clone()], "2026-10-31", Kind::None),
        (vec![limited.clone()], "2026-11-30", Kind::InForce),
        (vec![limited.clone()], "2026-12-01", Kind::Expired),
        (
            vec![limited.clone(), back.clone()],
            "2026-11-19",
            Kind::InForce,
        ),
        (vec![limited, back], "2026-12-01", Kind::Withdrawn),
    ] {
        assert_eq!(kind(standing(&acts).as_ref(), day(on)), expected, "{on}");
    }
}

#[test]
fn a_narrower_reach_is_a_limit_and_a_wider_one_is_given_anew() {
    let today = day("2026-11-24");
    let all = standing(&[given(1, "2018-03-01")]);
    let narrow = scope(&[AccountInformation], None);
    let limited = Ok(Said::Limited(narrow.clone()));
    assert_eq!(give(all.as_ref(), narrow.clone(), today), limited);
    let few = Standing {
        scope: narrow.clone(),
        ..all.clone().unwrap()
    };
    let wide = scope(&ScopeFamily::ALL, Some("2027-03-31"));
    assert_eq!(give(Some(&few), wide.clone(), today), Ok(Said::Given(wide)));
    let same = FieldErrors::one("families", FieldProblem::Unchanged).into();
    assert_eq!(give(Some(&few), narrow.clone(), today), Err(same));
    assert_eq!(give(None, narrow.clone(), today), Ok(Said::Given(narrow)));
}

#[test]
fn it_is_taken_back_once_and_not_for_the_past() {
    let today = day("2026-11-24");
    let all = standing(&[given(1, "2018-03-01")]);
    let back = |from: &str| (day(from), "見直し".to_owned());
    let past = FieldErrors::one("from", FieldProblem::PastDate { today }).into();
    assert_eq!(withdraw(all.as_ref(), back("2026-11-23"), today), Err(past));
    assert!(withdraw(all.as_ref(), back("2026-11-24"), today).is_ok());
    assert_eq!(
        withdraw(None, back("2026-12-01"), today),
        Err(Refusal::WrongState)
    );
    let twice = [
        given(1, "2018-03-01"),
        withdrawn(1, "2026-11-10", "2026-12-31"),
    ];
    let again = withdraw(standing(&twice).as_ref(), back("2026-12-01"), today);
    assert_eq!(again, Err(Refusal::WrongState));
}

#[test]
fn nothing_is_given_for_no_family_or_until_yesterday() {
    let today = day("2026-11-24");
    let mut errors = FieldErrors::default();
    Scope::parse(&mut errors, (&[], ["2026", "11", "23"]), today);
    let names: Vec<&str> = errors.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["families", "until"]);
    let mut errors = FieldErrors::default();
    let codes = ["payments".to_owned(), "account_information".to_owned()];
    let read = Scope::parse(&mut errors, (&codes, ["", "", ""]), today);
    assert_eq!(
        (read, errors.is_empty()),
        (scope(&ScopeFamily::ALL, None), true)
    );
}
