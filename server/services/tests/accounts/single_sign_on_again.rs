//! How long the provider's word counts, and what becomes of it here.

use crate::single_sign_on_provider::*;
use crate::support::{databases, services, wait, whole};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Assurance, Body, Language, Role, SignOnProblem};
use domain::refusal::Refusal;
use serde_json::{Value, json};
use services::accounts::change_hat::change_hat;
use services::accounts::single_sign_on::{Asks, finish};
use services::factors::begin_totp::begin_totp;
use services::factors::ways::of_own;
use services::members::accept::join;
use services::members::invite::invite;

// ASVS 7.6.1
#[tokio::test]
async fn the_provider_is_told_when_to_ask_again() {
    let (services, _clock) = services().await;
    let (_provider, services) = Provider::of(&services).await;
    let usual = begins_to(&services, ("/queue", Asks::IfNeeded)).await;
    assert_eq!(usual.query["max_age"], "28800", "a session of staff");
    assert!(!usual.query.contains_key("prompt"));
    let anew = begins_to(&services, ("/queue", Asks::Anew)).await;
    assert_eq!(anew.query["max_age"], "0");
    assert_eq!(anew.query["prompt"], "login");
}

// ASVS 6.8.4, 7.6.1
#[tokio::test]
async fn a_factor_is_as_old_as_the_provider_says() {
    let (services, _clock) = services().await;
    let (provider, services) = Provider::of(&services).await;
    let now = services.clock.now().timestamp();
    let says = async |at: Value| {
        let other = json!({ "amr": ["mfa"], "auth_time": at });
        provider.sends_with(&services, &["officers"], other).await
    };
    for (at, expected) in [
        (json!(now), Assurance::FreshFactor),
        (json!(now - 299), Assurance::FreshFactor),
        (json!(now + 60), Assurance::FreshFactor),
        (json!(now - 300), Assurance::Factor),
        (Value::Null, Assurance::Factor),
    ] {
        let session = says(at.clone()).await.session.unwrap();
        let actor = who(&services, &session).await;
        assert_eq!(actor.identity().unwrap().assurance, expected, "{at}");
    }
    let long_ago = says(json!(now - 8 * 3600 - 61)).await;
    assert_eq!(problem(long_ago), SignOnProblem::Untrusted);
    let ahead = says(json!(now + 61)).await;
    assert_eq!(problem(ahead), SignOnProblem::Clock);
}

#[tokio::test]
async fn whoever_only_has_the_provider_shows_there_who_they_are() {
    for (services, clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let with_factor = json!({ "amr": ["mfa"] });
        let enters = async || {
            let sent = provider.sends_with(&services, &["officers"], with_factor.clone());
            who(&services, &sent.await.session.unwrap()).await
        };
        let op = services.operation(enters().await, Language::Ja);
        begin_totp(&op).await.unwrap();
        wait(&services, &clock, Duration::minutes(5));
        let session = provider.sends_with(
            &services,
            &["officers"],
            json!({ "amr": ["mfa"], "auth_time": services.clock.now().timestamp() - 300 }),
        );
        let stale = who(&services, &session.await.session.unwrap()).await;
        let op = services.operation(stale, Language::Ja);
        assert_eq!(refusal(begin_totp(&op).await), Refusal::FactorRequired);
        let ways = of_own(&op).await.unwrap();
        assert!(ways.provider && !ways.password && ways.factor.is_none());
        let op = services.operation(enters().await, Language::Ja);
        begin_totp(&op).await.unwrap();
    }
}

#[tokio::test]
async fn whoever_comes_back_wears_the_hat_they_wore() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let first = provider.sends(&services, &["officers"]).await;
        let session = first.session.unwrap();
        let bank = Body::Bank("2963".parse().unwrap());
        let form = invitation(OHASHI, &["bank_representative"]);
        invite(&services.system(), &bank, &form).await.unwrap();
        let op = services.operation(who(&services, &session).await, Language::Ja);
        join(&op, &last_token(&services).await).await.unwrap();
        let op = services.operation(who(&services, &session).await, Language::Ja);
        change_hat(&op, &session, &bank).await.unwrap();

        let here = services.operation(who(&services, &session).await, Language::Ja);
        assert!(here.actor.is(Role::BankRepresentative));
        let begun = begins(&services, "/queue").await;
        let claims = provider.claims(&services, (&begun, &["officers"]));
        provider.gives(&provider.signed(&claims)).await;
        let back = finish(&here, &begun.returned(), Some(begun.browser.clone())).await;
        let back = who(&services, &back.session.unwrap()).await;
        assert!(back.is(Role::BankRepresentative));
    }
}

// ASVS 10.1.1
#[tokio::test]
async fn the_providers_tokens_are_kept_nowhere() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let begun = begins(&services, "/queue").await;
        let claims = provider.claims(&services, (&begun, &["officers"]));
        let id_token = provider.signed(&claims);
        provider.gives(&id_token).await;
        let outcome = begun.comes_back(&services).await;
        let session = outcome.session.unwrap();
        let kept = format!("{:?}", whole(&services).await);
        let signature = id_token.rsplit('.').next().unwrap();
        for token in ["an access token", "the code", signature] {
            assert!(!kept.contains(token), "{token}");
            assert!(!session.expose().contains(token));
        }
    }
}
