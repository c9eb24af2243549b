//! Who may do what with a draft when, and on which day a version may begin.

use super::*;
use crate::policy::{ItemForm, PolicyItem};
use uuid::Uuid;

const MAKER: PersonId = PersonId(Uuid::from_u128(1));
const OTHER: PersonId = PersonId(Uuid::from_u128(2));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn items() -> Items {
    let of = |word: &str| {
        (1..=7)
            .map(|number| PolicyItem {
                number,
                title: word.to_owned(),
                body: word.to_owned(),
            })
            .collect()
    };
    Items {
        ja: of("項目"),
        en: of("Item"),
    }
}

fn before(items: &Items) -> Before<'_> {
    Before {
        items,
        effective_from: day("2026-11-24"),
        contact: None,
        today: day("2026-11-24"),
    }
}

fn draft() -> Draft {
    let mut content = Content {
        items: items(),
        effective_from: Some(day("2026-12-01")),
        contact: None,
        summary_ja: "時期を改めます。".into(),
        summary_en: "The date moves.".into(),
    };
    let form = ItemForm {
        body_ja: "別の文".into(),
        ..ItemForm::of(&content.items, 4).unwrap()
    };
    content.items.change(4, &form).unwrap();
    Draft {
        number: 2,
        content,
        state: DraftState::Open { sent_back: None },
        makers: vec![MAKER],
    }
}

fn submitted() -> Draft {
    let mut draft = draft();
    let whom = (MAKER, "三枝".to_owned(), DateTime::UNIX_EPOCH);
    draft.submit(before(&items()), whom).unwrap();
    draft
}

#[test]
fn the_maker_never_decides_and_nobody_writes_while_it_lies_with_the_second_person() {
    let own = Err(Denial::OwnProposal.into());
    for (draft, by, write, decide) in [
        (draft(), MAKER, Ok(()), Err(Refusal::WrongState)),
        (draft(), OTHER, Ok(()), Err(Refusal::WrongState)),
        (submitted(), MAKER, Err(Refusal::WrongState), own),
        (submitted(), OTHER, Err(Refusal::WrongState), Ok(())),
    ] {
        assert_eq!(draft.clone().write(by).map(|_| ()), write);
        assert_eq!(draft.require_decider(by), decide);
        assert_eq!(draft.clone().send_back(by, "理由".into()), decide);
    }
}

#[test]
fn whoever_wrote_a_word_is_a_maker_also_after_it_came_back() {
    let mut draft = submitted();
    draft.send_back(OTHER, "時期の根拠".into()).unwrap();
    draft.write(OTHER).unwrap();
    let whom = (MAKER, "三枝".to_owned(), DateTime::UNIX_EPOCH);
    draft.submit(before(&items()), whom).unwrap();
    let denied = draft.require_decider(OTHER);
    assert_eq!(denied, Err(Denial::OwnProposal.into()));
}

#[test]
fn a_version_begins_today_at_the_earliest_and_after_the_one_before() {
    let items = items();
    let running = Before {
        effective_from: day("2026-10-01"),
        ..before(&items)
    };
    let announced = Before {
        effective_from: day("2027-01-01"),
        ..before(&items)
    };
    let today = day("2026-11-24");
    let early = |text| {
        Err(FieldProblem::TooEarly {
            earliest: day(text),
        })
    };
    for (before, from, expected) in [
        (running, "2026-11-23", Err(FieldProblem::PastDate { today })),
        (running, "2026-11-24", Ok(())),
        (before(&items), "2026-11-24", early("2026-11-25")),
        (announced, "2027-01-01", early("2027-01-02")),
        (announced, "2027-01-02", Ok(())),
    ] {
        let content = Content {
            effective_from: Some(day(from)),
            ..draft().content
        };
        let found = content.require_complete(before).map(|_| ());
        let expected =
            expected.map_err(|problem| FieldErrors::one("effective_from", problem).into());
        assert_eq!(found, expected, "{from}");
    }
}

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let items = items();
    let empty = Content {
        items: items.clone(),
        effective_from: None,
        contact: None,
        summary_ja: String::new(),
        summary_en: String::new(),
    };
    let Err(Refusal::Invalid { fields }) = empty.require_complete(before(&items)) else {
        panic!()
    };
    let names: Vec<&str> = fields.iter().map(|(name, _)| name).collect();
    let all = ["effective_from", "summary_ja", "summary_en", "items"];
    assert_eq!(names, all);
}

#[test]
fn consents_go_on_only_where_their_item_reads_as_before() {
    let mut content = draft().content;
    assert!(content.leaves_consents_alone(&items()));
    let form = ItemForm {
        body_en: "Item!".into(),
        ..ItemForm::of(&content.items, CONSENT_ITEM).unwrap()
    };
    content.items.change(CONSENT_ITEM, &form).unwrap();
    assert!(!content.leaves_consents_alone(&items()));
}

#[test]
fn a_contact_that_was_stored_without_an_english_name_is_not_published_without_one() {
    let stored = r#"{"department": "事務部", "tel": "1", "email": "a@b.example", "valid_from": "2026-12-01"}"#;
    let mut draft = draft();
    draft.content.contact = Some(serde_json::from_str(stored).unwrap());
    let missing = FieldErrors::one("department_en", FieldProblem::Missing);
    let tried = draft.content.require_complete(before(&items()));
    assert_eq!(tried, Err(missing.into()));
}
