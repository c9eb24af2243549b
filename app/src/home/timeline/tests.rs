use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_line_holds_every_day_and_few_names() {
    for (first, last) in [("2026-07-15", "2027-03-31"), ("2018-02-28", "2026-11-22")] {
        let span = Span::over([day(first), day(last)].into_iter()).unwrap();
        assert!(span.at(day(first)) >= 0.0 && span.at(day(last)) < 100.0);
        let months = span.months(Language::Ja);
        assert!((2..=13).contains(&months.len()), "{months:?}");
    }
}

#[test]
fn a_year_is_written_where_it_begins() {
    let span = Span::over([day("2026-11-15"), day("2027-02-01")].into_iter()).unwrap();
    let names: Vec<String> = span
        .months(Language::Ja)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(names[..3], ["2026年11月", "12月", "2027年1月"]);
}
