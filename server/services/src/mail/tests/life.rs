//! The letters about what became of a contract: one template, every kind of step, in words that fit it.

use super::{day, rendered};
use crate::mail::Letter;
use domain::accounts::Language;
use domain::contracts::StepKind;

/// As the portal posts it: what the calendar did has no reason, and not every step names a day.
fn changed(kind: StepKind) -> Letter {
    let (reason, last_day) = facts(kind);
    Letter::ContractChanged {
        kind,
        contract_number: "K2026-0007".into(),
        service: "ひなた家計簿".into(),
        last_day: last_day.map(day),
        reason: reason.into(),
        url: "https://portal.example/applications/1/contract".into(),
    }
}

fn changed_for_bank(kind: StepKind) -> Letter {
    let (reason, last_day) = facts(kind);
    Letter::ContractChangedForBank {
        kind,
        contract_number: "K2026-0007".into(),
        organisation: "ひなたソフト株式会社".into(),
        service: "ひなた家計簿".into(),
        last_day: last_day.map(day),
        reason: reason.into(),
        url: "https://portal.example/register-of-agents/K2026-0007".into(),
    }
}

fn facts(kind: StepKind) -> (&'static str, Option<&'static str>) {
    match kind {
        StepKind::Suspended => ("不正な接続の疑いがあり、調査するため。", None),
        StepKind::Resumed => ("調査が終わり、是正を確認したため。", None),
        StepKind::Notified => ("サービスの提供が終了するため。", Some("2027-03-31")),
        StepKind::Ended => ("", Some("2027-03-31")),
        StepKind::Renewed => ("", Some("2028-12-06")),
    }
}

/// One of each letter, for the tests of all letters.
pub(super) fn life_letters() -> Vec<Letter> {
    vec![
        changed(StepKind::Notified),
        changed_for_bank(StepKind::Notified),
        Letter::ConsentWithdrawn {
            bank: "四国労働金庫".into(),
            contract_number: "K2026-0007".into(),
            organisation: "ひなたソフト株式会社".into(),
            service: "ひなた家計簿".into(),
            from: day("2027-04-01"),
            reason: "接続に係る方針を見直すため。".into(),
            url: "https://portal.example/contracts/1/consents".into(),
        },
        Letter::ContractRenewalAhead {
            contract_number: "K2026-0007".into(),
            organisation: "ひなたソフト株式会社".into(),
            service: "ひなた家計簿".into(),
            until: day("2027-12-06"),
            notice_by: day("2027-09-06"),
            url: "https://portal.example/contracts/1".into(),
        },
    ]
}

#[test]
fn every_step_reads_well_to_the_agent_and_to_the_banks() {
    for (name, language) in [
        ("steps_japanese", Language::Ja),
        ("steps_english", Language::En),
    ] {
        let letters = StepKind::ALL
            .into_iter()
            .flat_map(|kind| [changed(kind), changed_for_bank(kind)]);
        let texts: Vec<String> = letters
            .map(|letter| rendered(language, letter))
            .map(|mail| format!("{}\n\n{}", mail.subject, mail.text))
            .collect();
        insta::assert_snapshot!(name, texts.join("\n========\n\n"));
    }
}
