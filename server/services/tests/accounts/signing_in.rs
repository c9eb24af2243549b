//! The sign-in page, from outside.

use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::refusal::Refusal;
use services::accounts::reauthenticate::verify_own_password;
use services::accounts::sign_in::{SignInForm, sign_in};
use std::net::IpAddr;

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_look_alike() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        for email in [HANAKO, "nobody@kigyo.example.jp"] {
            for _ in 0..5 {
                let answer = signs_in(&services, email, OTHER_PASSWORD).await;
                assert_eq!(refusal(answer), Refusal::WrongCredentials, "{email}");
            }
            let answer = signs_in(&services, email, OTHER_PASSWORD).await;
            let wait = Refusal::TooManyAttempts {
                retry_after_seconds: 1,
            };
            assert_eq!(refusal(answer), wait, "{email}");
        }
    }
}

#[tokio::test]
async fn the_wait_grows_and_the_right_password_ends_it() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        for _ in 0..5 {
            let _ = signs_in(&services, HANAKO, OTHER_PASSWORD).await;
        }
        wait(&services, &clock, Duration::seconds(1));
        assert_eq!(
            refusal(signs_in(&services, HANAKO, OTHER_PASSWORD).await),
            Refusal::WrongCredentials
        );
        assert_eq!(
            refusal(signs_in(&services, HANAKO, PASSWORD).await),
            Refusal::TooManyAttempts {
                retry_after_seconds: 2
            }
        );
        wait(&services, &clock, Duration::seconds(2));
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
        for _ in 0..5 {
            assert_eq!(
                refusal(signs_in(&services, HANAKO, OTHER_PASSWORD).await),
                Refusal::WrongCredentials
            );
        }
    }
}

#[tokio::test]
async fn the_owner_never_waits_longer_than_a_quarter_of_an_hour() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        for _ in 0..30 {
            let _ = signs_in(&services, HANAKO, OTHER_PASSWORD).await;
            wait(&services, &clock, Duration::minutes(15));
        }
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}

#[tokio::test]
async fn guesses_at_the_same_moment_are_all_counted() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let guesses = (0..12).map(|_| signs_in(&services, HANAKO, OTHER_PASSWORD));
        let answers = futures::future::join_all(guesses).await;
        let looked_at = answers
            .into_iter()
            .filter(|answer| matches!(answer, Err(error) if error.refusal() == Some(&Refusal::WrongCredentials)));
        assert_eq!(looked_at.count(), 5);
    }
}

#[tokio::test]
async fn a_source_that_tries_many_accounts_has_to_wait_too() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let source: Option<IpAddr> = Some("203.0.113.9".parse().unwrap());
        let op = visitor(&services);
        let form = |email: String| SignInForm {
            email,
            password: OTHER_PASSWORD.into(),
        };
        for account in 0..20 {
            let form = form(format!("person{account}@kigyo.example.jp"));
            assert_eq!(
                refusal(sign_in(&op, &form, source).await),
                Refusal::WrongCredentials
            );
        }
        let right = SignInForm {
            email: HANAKO.into(),
            password: PASSWORD.into(),
        };
        assert_eq!(
            refusal(sign_in(&op, &right, source).await),
            Refusal::TooManyAttempts {
                retry_after_seconds: 1
            }
        );
        assert!(
            sign_in(&op, &right, Some("203.0.113.10".parse().unwrap()))
                .await
                .is_ok()
        );
    }
}

#[tokio::test]
async fn an_address_in_capitals_is_the_same_address() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        assert!(
            signs_in(&services, " Hanako@Kigyo.Example.JP ", PASSWORD)
                .await
                .is_ok()
        );
    }
}

#[tokio::test]
async fn who_signs_a_contract_gives_the_password_again() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let op = services.operation(who(&services, &token).await, domain::accounts::Language::Ja);
        verify_own_password(&op, PASSWORD).await.unwrap();
        for _ in 0..5 {
            assert_eq!(
                refusal(verify_own_password(&op, OTHER_PASSWORD).await),
                Refusal::WrongCredentials
            );
        }
        assert_eq!(
            refusal(verify_own_password(&op, PASSWORD).await),
            Refusal::TooManyAttempts {
                retry_after_seconds: 1
            }
        );
        assert_eq!(
            refusal(verify_own_password(&visitor(&services), PASSWORD).await),
            Refusal::SignInRequired
        );
    }
}
