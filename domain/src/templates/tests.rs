use super::*;
use crate::forms::{FieldErrors, FieldProblem};
use crate::ids::PersonId;
use crate::permissions::{Denial, State};
use crate::refusal::Refusal;
use crate::wording::{CLAUSE_MAX, ChangeKind, Clause, Wording, WordingError};
use uuid::Uuid;

fn wording(language: &str) -> Wording {
    let clause = |key: &str, statutory| Clause {
        key: key.into(),
        heading: format!("{key} {language}"),
        statutory,
        locked: false,
        paragraphs: vec![format!("{key} {{{{agent_name}}}}")],
    };
    Wording {
        title: "契約書".into(),
        preamble: "{{federation_name}}と{{agent_name}}".into(),
        closing: "以上".into(),
        clauses: vec![
            clause("damage", Some(1)),
            clause("information", Some(2)),
            clause("chained", Some(3)),
        ],
        period: crate::contracts::Period::default(),
    }
}

fn text() -> TemplateText {
    TemplateText {
        japanese: wording("ja"),
        english: wording("en"),
    }
}

fn typed(after: &str) -> ArticleForm {
    ArticleForm {
        heading: "費用".into(),
        text: "無償とする。".into(),
        heading_en: "Fees".into(),
        text_en: "There are none.".into(),
        after: after.into(),
        ..ArticleForm::default()
    }
}

fn order(text: &TemplateText) -> [Vec<&str>; 2] {
    [&text.japanese, &text.english].map(|wording| {
        let keys = wording.clauses.iter().map(|clause| clause.key.as_str());
        keys.collect()
    })
}

#[test]
fn every_stage_and_every_event_stand_in_the_table() {
    use TemplateStage::{InWork, Proposed, Released};
    for stage in TemplateStage::ALL {
        for event in TemplateEvent::ALL {
            let expected = match (stage, event) {
                (InWork, TemplateEvent::Change) => Some(InWork),
                (InWork, TemplateEvent::Propose) => Some(Proposed),
                (Proposed, TemplateEvent::SendBack) => Some(InWork),
                (Proposed, TemplateEvent::Release) => Some(Released),
                _ => None,
            };
            let next = stage.apply(event);
            assert_eq!(next.clone().ok(), expected, "{stage:?} {event:?}");
            let listed = event.action().when().includes(State::Template(stage));
            assert_eq!(listed, next.is_ok(), "{stage:?} {event:?}");
        }
    }
}

#[test]
fn nobody_releases_what_they_had_a_hand_in() {
    let person = |number| PersonId(Uuid::from_u128(number));
    let hands = [person(1), person(2)];
    assert_eq!(
        require_other_hand(&hands, person(2)),
        Err(Denial::OwnProposal)
    );
    assert_eq!(require_other_hand(&hands, person(3)), Ok(()));
}

#[test]
fn an_article_is_added_moved_and_removed_on_both_sides() {
    let mut text = text();
    text.add(2, &typed(START)).unwrap();
    let first = ["v2_1", "damage", "information", "chained"];
    assert_eq!(order(&text), [first.to_vec(), first.to_vec()]);
    assert_eq!(text.before("v2_1"), START);
    text.change("v2_1", &typed("information")).unwrap();
    let third = ["damage", "information", "v2_1", "chained"];
    assert_eq!(order(&text), [third.to_vec(), third.to_vec()]);
    assert_eq!(text.form("v2_1").unwrap(), typed("information"));
    text.remove("v2_1").unwrap();
    assert_eq!(text, super::tests::text());
    assert_eq!(text.remove("v2_1"), Err(Refusal::NotFound));
    let nowhere = FieldErrors::one("after", FieldProblem::NotChosen);
    assert_eq!(text.add(2, &typed("nothing")), Err(nowhere.into()));
}

#[test]
fn a_mark_belongs_to_one_article_and_a_missing_one_stops_the_release() {
    let mut text = text();
    let marked = ArticleForm {
        statutory: "3".into(),
        locked: "yes".into(),
        ..typed("damage")
    };
    text.add(2, &marked).unwrap();
    let marks = |text: &TemplateText| {
        let clauses = text.english.clauses.iter();
        clauses
            .map(|clause| (clause.statutory, clause.locked))
            .collect::<Vec<_>>()
    };
    let expected = [
        (Some(1), false),
        (Some(3), true),
        (Some(2), false),
        (None, false),
    ];
    assert_eq!(marks(&text), expected);
    assert_eq!(text.complete(), Ok(()));
    text.remove("v2_1").unwrap();
    let problem = WordingError::StatutoryTerm(3);
    assert_eq!(text.complete(), Err(Refusal::Wording { problem }));
    let odd = ArticleForm {
        statutory: "4".into(),
        ..typed("damage")
    };
    let problem = FieldErrors::one("statutory", FieldProblem::NotChosen);
    assert_eq!(text.add(2, &odd), Err(problem.into()));
}

#[test]
fn an_unknown_variable_is_named_with_its_article_in_either_language() {
    let refused = |form: ArticleForm| text().add(2, &form);
    let unknown = |field: &str, article: &str| {
        let problem = FieldProblem::UnknownVariable {
            name: "price".into(),
            article: article.into(),
        };
        Err(FieldErrors::one(field, problem).into())
    };
    let japanese = ArticleForm {
        text: "{{price}}円".into(),
        ..typed("damage")
    };
    assert_eq!(refused(japanese), unknown("text", "費用"));
    let english = ArticleForm {
        text_en: "{{price}} yen".into(),
        ..typed("damage")
    };
    assert_eq!(refused(english), unknown("text_en", "Fees"));
    let open = ArticleForm {
        text_en: "{{price yen".into(),
        ..typed("damage")
    };
    let problem = FieldErrors::one("text_en", FieldProblem::UnclosedVariable);
    assert_eq!(refused(open), Err(problem.into()));
}

#[test]
fn what_others_refer_to_stays_and_the_one_who_refers_is_named() {
    let mut text = text();
    let refers = ArticleForm {
        text: "{{article:damage}}を準用する。".into(),
        ..typed("damage")
    };
    text.add(2, &refers).unwrap();
    let problem = WordingError::UnknownVariable {
        name: "article:damage".into(),
        article: "費用".into(),
    };
    assert_eq!(text.remove("damage"), Err(Refusal::Wording { problem }));
}

#[test]
fn english_may_be_longer_than_japanese() {
    let long = |ja: usize, en: usize| ArticleForm {
        text: "字".repeat(ja),
        text_en: "x".repeat(en),
        ..typed("damage")
    };
    assert_eq!(text().add(2, &long(CLAUSE_MAX, CLAUSE_MAX * 3)), Ok(()));
    let refused = text().add(2, &long(CLAUSE_MAX + 1, CLAUSE_MAX * 3 + 1));
    let Err(Refusal::Invalid { fields }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(fields.len(), 2);
}

#[test]
fn the_words_around_the_articles_keep_known_variables_and_a_notice_shorter_than_the_period() {
    let mut changed = text();
    let head = HeadForm {
        preamble: "{{agent_name}}は、".into(),
        months: "24".into(),
        ..changed.head()
    };
    changed.change_head(&head).unwrap();
    assert_eq!(changed.head(), head);
    assert_eq!(changed.english.period.months, 24);
    let refused = |change: fn(&mut HeadForm)| {
        let mut form = text().head();
        change(&mut form);
        let Err(Refusal::Invalid { fields }) = text().change_head(&form) else {
            panic!("accepted");
        };
        fields
            .iter()
            .map(|(name, _)| name.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        refused(|form| form.closing_en = "{{price}}".into()),
        ["closing_en"]
    );
    assert_eq!(refused(|form| form.title = " ".into()), ["title"]);
    assert_eq!(
        refused(|form| form.months = "13".into()),
        ["months", "notice_months"]
    );
    let same = |form: &mut HeadForm| {
        form.months = "6".into();
        form.notice_months = "6".into();
    };
    assert_eq!(refused(same), ["notice_months"]);
}

#[test]
fn a_difference_tells_text_place_and_marks_apart() {
    let told = |after: &TemplateText| {
        let all = after.differences(&text()).into_iter();
        let different = all.filter(|one| !one.is_none());
        different
            .map(|one| (one.japanese.key.clone(), one.kind(), one.moved, one.marked))
            .collect::<Vec<_>>()
    };
    let key = |key: &str| key.to_owned();
    assert_eq!(told(&text()), []);
    let mut moved = text();
    let form = ArticleForm {
        after: "chained".into(),
        ..text().form("damage").unwrap()
    };
    moved.change("damage", &form).unwrap();
    assert_eq!(
        told(&moved),
        [(key("damage"), ChangeKind::Same, true, false)]
    );
    let mut marked = text();
    let form = ArticleForm {
        locked: "yes".into(),
        text_en: "Another text.".into(),
        ..text().form("damage").unwrap()
    };
    marked.change("damage", &form).unwrap();
    assert_eq!(
        told(&marked),
        [(key("damage"), ChangeKind::Changed, false, true)]
    );
    let mut other = text();
    other.remove("information").unwrap();
    other.add(2, &typed(START)).unwrap();
    assert_eq!(
        told(&other),
        [
            (key("v2_1"), ChangeKind::Added, false, false),
            (key("information"), ChangeKind::Removed, false, false),
        ]
    );
    assert!(!other.has_other_head(&text()));
}
