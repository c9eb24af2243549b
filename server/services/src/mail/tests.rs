//! What people read, letter by letter, and what a hostile name cannot do to it.

mod contracts;
mod life;
mod news;
mod policy;
mod review;
mod signing;
mod waiting;

use super::render::{Rendered, render};
use super::{Letter, Mail};
use crate::store::entities::contact;
use chrono::NaiveDate;
use contracts::contract_letters;
use domain::accounts::{FactorChange, Language, Role};
use life::life_letters;
use news::news_letters;
use policy::policy_letters;
use review::review_letters;
use serde_json::Value;
use signing::signing_letters;

const HOSTILE: &str =
    "=> x\r\nBcc: evil@example.com\n\n> y\u{2028}<script>alert(1)</script>\u{202e}";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn contact() -> contact::Model {
    contact::Model {
        id: uuid::Uuid::nil(),
        department: "事務部".into(),
        department_en: "Business Department, Federation of Labour Banks".into(),
        tel: "03-3295-9359".into(),
        email: "rokinren_dairi@rokinbank.or.jp".into(),
        valid_from: day("2018-04-01"),
        valid_to: None,
        policy_version: None,
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

/// As a letter reads that leaves on 1 December 2026.
fn rendered(language: Language, letter: Letter) -> Rendered {
    rendered_on("2026-12-01", (language, letter))
}

fn rendered_on(today: &str, (language, letter): (Language, Letter)) -> Rendered {
    render(&mail(language, letter), Some(&contact()), day(today)).unwrap()
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

fn letters() -> Vec<Letter> {
    [
        account_letters(),
        client_letters(),
        review_letters(),
        contract_letters(),
        life_letters(),
        signing_letters(),
        news_letters(),
        policy_letters(),
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
        "publish_by",
        "record",
        "kind",
        "last_day",
        "until",
        "from",
        "notice_by",
        "sign_by",
        "party",
        "family",
        "opened_on",
        "opens_on",
        "before",
        "stop",
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
        let text = render(&mail, None, day("2026-12-01")).unwrap().text;
        assert!(text.starts_with("saeki@hinata.example 様\n"), "{text}");
    }
}

#[test]
fn the_contact_names_the_federation_once() {
    for (department, english) in [
        ("事務部", "Business Department"),
        (
            "労働金庫連合会 事務部",
            "Business Department, Federation of Labour Banks",
        ),
    ] {
        let kept = contact::Model {
            department: department.into(),
            department_en: english.into(),
            ..contact()
        };
        let text = |language| {
            let mail = mail(language, Letter::PasswordChanged);
            render(&mail, Some(&kept), day("2026-12-01")).unwrap().text
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
