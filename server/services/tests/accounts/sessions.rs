//! How long a browser stays signed in.

use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::Actor;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::accounts::sign_out::sign_out;
use services::secrets::tokens::Token;
use services::store::entities::person;

#[tokio::test]
async fn a_session_that_rests_half_an_hour_has_ended() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        for _ in 0..3 {
            wait(&services, &clock, Duration::minutes(29));
            assert!(who(&services, &token).await.identity().is_some());
        }
        wait(&services, &clock, Duration::minutes(30));
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
    }
}

#[tokio::test]
async fn a_session_ends_after_half_a_day_however_busy() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        for _ in 0..35 {
            wait(&services, &clock, Duration::minutes(20));
            assert!(who(&services, &token).await.identity().is_some());
        }
        wait(&services, &clock, Duration::minutes(20));
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
    }
}

#[tokio::test]
async fn signing_out_ends_this_session_and_no_other() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        assert_ne!(here, there);
        sign_out(&visitor(&services), &here).await.unwrap();
        sign_out(&visitor(&services), &here).await.unwrap();
        assert_eq!(who(&services, &here).await, Actor::Anonymous);
        assert!(who(&services, &there).await.identity().is_some());
        assert_eq!(trail(&services).await.last().unwrap(), "account.signed_out");
    }
}

#[tokio::test]
async fn a_made_up_token_is_nobody() {
    for (services, _clock) in databases().await {
        for text in ["", "x", "%00", &"あ".repeat(5000)] {
            let token = Token::presented(text);
            assert_eq!(who(&services, &token).await, Actor::Anonymous);
        }
    }
}

#[tokio::test]
async fn an_account_taken_out_of_use_is_out_at_once() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        person::Entity::update_many()
            .col_expr(
                person::Column::DeactivatedAt,
                Expr::value(services.clock.now()),
            )
            .filter(person::Column::Email.eq(HANAKO))
            .exec(&services.db)
            .await
            .unwrap();
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_err());
    }
}
