//! A sign-in that comes back late, from elsewhere or with an error, or for an account that is closed to it, fails.

use crate::single_sign_on_provider::*;
use crate::support::{databases, services, wait, whole};
use crate::world::*;
use chrono::Duration;
use domain::accounts::SignOnProblem as P;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use services::accounts::single_sign_on::{Asks, Returned, begin, finish};
use services::store::entities::person;
use wiremock::ResponseTemplate;

// ASVS 10.1.2, 10.2.1
#[tokio::test]
async fn a_sign_in_works_once_in_its_own_browser_for_ten_minutes() {
    for (services, clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let begun = begins(&services, "/queue").await;
        let claims = provider.claims(&services, (&begun, &["officers"]));
        provider.gives(&provider.signed(&claims)).await;

        let guessed = Returned {
            state: "guessed".into(),
            ..begun.returned()
        };
        assert_eq!(
            problem(begun.brings(&services, &guessed).await),
            P::Outdated
        );
        let elsewhere = begins(&services, "/queue").await;
        let other_browser = Some(elsewhere.browser.clone());
        let op = visitor(&services);
        for browser in [other_browser, None] {
            let outcome = finish(&op, &begun.returned(), browser).await;
            assert_eq!(outcome.next, "");
            assert_eq!(problem(outcome), P::Outdated);
        }
        // What others tried did no harm.
        assert!(begun.comes_back(&services).await.session.is_ok());
        assert_eq!(problem(begun.comes_back(&services).await), P::Outdated);

        let slow = begins(&services, "/queue").await;
        wait(&services, &clock, Duration::minutes(10));
        assert_eq!(problem(slow.comes_back(&services).await), P::Outdated);
    }
}

#[tokio::test]
async fn of_two_returns_at_the_same_moment_one_comes_in() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let begun = begins(&services, "/queue").await;
        let claims = provider.claims(&services, (&begun, &["officers"]));
        provider.gives(&provider.signed(&claims)).await;
        let returns = (0..8).map(|_| begun.comes_back(&services));
        let outcomes = futures::future::join_all(returns).await;
        let came_in = outcomes.iter().filter(|outcome| outcome.session.is_ok());
        assert_eq!(came_in.count(), 1);
    }
}

// ASVS 10.2.2
#[tokio::test]
async fn an_answer_of_another_issuer_is_refused_before_its_code_is_sent() {
    let (portal, _clock) = services().await;
    let promised = json!({ "authorization_response_iss_parameter_supported": true });
    let (provider, services) = Provider::with_metadata(&portal, promised).await;
    for iss in [Some("https://elsewhere.example".to_owned()), None] {
        let begun = begins(&services, "/queue").await;
        let returned = Returned {
            iss,
            ..begun.returned()
        };
        assert_eq!(
            problem(begun.brings(&services, &returned).await),
            P::Untrusted
        );
    }
    let begun = begins(&services, "/queue").await;
    let claims = provider.claims(&services, (&begun, &["officers"]));
    provider.gives(&provider.signed(&claims)).await;
    let returned = Returned {
        iss: Some(provider.issuer()),
        ..begun.returned()
    };
    assert!(begun.brings(&services, &returned).await.session.is_ok());
}

#[tokio::test]
async fn what_the_provider_says_of_its_trouble_is_told() {
    let (services, _clock) = services().await;
    let (provider, services) = Provider::of(&services).await;
    let told = [
        ("access_denied", P::Cancelled),
        ("temporarily_unavailable", P::ProviderDown),
        ("invalid_scope", P::Untrusted),
    ];
    for (error, expected) in told {
        let begun = begins(&services, "/queue").await;
        let returned = Returned {
            error: Some(error.into()),
            ..begun.returned()
        };
        let outcome = begun.brings(&services, &returned).await;
        // So that the next attempt leads to the page wanted.
        assert_eq!(outcome.next, "/queue");
        assert_eq!(problem(outcome), expected, "{error}");
    }
    let answers = [
        (ResponseTemplate::new(503), P::ProviderDown),
        (
            ResponseTemplate::new(400).set_body_json(json!({ "error": "invalid_grant" })),
            P::Outdated,
        ),
        (
            ResponseTemplate::new(401).set_body_json(json!({ "error": "invalid_client" })),
            P::Untrusted,
        ),
        (
            ResponseTemplate::new(302).insert_header("location", "/keys"),
            P::Untrusted,
        ),
        (
            ResponseTemplate::new(200).set_body_string("<html>"),
            P::Untrusted,
        ),
    ];
    for (answer, expected) in answers {
        let begun = begins(&services, "/queue").await;
        provider.answers("/token", answer).await;
        assert_eq!(problem(begun.comes_back(&services).await), expected);
    }
}

// ASVS 10.5.3, 16.5.2
#[tokio::test]
async fn a_provider_that_is_down_or_another_one_is_noticed_at_once() {
    let (services, _clock) = services().await;
    let asked = async |services: &services::Services| {
        let answer = begin(&visitor(services), ("/queue", Asks::IfNeeded)).await;
        answer.err().and_then(|error| error.refusal().cloned())
    };
    let (down, there) = Provider::of(&services).await;
    answers_get(
        &down,
        "/.well-known/openid-configuration",
        ResponseTemplate::new(500),
    )
    .await;
    assert_eq!(asked(&there).await, Some(P::ProviderDown.into()));

    let other = json!({ "issuer": "https://elsewhere.example" });
    let (_other, there) = Provider::with_metadata(&services, other).await;
    assert_eq!(asked(&there).await, Some(P::Untrusted.into()));
}

#[tokio::test]
async fn an_agents_account_is_never_taken_over() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let (provider, services) = Provider::of(&services).await;
        let before = whole(&services).await;
        let hers = json!({ "email": HANAKO });
        let outcome = provider.sends_with(&services, &["officers"], hers).await;
        assert_eq!(problem(outcome), P::AccountOfAgent);
        assert_eq!(whole(&services).await, before);
    }
}

// ASVS 10.5.2
#[tokio::test]
async fn one_account_is_one_person_there() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        provider
            .sends(&services, &["officers"])
            .await
            .session
            .unwrap();
        let successor = json!({ "sub": "somebody else with the address" });
        let outcome = provider
            .sends_with(&services, &["officers"], successor)
            .await;
        assert_eq!(problem(outcome), P::OtherSubject);
    }
}

#[tokio::test]
async fn an_account_out_of_use_stays_out() {
    for (services, _clock) in databases().await {
        staff(&services, "sato@rokin.example", "officer").await;
        let (provider, services) = Provider::of(&services).await;
        provider
            .sends(&services, &["officers"])
            .await
            .session
            .unwrap();
        person::Entity::update_many()
            .col_expr(
                person::Column::DeactivatedAt,
                Expr::value(services.clock.now()),
            )
            .filter(person::Column::Id.is_not_null())
            .exec(&services.db)
            .await
            .unwrap();
        let before = whole(&services).await;
        let known = provider.sends(&services, &["approvers"]).await;
        assert_eq!(problem(known), P::Deactivated);
        let sato = json!({ "sub": "sato", "email": "sato@rokin.example" });
        let unknown = provider.sends_with(&services, &["officers"], sato).await;
        assert_eq!(problem(unknown), P::Deactivated);
        assert_eq!(whole(&services).await, before);
    }
}
