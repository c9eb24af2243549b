//! Announcing readiness opens and closes intake, on both databases, and nothing else does.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

mod support;

use chrono::Duration;
use domain::accounts::{Actor, Assurance, Body, Hat, Identity, Language, Role};
use domain::ids::PersonId;
use domain::intake::{AnnounceForm, Intake, ScopeFamily};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, Set};
use services::audit::verify::{Verdict, verify};
use services::intake::{announce, history, preview, require_open, status, status_of};
use services::store::entities::person;
use services::{Operation, Services};
use support::{databases, fails_wholly, wait};

const FAMILY: ScopeFamily = ScopeFamily::AccountInformation;

async fn administrator(services: &Services) -> Operation {
    let system = services.system();
    let identity = Identity {
        person: PersonId(system.new_id()),
        name: "大橋 誠".into(),
        email: "ohashi@example.jp".into(),
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

fn end_of_month(year: &str, month: &str) -> AnnounceForm {
    AnnounceForm {
        family: FAMILY.code().into(),
        precision: "end_of_month".into(),
        year: year.into(),
        month: month.into(),
        ..AnnounceForm::default()
    }
}

async fn seen(op: &Operation) -> Option<uuid::Uuid> {
    let status = status_of(op.db(), op, FAMILY).await.unwrap();
    status.announcement.map(|announcement| announcement.id)
}

#[tokio::test]
async fn a_half_made_announcement_does_not_exist() {
    for (services, _) in databases().await {
        let op = administrator(&services).await;
        let (form, seen) = (end_of_month("2027", "3"), seen(&op).await);
        let step = async || announce(&op, &form, seen).await;
        let tables = ["audit_event", "audit_head"];
        fails_wholly(&services, &tables, step).await;
        step().await.unwrap();
    }
}

#[tokio::test]
async fn a_fresh_portal_tells_what_was_published() {
    for (services, _) in databases().await {
        let [accounts, payments] = status(&services.system())
            .await
            .unwrap()
            .try_into()
            .unwrap();
        assert!(accounts.intake.is_open());
        assert_eq!(
            accounts.intake.opening_day().unwrap().to_string(),
            "2019-09-30"
        );
        assert!(matches!(payments.intake, Intake::Undecided { ref reason } if !reason.is_empty()));
    }
}

#[tokio::test]
async fn the_preview_tells_what_changes_and_changes_nothing() {
    for (services, _) in databases().await {
        let op = administrator(&services).await;
        let before = status(&op).await.unwrap();
        let preview = preview(&op, &end_of_month("2027", "8")).await.unwrap();
        assert_eq!(preview.old_opens_on().unwrap().to_string(), "2019-09-30");
        assert_eq!(preview.new_opens_on().unwrap().to_string(), "2027-02-28");
        assert!(preview.closes());
        assert_eq!((preview.drafts, preview.received), (0, 0));
        assert_eq!(preview.seen, seen(&op).await);
        assert_eq!(status(&op).await.unwrap(), before);
    }
}

#[tokio::test]
async fn an_announcement_closes_intake_until_its_opening_day() {
    for (services, clock) in databases().await {
        let op = administrator(&services).await;
        announce(&op, &end_of_month("2027", "5"), seen(&op).await)
            .await
            .unwrap();
        let refused = require_open(op.db(), &op, FAMILY).await.unwrap_err();
        let Some(Refusal::IntakeClosed {
            opens_on, reason, ..
        }) = refused.refusal()
        else {
            panic!("{refused:?}")
        };
        assert_eq!(opens_on.unwrap().to_string(), "2026-11-30");
        assert_eq!(reason, "2027年5月末");

        wait(&services, &clock, Duration::days(6));
        require_open(op.db(), &services.system(), FAMILY)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn taking_the_date_back_closes_intake_with_the_reason() {
    for (services, _) in databases().await {
        let op = administrator(&services).await;
        let undecided = AnnounceForm {
            family: FAMILY.code().into(),
            precision: "undecided".into(),
            note: "システムの見直しのため、時期を再検討します。".into(),
            ..AnnounceForm::default()
        };
        announce(&op, &undecided, seen(&op).await).await.unwrap();
        let refused = require_open(op.db(), &op, FAMILY).await.unwrap_err();
        assert_eq!(
            refused.refusal(),
            Some(&Refusal::IntakeClosed {
                family: FAMILY,
                opens_on: None,
                reason: undecided.note
            })
        );
    }
}

#[tokio::test]
async fn every_announcement_stays_and_is_on_the_trail() {
    for (services, clock) in databases().await {
        let op = administrator(&services).await;
        announce(&op, &end_of_month("2027", "3"), seen(&op).await)
            .await
            .unwrap();
        wait(&services, &clock, Duration::hours(1));
        let later = services.operation(op.actor.clone(), op.language);
        announce(&later, &end_of_month("2027", "1"), seen(&op).await)
            .await
            .unwrap();

        let wordings: Vec<String> = history(&op, FAMILY)
            .await
            .unwrap()
            .into_iter()
            .map(|a| a.wording)
            .collect();
        assert_eq!(wordings, ["2027年1月末", "2027年3月末", "2020年3月末"]);
        let verdict = verify(&op).await.unwrap();
        assert!(
            matches!(verdict, Verdict::Intact { events: 2, .. }),
            "{verdict:?}"
        );
    }
}

#[tokio::test]
async fn who_looked_before_somebody_else_announced_is_told_so() {
    for (services, _) in databases().await {
        let op = administrator(&services).await;
        let looked = seen(&op).await;
        announce(&op, &end_of_month("2027", "3"), looked)
            .await
            .unwrap();
        let refused = announce(&op, &end_of_month("2027", "6"), looked)
            .await
            .unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::Stale));
        assert_eq!(history(&op, FAMILY).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn nobody_else_may_announce() {
    let (services, _) = support::services().await;
    let op = administrator(&services).await;
    let Actor::Person(mut identity) = op.actor.clone() else {
        panic!()
    };
    let hat = identity.hat.as_mut().unwrap();
    hat.roles = vec![Role::Officer, Role::Approver, Role::Auditor];
    let officer = services.operation(Actor::Person(identity), Language::Ja);
    let form = end_of_month("2027", "3");
    assert!(
        preview(&officer, &form)
            .await
            .unwrap_err()
            .refusal()
            .is_some()
    );
    assert!(
        announce(&officer, &form, seen(&op).await)
            .await
            .unwrap_err()
            .refusal()
            .is_some()
    );
    let anonymous = services.operation(Actor::Anonymous, Language::Ja);
    let refused = announce(&anonymous, &form, None).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::SignInRequired));
}
