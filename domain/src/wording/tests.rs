use super::fill::UNDECIDED_DATE;
use super::*;
use crate::accounts::Language;
use crate::contracts::Period;
use crate::forms::{FieldErrors, FieldProblem};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use proptest::prelude::*;

fn clause(key: &str, statutory: Option<u8>) -> Clause {
    Clause {
        key: key.into(),
        heading: format!("{key}の見出し"),
        statutory,
        locked: key == "purpose",
        paragraphs: vec![format!("{key}の本文。")],
    }
}

/// A small wording with everything that one must have.
pub fn wording() -> Wording {
    let mut chained = clause("chained", Some(3));
    chained.paragraphs = vec!["{{article:damage}}の適用について定める。".into()];
    Wording {
        title: "API接続契約書".into(),
        preamble: "{{federation_name}}と{{agent_name}}（以下「乙」という。）".into(),
        closing: "各自これを保管する。".into(),
        clauses: vec![
            clause("purpose", None),
            clause("damage", Some(1)),
            clause("information", Some(2)),
            chained,
            clause("fees", None),
        ],
        period: Period::default(),
    }
}

fn typed(heading: &str, text: &str) -> ClauseForm {
    ClauseForm {
        heading: heading.into(),
        text: text.into(),
        after: "fees".into(),
        version: 1,
    }
}

fn variables() -> Variables {
    Variables {
        federation_name: "労働金庫連合会".into(),
        agent_name: "株式会社ソロバンラボ".into(),
        service_name: "そろばん請求".into(),
        scopes: vec!["残高の照会".into(), "入出金明細の照会".into()],
        bank_count: 13,
        effective_from: NaiveDate::from_ymd_opt(2026, 12, 7),
        language: Language::Ja,
    }
}

fn filled(paragraph: &str, variables: &Variables) -> Result<String, WordingError> {
    let mut wording = wording();
    wording.clauses[0].paragraphs = vec![paragraph.to_owned()];
    wording
        .fill(variables)
        .map(|filled| filled.clauses[0].paragraphs[0].clone())
}

#[test]
fn the_three_terms_come_in_their_order() {
    let terms = wording().terms(&variables()).unwrap();
    assert_eq!(terms.clone().map(|term| term.number), [1, 2, 3]);
    assert_eq!(terms[0].heading, "damageの見出し");
    assert!(terms[2].text.contains("第2条の適用について"));
}

#[test]
fn every_variable_is_replaced_as_text() {
    let text = filled(
        "{{ service_name }}・{{bank_count}}・{{effective_from}}",
        &variables(),
    );
    assert_eq!(text.unwrap(), "そろばん請求・13・2026年12月7日");
    let text = filled("次の範囲\n{{scopes}}", &variables()).unwrap();
    assert_eq!(text, "次の範囲\n(1)　残高の照会\n(2)　入出金明細の照会");
}

#[test]
fn in_english_days_and_articles_are_named_in_english() {
    let english = Variables {
        language: Language::En,
        ..variables()
    };
    assert_eq!(
        filled("{{article:damage}}, {{effective_from}}", &english).unwrap(),
        "Article 2, 7 December 2026"
    );
}

#[test]
fn an_open_date_is_said_in_words() {
    let open = Variables {
        effective_from: None,
        ..variables()
    };
    assert_eq!(filled("{{effective_from}}", &open).unwrap(), UNDECIDED_DATE);
}

// ASVS 1.3.7
#[test]
fn a_value_is_never_read_as_a_variable_or_as_a_new_item() {
    let sly = Variables {
        agent_name: "{{bank_count}}\n(9)　無償".into(),
        ..variables()
    };
    assert_eq!(
        filled("{{agent_name}}", &sly).unwrap(),
        "{{bank_count}} (9)　無償"
    );
}

#[test]
fn every_variable_of_the_list_is_filled_and_found_by_its_name() {
    for variable in Variable::ALL {
        assert_eq!(Variable::named(variable.name()), Some(variable));
        let text = format!("{{{{{}}}}}", variable.name());
        assert_ne!(filled(&text, &variables()).unwrap(), "", "{variable:?}");
    }
    assert_eq!(Variable::named("price"), None);
}

#[test]
fn an_unknown_variable_is_an_error() {
    let unknown = |name: &str| {
        Err(WordingError::UnknownVariable {
            name: name.to_owned(),
            article: "purposeの見出し".to_owned(),
        })
    };
    assert_eq!(filled("{{agent}}", &variables()), unknown("agent"));
    assert_eq!(
        filled("{{article:nothing}}", &variables()),
        unknown("article:nothing")
    );
    assert_eq!(
        filled("{{agent_name", &variables()),
        Err(WordingError::UnclosedVariable {
            article: "purposeの見出し".to_owned()
        })
    );
}

#[test]
fn a_wording_without_its_three_terms_is_refused() {
    let refused = |change: fn(&mut Wording)| {
        let mut wording = wording();
        change(&mut wording);
        wording.check()
    };
    assert_eq!(wording().check(), Ok(()));
    let missing = refused(|wording| wording.clauses[1].statutory = None);
    assert_eq!(missing, Err(WordingError::StatutoryTerm(1)));
    let twice = refused(|wording| wording.clauses[0].statutory = Some(2));
    assert_eq!(twice, Err(WordingError::StatutoryTerm(2)));
    let empty = refused(|wording| wording.clauses[3].paragraphs = vec![" ".into()]);
    assert_eq!(empty, Err(WordingError::StatutoryTerm(3)));
    let same = refused(|wording| wording.clauses[1].key = "purpose".into());
    assert_eq!(same, Err(WordingError::DuplicateKey("purpose".into())));
    let long = refused(|wording| wording.clauses[4].paragraphs = vec!["字".repeat(TEXT_MAX)]);
    let characters = wording().clauses[..4]
        .iter()
        .map(|clause| clause.text().chars().count())
        .sum::<usize>()
        + TEXT_MAX;
    let max = TEXT_MAX;
    assert_eq!(long, Err(WordingError::TooLong { characters, max }));
    let many = refused(|wording| {
        let article = |number| clause(&format!("more_{number}"), None);
        wording.clauses.extend((0..CLAUSES_MAX).map(article));
    });
    let (articles, max) = (CLAUSES_MAX + 5, CLAUSES_MAX);
    assert_eq!(many, Err(WordingError::TooManyArticles { articles, max }));
}

#[test]
fn paragraphs_are_what_stands_between_empty_lines() {
    assert_eq!(
        paragraphs("一つ目。\r\n(1)　項目\r\n\r\n\r\n二つ目。  \n"),
        ["一つ目。\n(1)　項目", "二つ目。"]
    );
    let clause = wording().clauses.remove(4);
    assert_eq!(paragraphs(&clause.text()), clause.paragraphs);
}

#[test]
fn an_article_is_changed_added_and_removed() {
    let mut after = wording();
    after
        .edit("fees", &typed("費用", "月額とする。\n\n税は別とする。"))
        .unwrap();
    after.add(&typed("特約", "当面の間、無償とする。")).unwrap();
    assert_eq!(after.clauses[5].key, "special_1");
    after
        .add(&typed("特約2", "{{article:special_1}}を準用する。"))
        .unwrap();
    let kinds: Vec<_> = changes(&wording(), &after)
        .iter()
        .map(Change::kind)
        .collect();
    use ChangeKind::{Added, Changed, Removed, Same};
    assert_eq!(kinds, [Same, Same, Same, Same, Changed, Added, Added]);
    let referred = after.clone().remove("special_1");
    assert_eq!(
        referred,
        Err(FieldErrors::one(
            "text",
            FieldProblem::UnknownVariable {
                name: "article:special_1".into(),
                article: "特約2".into(),
            }
        )
        .into())
    );
    after.remove("fees").unwrap();
    let removed = changes(&wording(), &after);
    assert_eq!(
        (removed[4].key.as_str(), removed[4].kind()),
        ("fees", Removed)
    );
}

#[test]
fn what_is_locked_stays_and_no_term_is_lost() {
    let mut wording = wording();
    let form = typed("目的", "別の目的。");
    assert_eq!(wording.edit("purpose", &form), Err(Refusal::ClauseLocked));
    assert_eq!(wording.remove("purpose"), Err(Refusal::ClauseLocked));
    assert_eq!(wording.remove("damage"), Err(Refusal::ClauseLocked));
    assert_eq!(wording.edit("nothing", &form), Err(Refusal::NotFound));
}

#[test]
fn a_broken_variable_is_named_at_its_field() {
    let refused = |text: &str| wording().edit("fees", &typed("費用", text));
    let unknown = FieldProblem::UnknownVariable {
        name: "price".into(),
        article: "費用".into(),
    };
    assert_eq!(
        refused("{{price}}円"),
        Err(FieldErrors::one("text", unknown).into())
    );
    assert_eq!(
        refused("{{price円"),
        Err(FieldErrors::one("text", FieldProblem::UnclosedVariable).into())
    );
}

proptest! {
    #[test]
    fn no_typed_text_breaks_a_wording(heading in ".{0,80}", text in "(?s).{0,200}") {
        let mut edited = wording();
        if edited.edit("fees", &typed(&heading, &text)).is_ok() {
            prop_assert_eq!(edited.check(), Ok(()));
            let clause = edited.clause("fees").unwrap();
            prop_assert_eq!(paragraphs(&clause.text()), clause.paragraphs.clone());
        }
    }
}

#[test]
fn the_articles_print_the_period_and_the_notice_that_the_portal_keeps() {
    let text = |language, months| {
        let mut wording = wording();
        wording.period = Period {
            months,
            notice_months: 3,
        };
        wording.clauses[0].paragraphs = vec!["{{period}} {{notice}}".to_owned()];
        let variables = Variables {
            language,
            ..Variables::none()
        };
        let mut filled = wording.fill(&variables).unwrap();
        filled.clauses.remove(0).paragraphs.remove(0)
    };
    assert_eq!(text(Language::Ja, 12), "1年間 3か月");
    assert_eq!(text(Language::Ja, 18), "18か月間 3か月");
    assert_eq!(text(Language::En, 24), "2 years 3 months");
    assert_eq!(text(Language::En, 1), "1 month 3 months");
}
