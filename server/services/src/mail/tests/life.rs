//! The letters about a deadline and about what became of a contract: one template, every kind of step, in words that fit it.

use super::{day, rendered, rendered_on};
use crate::mail::Letter;
use chrono::{DateTime, Utc};
use domain::accounts::Language;
use domain::contracts::StepKind;
use domain::suspensions::SuspensionEvent;

/// As the portal posts it: what the calendar did has no reason, and not every step names a day.
fn changed(kind: StepKind) -> Letter {
    let (reason, last_day) = facts(kind);
    Letter::ContractChanged {
        kind,
        contract_number: "K2026-0007".into(),
        service: "ひなた家計簿".into(),
        last_day: last_day.map(day),
        at: at_once(kind),
        received_on: None,
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
        at: at_once(kind),
        received_on: None,
        reason: reason.into(),
        url: "https://portal.example/register-of-agents/K2026-0007".into(),
    }
}

fn changed_for_office(kind: StepKind) -> Letter {
    let (reason, last_day) = facts(kind);
    let by = if reason.is_empty() {
        ""
    } else {
        "高橋 和子"
    };
    Letter::ContractChangedForOffice {
        kind,
        contract_number: "K2026-0007".into(),
        organisation: "ひなたソフト株式会社".into(),
        service: "ひなた家計簿".into(),
        last_day: last_day.map(day),
        at: at_once(kind),
        received_on: None,
        by: by.into(),
        reason: reason.into(),
        url: "https://portal.example/contracts/1".into(),
    }
}

/// Four minutes past midnight in Japan.
fn at_once(kind: StepKind) -> Option<DateTime<Utc>> {
    match kind {
        StepKind::Suspended | StepKind::Resumed => "2026-12-20T15:04:00Z".parse().ok(),
        _ => None,
    }
}

fn facts(kind: StepKind) -> (&'static str, Option<&'static str>) {
    match kind {
        StepKind::Suspended => ("不正な接続の疑いがあり、調査するため。", None),
        StepKind::Resumed => ("調査が終わり、是正を確認したため。", None),
        StepKind::Notified => ("サービスの提供が終了するため。", Some("2027-03-31")),
        StepKind::Ended => ("", Some("2027-03-31")),
        StepKind::Renewed => ("", Some("2028-12-06")),
        StepKind::Replaced => ("", Some("2027-03-31")),
    }
}

/// To the publisher, or about a bank that no mail reaches.
fn late(bank: &str) -> Letter {
    Letter::PublicationLate {
        bank: bank.into(),
        contract_number: "K2026-0007".into(),
        organisation: "ひなたソフト株式会社".into(),
        service: "ひなた家計簿".into(),
        due_on: day("2026-12-08"),
        url: "https://portal.example/contracts/1/publications/agent".into(),
    }
}

fn decided(kind: SuspensionEvent) -> Letter {
    Letter::SuspensionDecided {
        kind,
        bank: "四国労働金庫".into(),
        contract_number: "K2026-0007".into(),
        organisation: "ひなたソフト株式会社".into(),
        service: "ひなた家計簿".into(),
        reason: "身に覚えのない照会の申出が続いているため。".into(),
        url: "https://portal.example/bank".into(),
    }
}

#[test]
fn a_decision_on_a_suspension_says_which_one() {
    let subjects = SuspensionEvent::ALL.map(|kind| rendered(Language::Ja, decided(kind)).subject);
    assert_eq!(
        subjects,
        [
            "四国労働金庫での利用を停止しました（K2026-0007）",
            "四国労働金庫での利用は停止しません（K2026-0007）",
            "四国労働金庫での利用停止を解除しました（K2026-0007）",
        ]
    );
}

fn consent_reminder() -> Letter {
    Letter::ConsentReminder {
        receipt_number: "R2026-0123".into(),
        organisation: "ひなた家計簿株式会社".into(),
        service: "ひなた家計簿".into(),
        due_on: day("2026-12-08"),
        link: "https://portal.example/consent/3q2-7w".into(),
    }
}

pub(super) fn signing_reminder() -> Letter {
    Letter::SigningReminder {
        receipt_number: "R2026-0123".into(),
        organisation: "ひなた家計簿株式会社".into(),
        service: "ひなた家計簿".into(),
        sign_by: day("2026-12-08"),
        url: "https://portal.example/contracts/1".into(),
    }
}

fn renewal_ahead() -> Letter {
    Letter::ContractRenewalAhead {
        contract_number: "K2026-0007".into(),
        organisation: "ひなたソフト株式会社".into(),
        service: "ひなた家計簿".into(),
        until: day("2027-12-06"),
        notice_by: day("2027-09-06"),
        url: "https://portal.example/contracts/1".into(),
    }
}

/// A reminder may leave late, because the server was away or no mail went out.
#[test]
fn reminders_say_on_the_day_they_leave_whether_the_day_is_near_today_or_gone_by() {
    let (due, notice) = (
        ["2026-12-07", "2026-12-08", "2026-12-09"],
        ["2027-09-05", "2027-09-06", "2027-12-07"],
    );
    let told = [
        (consent_reminder(), due),
        (signing_reminder(), due),
        (renewal_ahead(), notice),
    ];
    let texts = told.into_iter().flat_map(|(letter, days)| {
        days.map(|today| {
            let mails = [Language::Ja, Language::En]
                .map(|language| rendered_on(today, (language, letter.clone())))
                .map(|mail| format!("{}\n\n{}", mail.subject, mail.text));
            format!("{today}\n\n{}", mails.join("\n--------\n\n"))
        })
    });
    let texts: Vec<String> = texts.collect();
    insta::assert_snapshot!("late_reminders", texts.join("\n========\n\n"));
}

/// One of each letter, for the tests of all letters.
pub(super) fn life_letters() -> Vec<Letter> {
    vec![
        consent_reminder(),
        Letter::ConsentDeadlineMoved {
            receipt_number: "R2026-0123".into(),
            organisation: "ひなた家計簿株式会社".into(),
            service: "ひなた家計簿".into(),
            due_on: day("2026-12-15"),
            reason: "理事会の日程に合わせるため。".into(),
            link: "https://portal.example/consent/3q2-7w".into(),
        },
        changed(StepKind::Notified),
        changed_for_bank(StepKind::Notified),
        changed_for_office(StepKind::Notified),
        Letter::ConsentWithdrawn {
            bank: "四国労働金庫".into(),
            contract_number: "K2026-0007".into(),
            organisation: "ひなたソフト株式会社".into(),
            service: "ひなた家計簿".into(),
            from: day("2027-04-01"),
            reason: "接続に係る方針を見直すため。".into(),
            url: "https://portal.example/contracts/1/consents".into(),
        },
        Letter::SuspensionRequested {
            bank: "四国労働金庫".into(),
            contract_number: "K2026-0007".into(),
            organisation: "ひなたソフト株式会社".into(),
            service: "ひなた家計簿".into(),
            reason: "身に覚えのない照会の申出が続いているため。".into(),
            url: "https://portal.example/suspensions/1".into(),
        },
        decided(SuspensionEvent::Accept),
        renewal_ahead(),
        Letter::AmendmentOpened {
            contract_number: "K2026-0007".into(),
            receipt_number: "R2027-0031".into(),
            service: "ひなた家計簿".into(),
            reason: "四国労働金庫を対象に加え、データの保存期間を改めるため。".into(),
            url: "https://portal.example/applications/2/contract".into(),
        },
        late("四国労働金庫"),
        Letter::PublicationLateForBank {
            contract_number: "K2026-0007".into(),
            organisation: "ひなたソフト株式会社".into(),
            service: "ひなた家計簿".into(),
            due_on: day("2026-12-08"),
            url: "https://portal.example/bank/contracts/1/publication".into(),
        },
    ]
}

#[test]
fn every_step_reads_well_to_the_agent_and_to_the_banks() {
    for (name, language) in [
        ("steps_japanese", Language::Ja),
        ("steps_english", Language::En),
    ] {
        let letters = StepKind::ALL.into_iter().flat_map(|kind| {
            [
                changed(kind),
                changed_for_bank(kind),
                changed_for_office(kind),
            ]
        });
        let texts: Vec<String> = letters
            .map(|letter| rendered(language, letter))
            .map(|mail| format!("{}\n\n{}", mail.subject, mail.text))
            .collect();
        insta::assert_snapshot!(name, texts.join("\n========\n\n"));
    }
}

#[test]
fn an_end_at_once_says_from_when() {
    let mut letter = changed(StepKind::Ended);
    if let Letter::ContractChanged { last_day, at, .. } = &mut letter {
        *last_day = None;
        *at = "2026-12-20T15:04:00Z".parse().ok();
    }
    let text = |language| rendered(language, letter.clone()).text;
    let japanese = text(Language::Ja);
    assert!(japanese.contains("終了した日時：2026年12月21日(月) 00:04\n"));
    assert!(!japanese.contains("契約の最終日"));
    assert!(text(Language::En).contains("Ended: 21 December 2026 (Mon), 00:04 Japan time\n"));
}

#[test]
fn a_notice_is_worded_by_whose_it_is() {
    let mut letters = [
        changed(StepKind::Notified),
        changed_for_bank(StepKind::Notified),
        changed_for_office(StepKind::Notified),
    ];
    for letter in &mut letters {
        if let Letter::ContractChanged { received_on, .. }
        | Letter::ContractChangedForBank { received_on, .. }
        | Letter::ContractChangedForOffice { received_on, .. } = letter
        {
            *received_on = Some(day("2026-11-20"));
        }
    }
    let words = [
        "貴社から、次の接続契約を終了する旨の通知を受け取りました。",
        "通知を事業者から受け取りました。",
        "通知を、事業者から受け取りました。",
    ];
    for (letter, words) in letters.into_iter().zip(words) {
        let text = rendered(Language::Ja, letter.clone()).text;
        assert!(text.contains(words), "{text}");
        assert!(text.contains("通知を受け取った日：2026年11月20日(金)\n"));
        let text = rendered(Language::En, letter).text;
        assert!(text.contains("Notice received: 20 November 2026 (Fri)\n"));
        assert!(!text.contains("The Federation gave"), "{text}");
    }
}
