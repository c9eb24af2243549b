//! The letters to those who asked to be told when intake opens: every kind of announcement, in words that fit it.

use super::{day, mail, rendered};
use crate::mail::Letter;
use domain::accounts::Language;
use domain::intake::{Kind, ScopeFamily};

const FAMILY: ScopeFamily = ScopeFamily::AccountInformation;

fn stop() -> String {
    "https://portal.example/opening-notice/stop/3q2-7w".into()
}

fn told(kind: Kind) -> Letter {
    let (wording, note, opens_on, before) = match kind {
        Kind::Undecided => ("未定", "検討しています。", None, None),
        Kind::Planned => ("2027年8月末", "", Some("2027-02-28"), None),
        Kind::Announced => (
            "2027年8月20日(金)",
            "",
            Some("2027-02-20"),
            Some("2027-02-28"),
        ),
        Kind::Moved => (
            "2027年10月末",
            "接続試験の期間を延ばしました。",
            Some("2027-04-30"),
            Some("2027-02-28"),
        ),
        Kind::Ready => ("2026年11月20日(金)", "", Some("2026-05-20"), None),
        Kind::Withdrawn => (
            "未定",
            "システムを見直すため、時期を再検討します。",
            None,
            Some("2027-02-28"),
        ),
    };
    Letter::ReadinessTold {
        kind,
        family: FAMILY,
        wording: wording.into(),
        note: note.into(),
        opens_on: opens_on.map(day),
        before: before.map(day),
        is_open: kind == Kind::Ready,
        url: "https://portal.example/#intake".into(),
        stop: stop(),
    }
}

/// One of each letter, for the tests of all letters.
pub(super) fn news_letters() -> Vec<Letter> {
    vec![
        Letter::ConfirmNotice {
            family: FAMILY,
            link: "https://portal.example/opening-notice/confirm/3q2-7w".into(),
        },
        Letter::IntakeOpened {
            family: FAMILY,
            opened_on: day("2027-02-28"),
            url: "https://portal.example/".into(),
            stop: stop(),
        },
        told(Kind::Moved),
    ]
}

#[test]
fn every_announcement_reads_well() {
    for (name, language) in [
        ("announcements_japanese", Language::Ja),
        ("announcements_english", Language::En),
    ] {
        let texts: Vec<String> = Kind::ALL
            .into_iter()
            .map(|kind| rendered(language, told(kind)))
            .map(|mail| format!("{}\n\n{}", mail.subject, mail.text))
            .collect();
        insta::assert_snapshot!(name, texts.join("\n========\n\n"));
    }
}

#[test]
fn what_opens_a_door_is_not_kept_with_a_letter_that_is_given_up() {
    for letter in news_letters() {
        let given_up = mail(Language::Ja, letter.without_keys());
        let kept = serde_json::to_string(&given_up).unwrap();
        assert!(!kept.contains("3q2-7w"), "{kept}");
    }
}
