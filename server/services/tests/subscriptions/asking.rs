//! Asking, confirming and stopping.

use crate::support::{databases, fails_wholly, services, wait, whole};
use crate::world::*;
use chrono::Duration;
use domain::forms::FieldProblem;
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use services::mail::Letter;
use services::subscriptions::due::run_due;
use services::subscriptions::{ask, confirm, stop, stoppable, waiting};

#[tokio::test]
async fn an_address_is_told_nothing_before_it_is_confirmed() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        ask(&anonymous(&services), &form(SATO)).await.unwrap();
        announced(&services, &admin, &end_of("2027", "8")).await;
        assert!(news(&services, SATO).await.is_empty());

        let token = confirmation(&services, SATO).await;
        let op = anonymous(&services);
        // Looking does not use it up.
        for _ in 0..2 {
            assert_eq!(waiting(&op, &token).await.unwrap(), FAMILY);
        }
        confirm(&op, &token).await.unwrap();
        announced(&services, &admin, &end_of("2027", "10")).await;
        assert_eq!(news(&services, SATO).await.len(), 1);
        for used in [
            waiting(&op, &token).await.map(|_| ()),
            confirm(&op, &token).await.map(|_| ()),
        ] {
            assert_eq!(used.unwrap_err().refusal(), Some(&Refusal::Gone));
        }
    }
}

#[tokio::test]
async fn a_known_address_is_answered_as_an_unknown_one() {
    for (services, clock) in databases().await {
        subscribed(&services, SATO).await;
        let before = rows(&services).await;
        wait(&services, &clock, Duration::minutes(1));
        ask(&anonymous(&services), &form("SATO@kigyo.example.jp"))
            .await
            .unwrap();
        assert_eq!(rows(&services).await, before);
        assert_eq!(posted(&services, SATO).await.len(), 1);
    }
}

#[tokio::test]
async fn only_the_newest_link_confirms() {
    for (services, clock) in databases().await {
        let op = anonymous(&services);
        ask(&op, &form(SATO)).await.unwrap();
        let first = confirmation(&services, SATO).await;
        wait(&services, &clock, Duration::hours(1));
        ask(&anonymous(&services), &form(SATO)).await.unwrap();
        let refused = confirm(&op, &first).await.unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::Gone));
        confirm(&op, &confirmation(&services, SATO).await)
            .await
            .unwrap();
        assert_eq!(rows(&services).await.len(), 1);
    }
}

#[tokio::test]
async fn one_address_is_braked_wherever_it_is_typed() {
    let (services, _) = services().await;
    for _ in 0..5 {
        ask(&anonymous(&services), &form(SATO)).await.unwrap();
    }
    let before = whole(&services).await;
    let refused = ask(&anonymous(&services), &form(SATO)).await.unwrap_err();
    let braked = matches!(refused.refusal(), Some(Refusal::TooManyAttempts { .. }));
    assert!(braked, "{refused:?}");
    assert_eq!(whole(&services).await, before);
    ask(&anonymous(&services), &form("other@kigyo.example.jp"))
        .await
        .unwrap();
}

#[tokio::test]
async fn an_unconfirmed_address_is_gone_after_seven_days() {
    for (services, clock) in databases().await {
        ask(&anonymous(&services), &form(SATO)).await.unwrap();
        subscribed(&services, "other@kigyo.example.jp").await;
        let token = confirmation(&services, SATO).await;
        wait(&services, &clock, Duration::days(7) - Duration::seconds(1));
        run_due(&services).await.unwrap();
        assert_eq!(rows(&services).await.len(), 2);
        wait(&services, &clock, Duration::seconds(1));
        let late = confirm(&anonymous(&services), &token).await.unwrap_err();
        assert_eq!(late.refusal(), Some(&Refusal::Gone));
        run_due(&services).await.unwrap();
        let left = rows(&services).await;
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].email, "other@kigyo.example.jp");
    }
}

#[tokio::test]
async fn one_press_stops_the_mails_and_deletes_the_address() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        subscribed(&services, SATO).await;
        announced(&services, &admin, &end_of("2027", "8")).await;
        let letters = news(&services, SATO).await;
        let [Letter::ReadinessTold { stop: link, .. }] = letters.as_slice() else {
            panic!("{letters:?}")
        };
        let (op, token) = (anonymous(&services), token(link));
        assert_eq!(stoppable(&op, &token).await.unwrap(), Some(FAMILY));
        assert!(stop(&op, &token).await.unwrap());
        assert!(rows(&services).await.is_empty());
        // Whoever presses again, or invents a link, changes nothing.
        let before = whole(&services).await;
        assert!(!stop(&op, &token).await.unwrap());
        let invented = crate::world::token("/invented");
        assert!(!stop(&op, &invented).await.unwrap());
        assert_eq!(stoppable(&op, &token).await.unwrap(), None);
        assert_eq!(whole(&services).await, before);
        let trail = whole(&services).await["audit_event"].join("\n");
        assert!(trail.contains("subscription.stopped"), "{trail}");
        assert!(!trail.contains(SATO), "the trail keeps no address");
    }
}

#[tokio::test]
async fn bad_input_is_told_at_once_and_changes_nothing() {
    let (services, _) = services().await;
    let before = whole(&services).await;
    let mut typed = form("sato");
    typed.family = "loans".into();
    let refused = ask(&anonymous(&services), &typed).await.unwrap_err();
    let Some(Refusal::Invalid { fields }) = refused.refusal() else {
        panic!("{refused:?}")
    };
    assert_eq!(fields.get("email"), Some(&FieldProblem::NotAnEmail));
    assert_eq!(fields.get("family"), Some(&FieldProblem::NotChosen));
    assert_eq!(whole(&services).await, before);
}

#[tokio::test]
async fn each_step_happens_wholly_or_not_at_all() {
    for (services, clock) in databases().await {
        let op = anonymous(&services);
        let asking = async || ask(&op, &form(SATO)).await;
        fails_wholly(&services, &["outbox_job"], asking).await;
        wait(&services, &clock, Duration::days(2));
        subscribed(&services, SATO).await;
        ask(&op, &form("other@kigyo.example.jp")).await.unwrap();
        let token = confirmation(&services, "other@kigyo.example.jp").await;
        let trail = ["audit_event", "audit_head"];
        fails_wholly(&services, &trail, async || confirm(&op, &token).await).await;
        confirm(&op, &token).await.unwrap();
    }
}

#[tokio::test]
async fn each_family_is_asked_for_by_itself() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        subscribed(&services, SATO).await;
        let mut payments = form(SATO);
        payments.family = ScopeFamily::Payments.code().into();
        ask(&anonymous(&services), &payments).await.unwrap();
        assert_eq!(rows(&services).await.len(), 2);
        let mut undecided = withdrawn();
        undecided.family = ScopeFamily::Payments.code().into();
        let op = now(&services, &admin);
        let seen = services::intake::status_of(op.db(), &op, ScopeFamily::Payments)
            .await
            .unwrap()
            .announcement
            .map(|one| one.id);
        services::intake::announce(&op, &undecided, seen)
            .await
            .unwrap();
        assert!(news(&services, SATO).await.is_empty());
    }
}
