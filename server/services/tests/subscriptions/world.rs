//! Somebody who asks, an administrator who announces, and what was posted.

use chrono::{DateTime, Utc};
use domain::accounts::{Actor, Assurance, Body, Hat, Identity, Language, Role};
use domain::ids::PersonId;
use domain::intake::{AnnounceForm, READY, ScopeFamily, UNDECIDED};
use domain::subscriptions::SubscriptionForm;
use sea_orm::{ActiveModelTrait, EntityTrait, QueryOrder, Set};
use services::clock::StoppedClock;
use services::intake::{announce, status_of};
use services::mail::{Letter, Mail};
use services::outbox::Job;
use services::secrets::tokens::Token;
use services::store::entities::{outbox_job, person, subscription};
use services::subscriptions::{ask, confirm};
use services::{Operation, Services};
use uuid::Uuid;

pub const FAMILY: ScopeFamily = ScopeFamily::AccountInformation;
pub const SATO: &str = "sato@kigyo.example.jp";

pub fn form(email: &str) -> SubscriptionForm {
    SubscriptionForm {
        family: FAMILY.code().into(),
        email: email.into(),
        language: "ja".into(),
    }
}

pub fn anonymous(services: &Services) -> Operation {
    services.operation(Actor::Anonymous, Language::Ja)
}

/// Asks and confirms.
pub async fn subscribed(services: &Services, email: &str) {
    let op = anonymous(services);
    ask(&op, &form(email)).await.unwrap();
    confirm(&op, &confirmation(services, email).await)
        .await
        .unwrap();
}

/// The link of the last mail that asks the address to confirm.
pub async fn confirmation(services: &Services, email: &str) -> Token {
    let letters = posted(services, email).await;
    let link = letters.iter().rev().find_map(|letter| match letter {
        Letter::ConfirmNotice { link, .. } => Some(link.clone()),
        _ => None,
    });
    token(&link.unwrap())
}

/// The end of a mailed link.
pub fn token(link: &str) -> Token {
    Token::presented(link.rsplit('/').next().unwrap())
}

/// Everything posted to an address that was not sent yet, the oldest first.
pub async fn posted(services: &Services, email: &str) -> Vec<Letter> {
    let mails = mails(services).await.into_iter();
    mails
        .filter(|mail| mail.to == email)
        .map(|mail| mail.letter)
        .collect()
}

/// What was posted to an address but what confirms it.
pub async fn news(services: &Services, email: &str) -> Vec<Letter> {
    let mut letters = posted(services, email).await;
    letters.retain(|letter| !matches!(letter, Letter::ConfirmNotice { .. }));
    letters
}

pub async fn mails(services: &Services) -> Vec<Mail> {
    let jobs = outbox_job::Entity::find()
        .order_by_asc(outbox_job::Column::CreatedAt)
        .all(&services.db)
        .await
        .unwrap();
    let open = |job: &outbox_job::Model| Job::open(services, (job.id, &job.payload)).unwrap();
    jobs.iter()
        .map(open)
        .map(|Job::SendMail(mail)| *mail)
        .collect()
}

pub async fn rows(services: &Services) -> Vec<subscription::Model> {
    subscription::Entity::find()
        .all(&services.db)
        .await
        .unwrap()
}

/// An administrator.
pub async fn administrator(services: &Services) -> Operation {
    let system = services.system();
    let identity = Identity {
        person: PersonId(system.new_id()),
        name: "大橋 誠".into(),
        email: "kanri@rokinren.example.jp".into(),
        hat: Some(Hat {
            body: Body::Federation,
            name: "労働金庫連合会".into(),
            roles: vec![Role::Administrator],
        }),
        other_hats: Vec::new(),
        assurance: Assurance::FreshFactor,
        helper: None,
    };
    let row = person::ActiveModel {
        id: Set(identity.person.0),
        email: Set(identity.email.clone()),
        name: Set(identity.name.clone()),
        password_hash: Set(None),
        email_confirmed_at: Set(Some(system.now)),
        language: Set("ja".into()),
        deactivated_at: Set(None),
        created_at: Set(system.now),
        version: Set(1),
    };
    row.insert(&services.db).await.unwrap();
    services.operation(Actor::Person(identity), Language::Ja)
}

/// The administrator's operation as of now.
pub fn now(services: &Services, op: &Operation) -> Operation {
    services.operation(op.actor.clone(), op.language)
}

pub fn end_of(year: &str, month: &str) -> AnnounceForm {
    AnnounceForm {
        family: FAMILY.code().into(),
        precision: "end_of_month".into(),
        year: year.into(),
        month: month.into(),
        ..AnnounceForm::default()
    }
}

pub fn ready_on(day: &str) -> AnnounceForm {
    let parts: Vec<&str> = day.split('-').collect();
    AnnounceForm {
        precision: READY.into(),
        day: parts[2].into(),
        ..end_of(parts[0], parts[1])
    }
}

pub fn withdrawn() -> AnnounceForm {
    AnnounceForm {
        family: FAMILY.code().into(),
        precision: UNDECIDED.into(),
        note: "システムを見直すため、時期を再検討します。".into(),
        ..AnnounceForm::default()
    }
}

pub async fn seen(op: &Operation) -> Option<Uuid> {
    let status = status_of(op.db(), op, FAMILY).await.unwrap();
    status.announcement.map(|announcement| announcement.id)
}

/// Announces as of now.
pub async fn announced(services: &Services, op: &Operation, form: &AnnounceForm) {
    let op = now(services, op);
    announce(&op, form, seen(&op).await).await.unwrap();
}

/// Sets the clock.
pub fn at(clock: &StoppedClock, instant: &str) {
    clock.set(instant.parse::<DateTime<Utc>>().unwrap());
}
