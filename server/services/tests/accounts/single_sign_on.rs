//! Signing in at the provider, when everything fits.

use crate::single_sign_on_provider::*;
use crate::support::{databases, fails_wholly, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Assurance, Body, Role, SignOnProblem};
use sea_orm::EntityTrait;
use serde_json::json;
use services::accounts::reset_password::request_reset;
use services::accounts::single_sign_on::{Asks, begin};
use services::store::entities::{person, single_sign_on_attempt};
use wiremock::ResponseTemplate;

#[tokio::test]
async fn somebody_new_comes_in_with_the_roles_of_their_groups() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let begun = begins(&services, "/contracts?state=draft").await;
        let claims = provider.claims(&services, (&begun, &["officers", "canteen"]));
        provider.gives(&provider.signed(&claims)).await;
        let outcome = begun.comes_back(&services).await;
        assert_eq!(outcome.next, "/contracts?state=draft");
        let Actor::Person(identity) = who(&services, &outcome.session.unwrap()).await else {
            panic!("nobody is signed in");
        };
        assert_eq!(identity.name, "大橋 直樹");
        assert_eq!(identity.email, OHASHI);
        let hat = identity.hat.unwrap();
        assert_eq!(
            (hat.body, hat.roles),
            (Body::Federation, vec![Role::Officer])
        );
        assert_eq!(
            trail(&services).await,
            [
                "staff.joined",
                "account.linked",
                "account.roles_followed",
                "account.signed_in"
            ]
        );
        let row = person::Entity::find().one(&services.db).await.unwrap();
        assert_eq!(row.unwrap().password_hash, None);
    }
}

// ASVS 10.2.1
#[tokio::test]
async fn the_provider_is_asked_as_was_agreed() {
    let (services, _clock) = crate::support::services().await;
    let (provider, services) = Provider::of(&services).await;
    let begun = begins(&services, "").await;
    let asked = |name: &str| begun.query[name].as_str();
    assert_eq!(asked("response_type"), "code");
    assert_eq!(asked("client_id"), CLIENT);
    assert_eq!(
        asked("redirect_uri"),
        "https://portal.example/sign-in/sso/return"
    );
    assert_eq!(asked("code_challenge_method"), "S256");
    let claims = provider.claims(&services, (&begun, &["officers"]));
    provider.gives(&provider.signed(&claims)).await;
    begun.comes_back(&services).await.session.unwrap();
    let (form, proof) = provider.was_asked().await;
    assert_eq!(
        challenge(&form["code_verifier"]),
        begun.query["code_challenge"]
    );
    assert_eq!(form["code"], "the code");
    assert!(!form.contains_key("client_secret"));
    assert_eq!(proof, "portal:open+sesame");
}

#[tokio::test]
async fn whoever_reads_the_database_can_finish_no_sign_in() {
    for (services, _clock) in databases().await {
        let (_provider, services) = Provider::of(&services).await;
        let begun = begins(&services, "/queue").await;
        let row = single_sign_on_attempt::Entity::find()
            .one(&services.db)
            .await;
        let row = format!("{:?}", row.unwrap().unwrap());
        let secrets = [&begun.query["state"], &begun.query["nonce"]];
        for secret in secrets
            .into_iter()
            .map(String::as_str)
            .chain([begun.browser.expose()])
        {
            assert!(!row.contains(secret), "{row}");
        }
    }
}

// ASVS 10.5.2
#[tokio::test]
async fn staff_invited_before_are_known_by_their_verified_address() {
    for (services, _clock) in databases().await {
        let invited = staff(&services, OHASHI, "auditor").await;
        let (provider, services) = Provider::of(&services).await;
        let outcome = provider.sends_with(
            &services,
            &["officers"],
            json!({ "email": "Ohashi@Rokin.Example" }),
        );
        let actor = who(&services, &outcome.await.session.unwrap()).await;
        assert_eq!(
            actor.identity().unwrap().person,
            invited.identity().unwrap().person
        );
        assert!(actor.is(Role::Officer) && actor.is(Role::Auditor));
        // From now on the provider's own name counts, whatever becomes of the address.
        let other = json!({ "email": "moved@rokin.example", "email_verified": false });
        let again = provider.sends_with(&services, &["officers"], other).await;
        let again = who(&services, &again.session.unwrap()).await;
        assert_eq!(
            again.identity().unwrap().person,
            invited.identity().unwrap().person
        );
        assert_eq!(people(&services).await, 1);
    }
}

// ASVS 6.3.4, 6.8.4
#[tokio::test]
async fn a_second_factor_given_there_counts_here() {
    let (services, _clock) = crate::support::services().await;
    let (provider, services) = Provider::of(&services).await;
    let (one, two) = (Assurance::FreshPassword, Assurance::FreshFactor);
    let said = [
        (json!({}), one),
        (json!({ "amr": ["pwd"] }), one),
        (json!({ "acr": "urn:one-factor" }), one),
        (json!({ "amr": ["pwd", "otp"] }), two),
        (json!({ "amr": ["mfa"] }), two),
        (json!({ "amr": ["hwk"] }), two),
        (json!({ "acr": "urn:two-factors" }), two),
    ];
    for (said, expected) in said {
        let outcome = provider
            .sends_with(&services, &["officers"], said.clone())
            .await;
        let actor = who(&services, &outcome.session.unwrap()).await;
        assert_eq!(actor.identity().unwrap().assurance, expected, "{said}");
    }
}

// ASVS 6.8.4
#[tokio::test]
async fn what_the_id_token_leaves_out_is_asked_for() {
    let (services, _clock) = crate::support::services().await;
    let (provider, services) = Provider::of(&services).await;
    let short = json!({ "email": null, "email_verified": null, "groups": null, "name": null });
    let more = |subject: &str| {
        ResponseTemplate::new(200).set_body_json(json!({
            "sub": subject, "email": OHASHI, "email_verified": true, "groups": ["officers"],
            "amr": ["mfa"],
        }))
    };
    provider.answers("/me", more("somebody else")).await;
    let outcome = provider.sends_with(&services, &[], short.clone()).await;
    assert_eq!(problem(outcome), SignOnProblem::Untrusted);
    provider.answers("/me", more("248289761001")).await;
    let outcome = provider.sends_with(&services, &[], short).await;
    let actor = who(&services, &outcome.session.unwrap()).await;
    assert!(actor.is(Role::Officer));
    // How somebody signed in is for the ID token alone to say.
    let assurance = actor.identity().unwrap().assurance;
    assert_eq!(assurance, Assurance::FreshPassword);
}

#[tokio::test]
async fn a_new_key_of_the_providers_is_found() {
    let (services, clock) = crate::support::services().await;
    let (mut provider, services) = Provider::of(&services).await;
    provider
        .sends(&services, &["officers"])
        .await
        .session
        .unwrap();
    provider.changes_its_key().await;
    // Keys unknown must not make the portal ask without end.
    assert_eq!(
        problem(provider.sends(&services, &["officers"]).await),
        SignOnProblem::Untrusted
    );
    wait(&services, &clock, Duration::minutes(1));
    provider
        .sends(&services, &["officers"])
        .await
        .session
        .unwrap();
}

#[tokio::test]
async fn a_half_made_sign_in_does_not_exist() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let tables = [
            "audit_event",
            "membership",
            "session",
            "single_sign_on_subject",
            "single_sign_on_grant",
        ];
        let step = async || provider.sends(&services, &["officers"]).await.session;
        fails_wholly(&services, &tables, step).await;
        step().await.unwrap();
    }
}

#[tokio::test]
async fn an_account_made_by_the_provider_gets_no_password_by_mail() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let outcome = provider.sends(&services, &["officers"]).await;
        outcome.session.unwrap();
        request_reset(&visitor(&services), OHASHI).await.unwrap();
        assert_eq!(kinds(&services).await, Vec::<&str>::new());
        assert!(signs_in(&services, OHASHI, PASSWORD).await.is_err());
    }
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_page() {
    let (services, _clock) = crate::support::services().await;
    let answer = begin(&visitor(&services), ("/queue", Asks::IfNeeded)).await;
    assert!(matches!(
        answer.err().and_then(|error| error.refusal().cloned()),
        Some(domain::refusal::Refusal::NotFound)
    ));
}
