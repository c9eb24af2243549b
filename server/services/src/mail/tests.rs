//! What people read, letter by letter, and what a hostile name cannot do to it.

mod life;

use super::render::{Rendered, render};
use super::{Letter, Mail};
use crate::store::entities::contact;
use chrono::NaiveDate;
use domain::accounts::{FactorChange, Language, Role};
use life::life_letters;
use serde_json::Value;

const HOSTILE: &str =
    "=> x\r\nBcc: evil@example.com\n\n> y\u{2028}<script>alert(1)</script>\u{202e}";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn contact() -> contact::Model {
    contact::Model {
        id: uuid::Uuid::nil(),
        department: "事務部".into(),
        tel: "03-3295-9359".into(),
        email: "rokinren_dairi@rokinbank.or.jp".into(),
        valid_from: day("2018-04-01"),
        valid_to: None,
    }
}

fn mail(language: Language, letter: Letter) -> Mail {
    let (to, to_name) = ("saeki@hinata.example".into(), "佐伯 真帆".into());
    Mail {
        to,
        to_name,
        language,
        letter,
    }
}

fn rendered(language: Language, letter: Letter) -> Rendered {
    render(&mail(language, letter), Some(&contact())).unwrap()
}

fn account_letters() -> Vec<Letter> {
    let link = || "https://portal.example/l/3q2-7w".to_owned();
    vec![
        Letter::ConfirmAddress { link: link() },
        Letter::ResetPassword { link: link() },
        Letter::PasswordChanged,
        Letter::FactorChanged {
            change: FactorChange::RecoveryCodeUsed { left: 9 },
        },
        Letter::ConfirmNewAddress { link: link() },
        Letter::EmailChanged {
            email: "maho@hinata.example".into(),
        },
        Letter::NewDevice {
            device: "Chrome, Windows".into(),
            place: "203.0.113.9".into(),
            at: "2026-11-22T15:04:00Z".parse().unwrap(),
            sessions: "https://portal.example/account/sessions".into(),
        },
        Letter::Helped {
            by: "青木 管".into(),
            reason: "申込書の添付の画面が進まないとのお電話のため".into(),
            at: "2026-11-22T15:04:00Z".parse().unwrap(),
        },
        Letter::SessionsEnded {
            reason: "端末を紛失したとのお電話のため".into(),
            sign_in: "https://portal.example/sign-in".into(),
        },
        Letter::AlreadyRegistered {
            sign_in: "https://portal.example/sign-in".into(),
            reset: "https://portal.example/forgotten".into(),
        },
        Letter::Invitation {
            body: "労働金庫連合会".into(),
            roles: vec![Role::Officer, Role::Approver],
            link: link(),
            invited_by: "高橋 和子".into(),
        },
    ]
}

fn client_letters() -> Vec<Letter> {
    vec![
        Letter::ClientRequested {
            organisation: "ひなた家計簿株式会社".into(),
            client_name: "ひなた家計簿 本番".into(),
            url: "https://portal.example/clients/1".into(),
        },
        Letter::ClientIssued {
            client_id: "hinata-7f3a".into(),
            client_name: "ひなた家計簿 本番".into(),
            link: "https://portal.example/l/3q2-7w".to_owned(),
        },
        Letter::ClientRevoked {
            client_id: "hinata-7f3a".into(),
            client_name: "ひなた家計簿 本番".into(),
            reason: "シークレットが漏れたとの届出がありました。".into(),
            url: "https://portal.example/clients/1".into(),
        },
    ]
}

fn review_letters() -> Vec<Letter> {
    let (receipt_number, service) = ("R2026-0123".to_owned(), "ひなた家計簿".to_owned());
    let organisation = "ひなた家計簿株式会社".to_owned();
    let url = "https://portal.example/applications/1".to_owned();
    let reason = "委託先の一覧が古い日付です。\n\n最新のものを添えてください。".to_owned();
    let criterion = "3-2 外部委託の管理".to_owned();
    macro_rules! letter {
        ($kind:ident { $($field:ident),* ; $($own:ident : $value:expr),* }) => {
            Letter::$kind { $($field: $field.clone(),)* $($own: $value),* }
        };
    }
    vec![
        letter!(ApplicationReceived { receipt_number, organisation, service, url; resubmitted: false }),
        letter!(ApplicationArrived { receipt_number, organisation, service, url; }),
        letter!(CorrectionRequested { receipt_number, service, criterion, reason, url;
            sections: vec!["service".into(), "documents".into()], due_on: day("2026-12-08") }),
        letter!(ApplicationProposed { receipt_number, organisation, service, url; proposer: "中村 修".into() }),
        letter!(ApplicationSentBack { receipt_number, organisation, reason, url; }),
        letter!(ApplicationApproved { receipt_number, service, url; }),
        letter!(ApplicationDeclined { receipt_number, service, criterion, reason, url; }),
        letter!(ConsentRequested { receipt_number, organisation, service;
            due_on: Some(day("2026-12-08")), link: "https://portal.example/consent/3q2-7w".to_owned() }),
        Letter::ConsentCode {
            code: "048215".into(),
        },
        letter!(BankAnswered { receipt_number, organisation, url; bank: "中央労働金庫".into() }),
        letter!(DraftIssued { receipt_number, service, url;
            number: 3, note: "第5条の費用を、\n初年度は無償とします。".into() }),
        letter!(DraftToConfirm { receipt_number, organisation, reason, url; number: 3 }),
        letter!(ClauseCommented { receipt_number, service, url;
            writer: organisation.clone(), article: 5 }),
        letter!(ContractReadyToSign { receipt_number, service, url;
            banks: 12, effective_from: day("2027-01-22") }),
        letter!(ContractAwaitsFederation { receipt_number, organisation, service, url; }),
    ]
}

fn contract_letters() -> Vec<Letter> {
    let (contract_number, service) = ("K2026-0007".to_owned(), "ひなた家計簿".to_owned());
    let organisation = "ひなた家計簿株式会社".to_owned();
    vec![
        Letter::ContractConcluded {
            contract_number: contract_number.clone(),
            organisation: organisation.clone(),
            service: service.clone(),
            banks: vec!["北海道労働金庫".into(), "中央労働金庫".into()],
            signed_on: day("2027-01-15"),
            effective_from: day("2027-01-22"),
            url: "https://portal.example/contracts/1".into(),
        },
        Letter::ContractConcludedForBank {
            bank: "北海道労働金庫".into(),
            contract_number,
            organisation,
            service,
            scopes: vec!["balances".into(), "transactions".into()],
            effective_from: day("2027-01-22"),
            url: "https://portal.example/register/1".into(),
        },
    ]
}

fn letters() -> Vec<Letter> {
    [
        account_letters(),
        client_letters(),
        review_letters(),
        contract_letters(),
        life_letters(),
    ]
    .concat()
}

/// The letter with every text that people type replaced by something hostile.
fn hostile(letter: &Letter) -> Letter {
    let ours = [
        "letter",
        "link",
        "url",
        "sign_in",
        "reset",
        "roles",
        "due_on",
        "at",
        "sessions",
        "signed_on",
        "effective_from",
        "kind",
        "last_day",
        "until",
        "from",
        "notice_by",
    ];
    let mut value = serde_json::to_value(letter).unwrap();
    for (name, field) in value.as_object_mut().unwrap() {
        match field {
            Value::String(text) if !ours.contains(&name.as_str()) => HOSTILE.clone_into(text),
            Value::Array(texts) if !ours.contains(&name.as_str()) => {
                texts.iter_mut().for_each(|text| *text = HOSTILE.into())
            }
            _ => {}
        }
    }
    serde_json::from_value(value).unwrap()
}

#[test]
fn every_letter_reads_well_in_japanese() {
    for letter in letters() {
        let kind = letter.kind();
        let mail = rendered(Language::Ja, letter);
        let whole = format!("件名：{}\n\n{}\n{}", mail.subject, mail.text, mail.html);
        insta::assert_snapshot!(kind, whole);
    }
}

#[test]
fn every_letter_reads_well_in_english() {
    let texts: Vec<String> = letters()
        .into_iter()
        .map(|letter| rendered(Language::En, letter))
        .map(|mail| format!("Subject: {}\n\n{}", mail.subject, mail.text))
        .collect();
    insta::assert_snapshot!("english", texts.join("\n========\n\n"));
}

#[test]
fn a_corrected_application_has_a_receipt_of_its_own() {
    let mut value = serde_json::to_value(&review_letters()[0]).unwrap();
    value["resubmitted"] = true.into();
    let mail = rendered(Language::Ja, serde_json::from_value(value).unwrap());
    assert_eq!(mail.subject, "補正した申込みを受け付けました（R2026-0123）");
}

#[test]
fn every_letter_shows_its_links_and_the_contact_in_both_parts() {
    for letter in letters() {
        for language in [Language::Ja, Language::En] {
            let (kind, links) = (letter.kind(), letter.links());
            let mail = rendered(language, letter.clone());
            for part in [&mail.text, &mail.html] {
                assert!(part.contains("03-3295-9359"), "{kind}");
                assert!(links.iter().all(|link| part.contains(link)), "{kind}");
            }
            assert_eq!(
                mail.html.contains("display:inline-block"),
                !links.is_empty(),
                "{kind}"
            );
        }
    }
}

// ASVS 1.3.11
#[test]
fn what_people_type_stays_on_its_line_and_is_never_markup() {
    for letter in letters() {
        for language in [Language::Ja, Language::En] {
            let kind = letter.kind();
            let tame = rendered(language, letter.clone());
            let wild = rendered(language, hostile(&letter));
            assert!(!wild.subject.contains(char::is_control), "{kind}");
            assert!(!wild.html.contains("<script"), "{kind}");
            assert!(
                !wild.text.lines().any(|line| line.starts_with("Bcc:")),
                "{kind}"
            );
            for tag in ["<p ", "<a ", "<blockquote "] {
                let count = |html: &str| html.matches(tag).count();
                assert_eq!(count(&wild.html), count(&tame.html), "{kind} {tag}");
            }
        }
    }
}

#[test]
fn a_name_that_looks_like_a_link_is_not_repeated() {
    for name in [
        "https://evil.example 賞品",
        "www.evil.example",
        "",
        "a@evil.example",
    ] {
        let mut mail = mail(Language::Ja, Letter::PasswordChanged);
        mail.to_name = name.into();
        let text = render(&mail, None).unwrap().text;
        assert!(text.starts_with("saeki@hinata.example 様\n"), "{text}");
    }
}

#[test]
fn the_contact_names_the_federation_once() {
    for department in ["事務部", "労働金庫連合会 事務部"] {
        let kept = contact::Model {
            department: department.into(),
            ..contact()
        };
        let text = |language| {
            let mail = mail(language, Letter::PasswordChanged);
            render(&mail, Some(&kept)).unwrap().text
        };
        assert!(text(Language::Ja).contains("お問い合わせ：労働金庫連合会 事務部\n"));
        assert!(
            text(Language::En).contains("the Federation of Labour Banks, Business Department\n")
        );
    }
}

#[test]
fn logs_get_neither_links_nor_addresses() {
    for letter in letters() {
        let links = letter.links();
        let log = format!(
            "{:?}",
            crate::outbox::Job::SendMail(Box::new(mail(Language::Ja, letter)))
        );
        assert!(links.iter().all(|link| !log.contains(link)), "{log}");
        assert!(!log.contains('@'), "{log}");
    }
}
