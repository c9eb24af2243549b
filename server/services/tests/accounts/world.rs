//! The people of these tests, and what they find in their mailboxes.

use domain::accounts::{Actor, Assurance, Body, Language, RegistrationForm};
use domain::organisations::{CorporateNumber, OrganisationForm};
use domain::refusal::Refusal;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::accounts::{confirm_address, register, session};
use services::error::Result;
use services::mail::{Letter, Mail};
use services::members::accept::{AcceptForm, accept_invitation, show_invitation};
use services::members::invite::{InvitationForm, invite};
use services::outbox::Job;
use services::secrets::tokens::Token;
use services::store::entities::{audit_event, organisation, outbox_job, person};
use services::{Browser, Operation, Services};

pub const HANAKO: &str = "hanako@kigyo.example.jp";
pub const PASSWORD: &str = "海と山と川と空と雲と風と星と月";
pub const OTHER_PASSWORD: &str = "a different long phrase";

/// Nobody signed in, at this moment.
pub fn visitor(services: &Services) -> Operation {
    services.operation(Actor::Anonymous, Language::Ja)
}

/// A corporate number from the range that no company has.
pub fn number(last: u32) -> String {
    CorporateNumber::from_base(&format!("9999{last:08}"))
        .unwrap()
        .to_string()
}

pub fn registration(email: &str, company: u32) -> RegistrationForm {
    RegistrationForm {
        person_name: "山田 花子".into(),
        email: email.into(),
        password: PASSWORD.into(),
        organisation: OrganisationForm {
            name: "みらい家計簿株式会社".into(),
            name_kana: "ミライカケイボカブシキガイシャ".into(),
            corporate_number: number(company),
            registration_status: "registered".into(),
            registration_number: "関東財務局長（電代）第77号".into(),
            registration_basis: "labour_bank_act".into(),
            postal_code: "101-0063".into(),
            address: "東京都千代田区神田淡路町2丁目".into(),
            representative_title: "代表取締役".into(),
            representative_name: "山田 太郎".into(),
            ..OrganisationForm::default()
        },
    }
}

/// A visitor with an address.
pub fn visitor_from(services: &Services, address: &str) -> Operation {
    let browser = Browser {
        address: Some(address.parse().unwrap()),
        ..Browser::default()
    };
    Operation {
        browser,
        ..visitor(services)
    }
}

/// Hanako has registered and confirmed her address.
pub async fn hanako_has_an_account(services: &Services) {
    let op = visitor(services);
    register::register(&op, &registration(HANAKO, 1))
        .await
        .unwrap();
    let token = last_token(services).await;
    confirm_address::confirm_address(&op, &token).await.unwrap();
}

pub async fn signs_in(services: &Services, email: &str, password: &str) -> Result<Token> {
    let form = SignInForm {
        email: email.into(),
        password: password.into(),
    };
    match sign_in(&visitor(services), &form).await? {
        Entered::Session(token) => Ok(token),
        Entered::FactorAsked(_) => panic!("{email} is asked for a second factor"),
    }
}

/// The same person after a second factor, which tests about other things take for granted.
pub fn after_factor(actor: Actor) -> Actor {
    let Actor::Person(mut identity) = actor else {
        return actor;
    };
    identity.assurance = Assurance::FreshFactor;
    Actor::Person(identity)
}

pub async fn who(services: &Services, token: &Token) -> Actor {
    session::actor(&visitor(services), token).await.unwrap()
}

/// Somebody new in a body, invited by the command line.
pub async fn member(services: &Services, (body, role): (&Body, &str), email: &str) -> Actor {
    invite(&services.system(), body, &invitation(email, &[role]))
        .await
        .unwrap();
    let form = AcceptForm {
        name: "佐藤 次郎".into(),
        password: PASSWORD.into(),
    };
    accept_invitation(&visitor(services), &last_token(services).await, &form)
        .await
        .unwrap();
    let token = signs_in(services, email, PASSWORD).await.unwrap();
    after_factor(who(services, &token).await)
}

/// A member of staff, invited by the command line.
pub async fn staff(services: &Services, email: &str, role: &str) -> Actor {
    member(services, (&Body::Federation, role), email).await
}

pub fn invitation(email: &str, roles: &[&str]) -> InvitationForm {
    InvitationForm {
        email: email.into(),
        name: "佐藤 次郎".into(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        language: "ja".into(),
        ..InvitationForm::default()
    }
}

/// Every mail that was promised, oldest first.
pub async fn mails(services: &Services) -> Vec<Mail> {
    let rows = outbox_job::Entity::find()
        .order_by_asc(outbox_job::Column::CreatedAt)
        .order_by_asc(outbox_job::Column::Id)
        .all(&services.db)
        .await
        .unwrap();
    let jobs = rows
        .into_iter()
        .map(|row| Job::open(services, (row.id, &row.payload)).unwrap());
    jobs.map(|job| match job {
        Job::SendMail(mail) => *mail,
        #[allow(unreachable_patterns, reason = "other jobs may come")]
        other => panic!("{other:?}"),
    })
    .collect()
}

pub async fn kinds(services: &Services) -> Vec<&'static str> {
    let mut kinds: Vec<_> = mails(services)
        .await
        .iter()
        .map(|mail| mail.letter.kind())
        .collect();
    kinds.sort_unstable();
    kinds
}

/// Every link that was mailed for a purpose.
pub async fn tokens(services: &Services, kind: &str) -> Vec<Token> {
    let mails = mails(services).await;
    let links = mails.iter().filter(|mail| mail.letter.kind() == kind);
    links.filter_map(|mail| token(&mail.letter)).collect()
}

fn token(letter: &Letter) -> Option<Token> {
    let (Letter::ConfirmAddress { link }
    | Letter::ConfirmNewAddress { link }
    | Letter::ResetPassword { link }
    | Letter::Invitation { link, .. }) = letter
    else {
        return None;
    };
    link.rsplit('/').next().map(Token::presented)
}

/// The link that still works, of those mailed last.
pub async fn last_token(services: &Services) -> Token {
    let op = visitor(services);
    for mail in mails(services).await {
        let Some(token) = token(&mail.letter) else {
            continue;
        };
        let works = match mail.letter {
            Letter::ConfirmAddress { .. } => confirm_address::check_link(&op, &token).await.is_ok(),
            Letter::ResetPassword { .. } => {
                services::accounts::reset_password::check_link(&op, &token)
                    .await
                    .is_ok()
            }
            _ => show_invitation(&op, &token).await.is_ok(),
        };
        if works {
            return token;
        }
    }
    panic!("no link works")
}

pub fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> Refusal {
    answer.unwrap_err().refusal().cloned().unwrap()
}

pub async fn people(services: &Services) -> u64 {
    person::Entity::find().count(&services.db).await.unwrap()
}

pub async fn companies(services: &Services) -> u64 {
    organisation::Entity::find()
        .count(&services.db)
        .await
        .unwrap()
}

pub async fn trail(services: &Services) -> Vec<String> {
    let rows = audit_event::Entity::find().order_by_asc(audit_event::Column::Seq);
    let rows = rows.all(&services.db).await.unwrap();
    rows.into_iter().map(|row| row.verb).collect()
}
