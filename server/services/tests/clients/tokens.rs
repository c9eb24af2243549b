//! The token endpoint's use-case: the right secret, in force, within the contract; everything else is refused
//! and leaves no trace.

use crate::people::visitor;
use crate::stage::{Stage, stages};
use crate::support::wait;
use chrono::Duration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::clients::gateway::gateway;
use services::clients::revoke::revoke;
use services::clients::token::TokenRefusal;
use services::store::entities::contract;

/// The first instant of effect of the contract in these tests, and the last one before it.
const EFFECTIVE: &str = "2026-12-06T15:00:00Z";
const BEFORE: &str = "2026-12-06T14:59:59.999Z";

/// Takes the contract back behind the last signature, as no use-case can.
pub async fn unconclude(stage: &Stage) {
    let state = "awaiting_federation_signature";
    contract::Entity::update_many()
        .col_expr(contract::Column::State, Expr::value(state))
        .filter(contract::Column::Id.eq(stage.world.contract.0))
        .exec(&stage.world.services.db)
        .await
        .unwrap();
}

#[tokio::test]
async fn the_right_secret_gives_a_token_and_the_connection_shows() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, seen) = stage.revealed().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        let token = stage.token(who, None).await.unwrap();
        assert_eq!((token.token_type, token.expires_in), ("Bearer", 600));
        assert_eq!(token.scope, "balances transactions");
        assert_eq!(token.access_token.split('.').count(), 3);
        let client = stage.client(key).await;
        let now = Some(stage.world.services.clock.now());
        assert_eq!((client.first_used_at, client.last_used_at), (now, now));
        stage.token(who, Some("balances")).await.unwrap();
        assert_eq!(stage.times("client_connected").await, 1);
    }
}

#[tokio::test]
async fn who_asks_again_at_once_gets_the_same_token_and_a_new_one_later() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (_, seen) = stage.revealed().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        stage.token(who, None).await.unwrap();

        let first = stage.token(who, None).await.unwrap();
        let again = "transactions balances transactions";
        let again = stage.token(who, Some(again)).await.unwrap();
        assert_eq!(again.access_token, first.access_token);
        assert_eq!(again.scope, "balances transactions");
        let less = stage.token(who, Some("balances")).await.unwrap();
        assert_ne!(less.access_token, first.access_token);

        let services = &stage.world.services;
        wait(services, &stage.world.clock, Duration::seconds(2));
        let later = stage.token(who, None).await.unwrap();
        assert_ne!(later.access_token, first.access_token);
        assert_eq!(later.expires_in, 600);
    }
}

// ASVS 10.4.10
#[tokio::test]
async fn a_wrong_secret_or_an_unknown_client_gets_the_same_answer() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (_, seen) = stage.revealed().await;
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        let (id, secret) = (seen.client_id.as_str(), seen.client_secret.expose());
        let digest = seen.client_secret.digest();
        for who in [
            (id, "wrong"),
            (id, ""),
            (id, digest.as_str()),
            ("rk-0000000000000000", secret),
            ("", secret),
        ] {
            let answer = stage.unchanged(async || stage.token(who, None).await).await;
            assert_eq!(answer.unwrap_err(), TokenRefusal::InvalidClient);
        }
    }
}

// ASVS 10.4.10
#[tokio::test]
async fn before_the_secret_was_shown_no_secret_is_right() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        stage.issues(key).await;
        let id = stage.client(key).await.client_id.unwrap();
        let zeros = "0".repeat(64);
        for secret in ["", zeros.as_str()] {
            let ask = async || stage.token((&id, secret), None).await;
            let answer = stage.unchanged(ask).await;
            assert_eq!(answer.unwrap_err(), TokenRefusal::InvalidClient);
        }
    }
}

// ASVS 10.4.11
#[tokio::test]
async fn no_token_before_the_effective_day_beyond_the_contract_or_after_the_end() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, seen) = stage.revealed().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        stage.world.clock.set(BEFORE.parse().unwrap());
        let early = stage.unchanged(async || stage.token(who, None).await).await;
        assert_eq!(early.unwrap_err(), TokenRefusal::UnauthorizedClient);
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        let ask = async || stage.token(who, Some("balances transfers")).await;
        let more = stage.unchanged(ask).await;
        assert_eq!(more.unwrap_err(), TokenRefusal::InvalidScope);
        assert!(stage.token(who, None).await.is_ok());
        let op = stage.administrator();
        revoke(&op, key, "鍵の漏えい").await.unwrap();
        let late = stage.unchanged(async || stage.token(who, None).await).await;
        assert_eq!(late.unwrap_err(), TokenRefusal::InvalidClient);
    }
}

#[tokio::test]
async fn the_gateway_hears_what_the_client_may_do_now() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, seen) = stage.revealed().await;
        let asks = async || {
            let op = visitor(&stage.world.services);
            gateway(&op, &seen.client_id).await.unwrap().authorisation
        };
        assert_eq!(asks().await.reasons[0], "contract_not_in_force");
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        let now = asks().await;
        assert!(now.active && now.production);
        assert_eq!((now.banks.len(), now.reasons.len()), (13, 0));
        let op = stage.administrator();
        revoke(&op, key, "鍵の漏えい").await.unwrap();
        let ended = asks().await;
        assert!(!ended.active && ended.banks.is_empty() && ended.scopes.is_empty());
    }
}
