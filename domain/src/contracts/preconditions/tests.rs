use super::*;
use uuid::Uuid;

/// What is taken away from what is complete.
type Change = fn(&mut Preconditions);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn complete() -> Preconditions {
    Preconditions {
        registration: Some((
            PersonId(Uuid::nil()),
            DateTime::UNIX_EPOCH,
            Some(day("2026-10-31")),
        )),
        answers: Progress {
            banks: 13,
            consented: 13,
            ..Progress::default()
        },
        terms: 3,
        draft_settled: true,
        open_comments: 0,
        effective_from: Some(day("2026-12-07")),
        earliest: day("2026-11-24"),
        overlaps: Vec::new(),
        amended_in_force: Some(true),
        withdrawn: Vec::new(),
        names_consenting: true,
        signed: Party::ALL.to_vec(),
    }
}

#[test]
fn nothing_is_missing_when_everything_is_there() {
    assert_eq!(complete().missing(Stage::DrawUp), []);
    assert_eq!(complete().missing(Stage::Conclude), []);
}

fn cases() -> Vec<(Change, Missing)> {
    vec![
        (|facts| facts.registration = None, Missing::Registration),
        (
            |facts| facts.registration = Some((PersonId(Uuid::nil()), DateTime::UNIX_EPOCH, None)),
            Missing::Registration,
        ),
        (
            |facts| facts.answers.unanswered = 2,
            Missing::Answers { unanswered: 2 },
        ),
        (
            |facts| facts.answers.outdated = 1,
            Missing::CurrentConsents { outdated: 1 },
        ),
        (|facts| facts.answers.consented = 0, Missing::Consenting),
        (|facts| facts.terms = 1, Missing::Terms { missing: 2 }),
        (|facts| facts.draft_settled = false, Missing::Draft),
        (
            |facts| facts.open_comments = 4,
            Missing::Comments { clauses: 4 },
        ),
        (
            |facts| facts.earliest = day("2026-12-08"),
            Missing::EffectiveDay {
                earliest: day("2026-12-08"),
            },
        ),
        (
            |facts| facts.overlaps = vec!["K2026-0001".into()],
            Missing::Overlap {
                number: "K2026-0001".into(),
            },
        ),
        (
            |facts| facts.amended_in_force = Some(false),
            Missing::Amended,
        ),
        (
            |facts| facts.withdrawn = vec!["中央労働金庫".into()],
            Missing::Withdrawn {
                banks: vec!["中央労働金庫".into()],
            },
        ),
    ]
}

#[test]
fn each_thing_alone_is_named() {
    for (change, missing) in cases() {
        let mut facts = complete();
        change(&mut facts);
        for stage in [Stage::DrawUp, Stage::Conclude] {
            assert_eq!(
                facts.missing(stage),
                std::slice::from_ref(&missing),
                "{stage:?}"
            );
        }
    }
}

#[test]
fn banks_and_signatures_count_at_the_conclusion_only() {
    let mut facts = complete();
    facts.names_consenting = false;
    facts.signed = vec![Party::Federation];
    assert_eq!(facts.missing(Stage::DrawUp), []);
    let party = Party::Agent;
    assert_eq!(
        facts.missing(Stage::Conclude),
        [Missing::Banks, Missing::Signature { party }]
    );
    facts.effective_from = None;
    assert_eq!(facts.missing(Stage::DrawUp), []);
    assert_eq!(facts.missing(Stage::Conclude).len(), 3);
}

#[test]
fn all_that_is_missing_is_named_at_once() {
    let nothing = Preconditions {
        earliest: day("2026-11-24"),
        overlaps: vec!["K2026-0001".into(), "K2026-0002".into()],
        open_comments: 1,
        ..Preconditions::default()
    };
    assert_eq!(nothing.missing(Stage::DrawUp).len(), 7);
    assert_eq!(nothing.missing(Stage::Conclude).len(), 11);
}
