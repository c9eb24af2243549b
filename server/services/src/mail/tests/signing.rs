//! The letters about signatures that are awaited, passed on, or will not come.

use super::life::signing_reminder;
use super::{Language, Letter, day, rendered};
use domain::contracts::{Party, SigningStepKind};

pub(super) fn signing_letters() -> Vec<Letter> {
    vec![
        signing_reminder(),
        stopped(
            SigningStepKind::Declined,
            "第5条の費用について、\n社内の承認が得られませんでした。",
        ),
        named(false),
        Letter::SheetToConfirm {
            receipt_number: "R2026-0123".into(),
            organisation: "ひなた家計簿株式会社".into(),
            service: "ひなた家計簿".into(),
            party: Party::Agent,
            signer: "市川 望".into(),
            signed_on: day("2026-12-03"),
            recorder: "中村 修".into(),
            last: true,
            url: "https://portal.example/contracts/1/paper/confirm".into(),
        },
    ]
}

fn stopped(kind: SigningStepKind, reason: &str) -> Letter {
    Letter::SigningStopped {
        kind,
        party: Some(Party::Agent),
        receipt_number: "R2026-0123".into(),
        organisation: "ひなた家計簿株式会社".into(),
        service: "ひなた家計簿".into(),
        reason: reason.into(),
        url: "https://portal.example/contracts/1".into(),
    }
}

fn named(revoked: bool) -> Letter {
    Letter::SigningDelegated {
        receipt_number: "R2026-0123".into(),
        organisation: "ひなた家計簿株式会社".into(),
        service: "ひなた家計簿".into(),
        party: Party::Agent,
        by: "佐伯 真帆".into(),
        until: day("2026-12-08"),
        revoked,
        url: "https://portal.example/contracts/1".into(),
    }
}

#[test]
fn each_way_back_has_its_words() {
    let letters = [
        stopped(SigningStepKind::Lapsed, ""),
        stopped(SigningStepKind::Abandoned, "申込者が計画を取りやめたため。"),
        named(true),
    ];
    let texts = letters.map(|letter| {
        let japanese = rendered(Language::Ja, letter.clone());
        let english = rendered(Language::En, letter);
        format!(
            "{}\n\n{}\n========\n\n{}\n\n{}",
            japanese.subject, japanese.text, english.subject, english.text
        )
    });
    insta::assert_snapshot!(texts.join("\n========\n\n"));
}
