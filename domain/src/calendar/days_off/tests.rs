//! What a day or a file makes of the table, and what is wrong with those that are refused.

use super::*;
use crate::forms::DatePart;

const NO_SUCH_DAY: FieldProblem = FieldProblem::DatePartWrong {
    part: DatePart::Day,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn off(text: &str, name: &str) -> DayOff {
    DayOff {
        day: day(text),
        name: name.into(),
        kind: DayOffKind::National,
    }
}

fn table() -> DaysOff {
    [
        off("2026-11-23", "勤労感謝の日"),
        off("2027-01-01", "元日"),
        off("2027-01-11", "成人の日"),
        off("2028-01-01", "元日"),
    ]
    .into_iter()
    .map(|one| (one.day, one))
    .collect()
}

fn lines(text: &str) -> Vec<Line> {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, cells(line)))
        .collect()
}

fn import(text: &str) -> Result<CalendarChange, FieldErrors> {
    importing(&table(), (&lines(text), day("2026-11-24")))
}

fn names(days: &[DayOff]) -> Vec<String> {
    let name = |one: &DayOff| format!("{} {}", one.day, one.name);
    days.iter().map(name).collect()
}

#[test]
fn a_day_is_added_from_tomorrow_on() {
    let typed = |date| TypedDay {
        date,
        name: "臨時休業日",
        kind: "one_off",
    };
    let today = day("2026-11-24");
    let added = typed(["2026", "11", "25"]).adding(&table(), today).unwrap();
    assert_eq!(names(&added.added), ["2026-11-25 臨時休業日"]);
    let earliest = day("2026-11-25");
    for (date, problem) in [
        (["2026", "11", "24"], FieldProblem::TooEarly { earliest }),
        (["2027", "1", "11"], FieldProblem::Unchanged),
        (["2027", "2", "30"], NO_SUCH_DAY),
        (["", "", ""], FieldProblem::Missing),
    ] {
        let refused = typed(date).adding(&table(), today).unwrap_err();
        assert_eq!(refused.get("date"), Some(&problem), "{date:?}");
    }
}

#[test]
fn only_a_coming_day_of_the_table_is_taken_out() {
    let today = day("2026-11-24");
    let removed = removing(&table(), (day("2027-01-11"), today)).unwrap();
    assert_eq!(names(&removed.removed), ["2027-01-11 成人の日"]);
    let earliest = day("2026-11-25");
    for (text, problem) in [
        ("2026-11-23", FieldProblem::TooEarly { earliest }),
        ("2027-01-12", FieldProblem::Unknown),
    ] {
        let refused = removing(&table(), (day(text), today)).unwrap_err();
        assert_eq!(refused.get("date"), Some(&problem), "{text}");
    }
}

#[test]
fn a_file_rules_over_its_years_and_no_others() {
    let change = import("日付,名称\n2027/1/1,元日\n2027-01-18,成人の日,national\n").unwrap();
    assert_eq!(names(&change.added), ["2027-01-18 成人の日"]);
    assert_eq!(names(&change.removed), ["2027-01-11 成人の日"]);
    assert!(change.renamed.is_empty());
    let counted = change.applied(&table());
    assert!(counted.is_business_day(day("2027-01-12")));
    assert!(!counted.is_business_day(day("2027-01-18")));
}

#[test]
fn days_that_have_come_are_left_alone() {
    let change = import("2026-11-03,別の名前\n2027-01-01,元旦\n2027-01-11,成人の日\n").unwrap();
    assert_eq!(change.past, 1);
    assert_eq!(names(&change.renamed), ["2027-01-01 元旦"]);
    assert!(change.added.is_empty() && change.removed.is_empty());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let change = import("2027-01-01,元日\n2027-01-11,成人の日\n").unwrap();
    assert!(change.is_empty());
}

#[test]
fn every_error_names_its_line_and_column() {
    let refused = import(
        "day,name,kind\n2027-02-30,建国記念の日\n2027-03-21,\n2027-04-29,昭和の日,sunday\n\
         2027-05-03,憲法記念日\n2027/05/03,憲法記念日\n,名のない日\n5月4日,みどりの日\n",
    )
    .unwrap_err();
    let problems: Vec<(String, FieldProblem)> = refused.into();
    assert_eq!(
        problems,
        [
            ("2:1".into(), NO_SUCH_DAY),
            ("3:2".into(), FieldProblem::Missing),
            ("4:3".into(), FieldProblem::Unknown),
            ("6:1".into(), FieldProblem::RepeatedLine { line: 5 }),
            ("7:1".into(), FieldProblem::Missing),
            ("8:1".into(), FieldProblem::NotADate),
        ]
    );
}

#[test]
fn a_file_without_a_single_day_is_no_calendar() {
    for text in [
        "",
        "日付,名称\n",
        "%PDF-1.7\n1 0 obj\n",
        "<html>\n<p>2027</p>\n",
        "元日,2027-01-01\n",
    ] {
        let refused: Vec<_> = import(text).unwrap_err().into();
        assert_eq!(
            refused,
            [("csv".into(), FieldProblem::NotACalendar)],
            "{text}"
        );
    }
}

#[test]
fn the_example_is_a_line_that_is_taken() {
    assert!(import(EXAMPLE_LINE).is_ok());
}

#[test]
fn codes_read_back() {
    for kind in DayOffKind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
    assert_eq!("sunday".parse::<DayOffKind>(), Err(UnknownDayOffKind));
}
