//! Tests of the field parsers and of the list of problems.

use super::*;
use proptest::prelude::*;

/// Runs one parser and returns its value with the problem it noted.
fn run<T>(parse: impl FnOnce(&mut FieldErrors) -> T) -> (T, Option<FieldProblem>) {
    let mut errors = FieldErrors::default();
    let value = parse(&mut errors);
    (value, errors.get("field").cloned())
}

fn text(raw: &str) -> (String, Option<FieldProblem>) {
    run(|e| required_text(e, "field", raw, 10))
}

fn prose(raw: &str) -> (String, Option<FieldProblem>) {
    run(|e| required_prose(e, "field", raw, 100))
}

fn mail(raw: &str) -> (String, Option<FieldProblem>) {
    run(|e| email(e, "field", raw))
}

fn web(raw: &str) -> (String, Option<FieldProblem>) {
    run(|e| url(e, "field", raw))
}

fn day(parts: [&str; 3]) -> (Option<NaiveDate>, Option<FieldProblem>) {
    run(|e| date_parts(e, "field", parts))
}

#[test]
fn blanks_around_a_text_fall_away_also_wide_ones() {
    assert_eq!(text(" \u{3000}山田 太郎\t"), ("山田 太郎".into(), None));
}

#[test]
fn a_text_of_blanks_is_missing() {
    assert_eq!(
        text(" \u{3000}\r\n"),
        (String::new(), Some(FieldProblem::Missing))
    );
    assert_eq!(run(|e| optional_text(e, "field", "  ", 10)), (None, None));
}

#[test]
fn an_address_may_stay_empty_where_none_is_needed() {
    let given = |raw| run(|e| optional_email(e, "field", raw));
    assert_eq!(given(" \u{3000} "), (None, None));
    let found = Some("api@kinko.example.jp".to_owned());
    assert_eq!(given(" API@Kinko.example.jp "), (found, None));
    let refused = (None, Some(FieldProblem::NotAnEmail));
    assert_eq!(given("api@kinko"), refused);
}

// ASVS 1.3.3
#[test]
fn length_counts_characters() {
    assert_eq!(text("あいうえおかきくけこ").1, None);
    assert_eq!(
        text("あいうえおかきくけこさ").1,
        Some(FieldProblem::TooLong { max: 10, over: 1 })
    );
}

#[test]
fn one_text_has_one_spelling() {
    assert_eq!(text("か\u{3099}").0, "が");
}

#[test]
fn variants_of_kanji_in_names_survive() {
    assert_eq!(text("髙﨑𠮷邉\u{e0102}").0, "髙﨑𠮷邉\u{e0102}");
    assert_ne!(text("\u{fa19}").0, text("神").0);
}

// ASVS 1.3.3
#[test]
fn hidden_characters_are_refused() {
    for hidden in [
        "a\u{0}b",
        "a\nb",
        "a\u{61c}b",
        "a\u{202e}b",
        "a\u{feff}b",
        "a\u{2028}b",
        "a\u{85}b",
    ] {
        assert_eq!(
            text(hidden).1,
            Some(FieldProblem::ControlCharacter),
            "{hidden:?}"
        );
    }
}

#[test]
fn prose_keeps_its_lines_and_nothing_else_hidden() {
    assert_eq!(
        prose("一行目\r\n二行目\r\n"),
        ("一行目\n二行目".into(), None)
    );
    assert_eq!(prose("a\u{7}b").1, Some(FieldProblem::ControlCharacter));
    assert_eq!(prose("\r\n").1, Some(FieldProblem::Missing));
    assert_eq!(run(|e| optional_prose(e, "field", "\n", 9)), (None, None));
}

#[test]
fn mail_addresses_are_brought_to_one_form() {
    assert_eq!(mail(" Taro@Example.JP "), ("taro@example.jp".into(), None));
    assert_eq!(
        mail("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"),
        ("taro@example.jp".into(), None)
    );
    assert_eq!(mail("taro@例え.jp"), ("taro@xn--r8jz45g.jp".into(), None));
}

// ASVS 1.3.11, 2.2.1
#[test]
fn mail_addresses_that_cannot_be_reached_are_refused() {
    for raw in [
        "taro",
        "taro@",
        "@example.jp",
        "taro@example",
        "taro@[127.0.0.1]",
        "taro@127.0.0.1",
        "ta ro@example.jp",
        "taro@exa mple.jp",
        "taro@example.jp.",
        "太郎@example.jp",
        "a@b@c.jp",
        "taro@example.jp,jiro@example.jp",
    ] {
        assert_eq!(mail(raw).1, Some(FieldProblem::NotAnEmail), "{raw}");
    }
    assert_eq!(mail("").1, Some(FieldProblem::Missing));
    assert_eq!(
        mail("a@b.jp\r\nBcc: c@d.jp").1,
        Some(FieldProblem::ControlCharacter)
    );
}

// ASVS 1.2.2
#[test]
fn web_addresses_need_scheme_and_public_name() {
    assert_eq!(
        web("https://例え.jp/会社").0,
        "https://xn--r8jz45g.jp/%E4%BC%9A%E7%A4%BE"
    );
    assert_eq!(web(" https://example.jp ").0, "https://example.jp/");
    for raw in [
        "example.jp",
        "javascript:alert(1)",
        "ftp://example.jp",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://user:word@example.jp/",
        "https://",
        "data:text/html,x",
    ] {
        assert_eq!(web(raw).1, Some(FieldProblem::NotAUrl), "{raw}");
    }
    assert_eq!(web(" ").1, Some(FieldProblem::Missing));
    assert_eq!(run(|e| optional_url(e, "field", "")), (None, None));
}

#[test]
fn days_are_read_in_either_width() {
    let expected = NaiveDate::from_ymd_opt(2026, 4, 1);
    assert_eq!(day(["2026", "4", "1"]), (expected, None));
    assert_eq!(day(["２０２６", "０４", " １ "]), (expected, None));
}

// ASVS 2.2.1
#[test]
fn days_that_are_none_are_refused() {
    use DatePart::{Day, Month, Year};
    let wrong = |part| FieldProblem::DatePartWrong { part };
    let without = |missing: &[DatePart]| FieldProblem::DateIncomplete {
        missing: missing.to_vec(),
    };
    for (parts, problem) in [
        (["2026", "2", "29"], wrong(Day)),
        (["2026", "13", "1"], wrong(Month)),
        (["26", "4", "1"], wrong(Year)),
        (["2026", "4", "-1"], wrong(Day)),
        (["+202", "4", "1"], wrong(Year)),
        (["2026", "4", "1日"], wrong(Day)),
        (["12026", "1", "1"], wrong(Year)),
        (["2026", "13", "32"], FieldProblem::NotADate),
        (["2026", "", "1"], without(&[Month])),
        (["", "13", " "], without(&[Year, Day])),
    ] {
        assert_eq!(day(parts), (None, Some(problem)), "{parts:?}");
    }
    assert_eq!(day(["", " ", "\u{3000}"]).1, Some(FieldProblem::Missing));
    assert_eq!(
        run(|e| optional_date(e, "field", ["", "", ""])),
        (None, None)
    );
}

#[test]
fn a_field_keeps_its_first_problem_and_the_form_its_order() {
    let mut errors = FieldErrors::one("b", FieldProblem::Missing);
    errors.push("b", FieldProblem::NotAUrl);
    errors.merge(FieldErrors::one("a", FieldProblem::NotKana));
    errors.merge(FieldErrors::one("b", FieldProblem::PostalCode));
    let listed: Vec<_> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(listed, ["b", "a"]);
    assert_eq!(errors.len(), 2);
    assert_eq!(errors.get("b"), Some(&FieldProblem::Missing));
    assert_eq!(errors.clone().into_result(1), Err(errors));
    assert_eq!(FieldErrors::default().into_result(1), Ok(1));
}

#[test]
fn problems_travel_as_codes() {
    let errors = FieldErrors::one("password", FieldProblem::PasswordTooShort { min: 15 });
    let json = serde_json::to_string(&errors).unwrap();
    assert_eq!(
        json,
        r#"[["password",{"problem":"password_too_short","min":15}]]"#
    );
    assert_eq!(serde_json::from_str::<FieldErrors>(&json).unwrap(), errors);
}

proptest! {
    #[test]
    fn tidied_text_is_stable(raw in any::<String>()) {
        let once = text(&raw);
        if once.1.is_none() {
            prop_assert_eq!(text(&once.0), once);
        }
    }

    #[test]
    fn every_parser_answers_or_complains(raw in any::<String>()) {
        for (value, problem) in [text(&raw), prose(&raw), mail(&raw), web(&raw)] {
            prop_assert_eq!(value.is_empty(), problem.is_some());
        }
    }

    #[test]
    fn accepted_mail_addresses_are_plain(local in "[a-z0-9]{1,20}", domain in "[a-z]{1,20}") {
        let address = format!("{local}@{domain}.jp");
        prop_assert_eq!(mail(&address.to_uppercase()), (address, None));
    }

    #[test]
    fn every_day_reads_back(days in 0i64..60_000) {
        let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let [y, m, d] = ["%Y", "%-m", "%-d"].map(|f| date.format(f).to_string());
        prop_assert_eq!(day([&y, &m, &d]), (Some(date), None));
    }
}
