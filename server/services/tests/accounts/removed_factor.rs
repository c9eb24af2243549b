//! A second factor is replaced or taken away: by whoever just gave it, and not while something depends on it.

use crate::factors::{answers, code, hanako_has_an_app, is_asked, op, typed};
use crate::support::{databases, wait, whole};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Body};
use domain::refusal::Refusal;
use sea_orm::EntityTrait;
use services::accounts::reset_password::{request_reset, set_password};
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::demo;
use services::factors::begin_totp::begin_totp;
use services::factors::confirm_totp::confirm_totp;
use services::factors::give::give_factor;
use services::factors::remove_totp::remove_totp;
use services::secrets::tokens::Token;
use services::store::entities::totp;

// ASVS 6.4.4, 7.2.4
#[tokio::test]
async fn a_session_without_the_factor_changes_nothing_about_it() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let earlier = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let hanako = op(&services, &earlier).await;
        begin_totp(&hanako).await.unwrap();
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let first = code(&services, HANAKO).await;
        confirm_totp(&op(&services, &there).await, &there, &first)
            .await
            .unwrap();
        wait(&services, &clock, Duration::seconds(30));

        let before = whole(&services).await;
        let hanako = op(&services, &earlier).await;
        assert_eq!(refusal(begin_totp(&hanako).await), Refusal::FactorRequired);
        let removed = remove_totp(&hanako, PASSWORD).await;
        assert_eq!(refusal(removed), Refusal::FactorRequired);
        assert_eq!(whole(&services).await, before);

        let form = typed(&code(&services, HANAKO).await);
        let renewed = give_factor(&hanako, (&earlier, &form)).await.unwrap();
        assert_eq!(who(&services, &earlier).await, Actor::Anonymous);
        remove_totp(&op(&services, &renewed).await, PASSWORD)
            .await
            .unwrap();
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}

#[tokio::test]
async fn an_app_may_be_replaced_and_the_new_one_alone_counts() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let hanako = op(&services, &session).await;
        begin_totp(&hanako).await.unwrap();
        let (shown, _) = demo::codes(&visitor(&services)).await.unwrap();
        let [old, new] = [0, 1].map(|place: usize| shown[place].code.clone().unwrap());
        let session = confirm_totp(&hanako, &session, &new).await.unwrap();
        wait(&services, &clock, Duration::seconds(30));
        let pending = is_asked(&services).await;
        assert!(answers(&services, &pending, &typed(&old)).await.is_err());
        let form = typed(&code(&services, HANAKO).await);
        answers(&services, &pending, &form).await.unwrap();
        let rows = totp::Entity::find().all(&services.db).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert!(who(&services, &session).await.identity().is_some());
    }
}

#[tokio::test]
async fn whose_role_demands_a_factor_keeps_the_last_one() {
    for (services, _clock) in databases().await {
        let email = "ohashi@rokin.example";
        staff(&services, email, "officer").await;
        let session = signs_in(&services, email, PASSWORD).await.unwrap();
        let ohashi = op(&services, &session).await;
        assert!(
            ohashi
                .actor
                .lacks_factor(domain::permissions::Action::ReadCases)
        );
        begin_totp(&ohashi).await.unwrap();
        let first = code(&services, email).await;
        let session = confirm_totp(&ohashi, &session, &first).await.unwrap();
        let ohashi = op(&services, &session).await;
        assert!(ohashi.actor.may(domain::permissions::Action::ReadCases));
        let removed = remove_totp(&ohashi, PASSWORD).await;
        assert_eq!(refusal(removed), Refusal::LastFactor);
    }
}

#[tokio::test]
async fn a_hat_that_is_not_worn_demands_the_factor_as_well() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let system = services.system();
        let form = invitation(HANAKO, &["officer"]);
        let link = services::members::invite::invite(&system, &Body::Federation, &form)
            .await
            .unwrap();
        let link = Token::presented(link.rsplit('/').next().unwrap());
        let hanako = op(&services, &session).await;
        services::members::accept::join(&hanako, &link)
            .await
            .unwrap();
        let hanako = op(&services, &session).await;
        assert!(!hanako.actor.is_staff());
        let removed = remove_totp(&hanako, PASSWORD).await;
        assert_eq!(refusal(removed), Refusal::LastFactor);
    }
}

// ASVS 6.4.3
#[tokio::test]
async fn a_password_that_is_short_beside_an_app_cannot_stand_alone() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        let link = tokens(&services, "reset_password").await.remove(0);
        set_password(&visitor(&services), &link, "zu5kelwr")
            .await
            .unwrap();
        let form = SignInForm {
            email: HANAKO.into(),
            password: "zu5kelwr".into(),
        };
        let Entered::FactorAsked(pending) = sign_in(&visitor(&services), &form).await.unwrap()
        else {
            panic!("no factor is asked for");
        };
        let form = typed(&code(&services, HANAKO).await);
        let session = answers(&services, &pending, &form).await.unwrap();
        let removed = remove_totp(&op(&services, &session).await, "zu5kelwr").await;
        assert_eq!(refusal(removed), Refusal::PasswordNeedsFactor);
    }
}
