//! An ID token that does not fit in every part lets nobody in, and changes no row.

use crate::single_sign_on_provider::*;
use crate::support::{databases, services, whole};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::accounts::SignOnProblem as P;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

// ASVS 9.2.1, 9.2.3, 10.1.2, 10.5.1, 10.5.4
#[tokio::test]
async fn an_id_token_that_does_not_fit_is_refused() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let now = services.clock.now().timestamp();
        let wrong = [
            (json!({ "nonce": "of another sign-in" }), P::Untrusted),
            (json!({ "nonce": null }), P::Untrusted),
            (json!({ "aud": "another client" }), P::Untrusted),
            (json!({ "aud": null }), P::Untrusted),
            (json!({ "aud": [CLIENT, "another"] }), P::Untrusted),
            (
                json!({ "aud": [CLIENT, "another"], "azp": "another" }),
                P::Untrusted,
            ),
            (json!({ "azp": "another" }), P::Untrusted),
            (json!({ "iss": "https://elsewhere.example" }), P::Untrusted),
            (json!({ "iss": null }), P::Untrusted),
            (json!({ "sub": null }), P::Untrusted),
            (json!({ "exp": null }), P::Untrusted),
            (json!({ "exp": now - 60 }), P::Clock),
            (json!({ "iat": now + 61 }), P::Clock),
            (json!({ "nbf": now + 61 }), P::Clock),
            (json!({ "email_verified": false }), P::AddressNotVerified),
            (json!({ "email_verified": "true" }), P::AddressNotVerified),
            (json!({ "email": "nobody", }), P::AddressNotVerified),
        ];
        let before = whole(&services).await;
        for (wrong, expected) in wrong {
            let outcome = provider
                .sends_with(&services, &["officers"], wrong.clone())
                .await;
            assert_eq!(problem(outcome), expected, "{wrong}");
            assert_eq!(whole(&services).await, before, "{wrong}");
        }
    }
}

// ASVS 9.2.1
#[tokio::test]
async fn the_two_clocks_may_differ_by_a_minute_and_a_token_for_several_may_be_ours() {
    let (services, _clock) = services().await;
    let (provider, services) = Provider::of(&services).await;
    let now = services.clock.now().timestamp();
    let right = [
        json!({ "exp": now - 59 }),
        json!({ "iat": now + 60, "nbf": now + 60 }),
        json!({ "aud": [CLIENT, "another"], "azp": CLIENT }),
        json!({ "aud": [CLIENT] }),
    ];
    for right in right {
        let outcome = provider
            .sends_with(&services, &["officers"], right.clone())
            .await;
        assert!(outcome.session.is_ok(), "{right}");
    }
}

// ASVS 6.8.2, 9.1.1, 9.1.2
#[tokio::test]
async fn a_signature_that_anybody_could_make_is_refused() {
    let (services, _clock) = services().await;
    let (provider, services) = Provider::of(&services).await;
    let before = whole(&services).await;
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let forge: [&dyn Fn(&Value) -> String; 4] = [
        &|claims| format!("{}.{}.", part(&json!({ "alg": "none" })), part(claims)),
        &|claims| {
            format!(
                "{}.{}.",
                part(&json!({ "alg": "EdDSA", "kid": "key-7" })),
                part(claims)
            )
        },
        // The client's secret is no key: only the provider may sign.
        &|claims| {
            let key = EncodingKey::from_secret(b"open sesame");
            encode(&Header::new(Algorithm::HS256), claims, &key).unwrap()
        },
        &|_| "no token".to_owned(),
    ];
    for (case, forge) in forge.into_iter().enumerate() {
        let begun = begins(&services, "/queue").await;
        let claims = provider.claims(&services, (&begun, &["officers"]));
        provider.gives(&forge(&claims)).await;
        let outcome = begun.comes_back(&services).await;
        assert_eq!(problem(outcome), P::Untrusted, "{case}");
        assert_eq!(whole(&services).await, before, "{case}");
    }
    let (stranger, _) = Provider::of(&services).await;
    let mut stranger = stranger;
    stranger.changes_its_key().await;
    let begun = begins(&services, "/queue").await;
    let claims = provider.claims(&services, (&begun, &["officers"]));
    provider.gives(&stranger.signed(&claims)).await;
    assert_eq!(problem(begun.comes_back(&services).await), P::Untrusted);
}

// ASVS 9.1.3
#[tokio::test]
async fn a_key_that_the_token_brings_itself_counts_for_nothing() {
    let (services, _clock) = services().await;
    let (provider, services) = Provider::of(&services).await;
    let (mut stranger, _) = Provider::of(&services).await;
    stranger.changes_its_key().await;
    let (own, place) = (stranger.public_key().await, stranger.issuer() + "/keys");
    let header = |named: bool| {
        let known = provider.header();
        let mut header = stranger.header();
        header.kid = known.kid.filter(|_| named);
        header.jwk = Some(serde_json::from_value(own.clone()).unwrap());
        header.jku = Some(place.clone());
        header.x5u = Some(place.clone());
        header
    };
    for named in [true, false] {
        let begun = begins(&services, "/queue").await;
        let claims = provider.claims(&services, (&begun, &["officers"]));
        provider
            .gives(&stranger.signed_as(header(named), &claims))
            .await;
        assert_eq!(problem(begun.comes_back(&services).await), P::Untrusted);
    }
}

// ASVS 9.2.2
#[tokio::test]
async fn a_token_of_another_kind_is_no_id_token() {
    let (services, _clock) = services().await;
    let (provider, services) = Provider::of(&services).await;
    let kinds = [Some("at+jwt"), Some("logout+jwt"), Some("jwt"), None];
    for kind in kinds {
        let begun = begins(&services, "/queue").await;
        let claims = provider.claims(&services, (&begun, &["officers"]));
        let mut header = provider.header();
        header.typ = kind.map(str::to_owned);
        provider.gives(&provider.signed_as(header, &claims)).await;
        let outcome = begun.comes_back(&services).await;
        match kind.is_some_and(|kind| kind.contains('+')) {
            true => assert_eq!(problem(outcome), P::Untrusted, "{kind:?}"),
            false => assert!(outcome.session.is_ok(), "{kind:?}"),
        }
    }
}
