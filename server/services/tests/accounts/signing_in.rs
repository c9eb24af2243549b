//! The sign-in page, from outside.

use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use sea_orm::EntityTrait;
use services::accounts::confirm_address::{confirm_address, resend};
use services::accounts::reauthenticate::verify_own_password;
use services::accounts::register::register;
use services::accounts::reset_password::request_reset;
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::browser::Browser;
use services::random::SystemRandom;
use services::secrets::tokens::Token;
use services::store::entities::person;
use services::{Means, Operation, Services};
use std::collections::BTreeSet;
use std::sync::Arc;

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

// ASVS 6.3.1
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

// ASVS 6.3.1
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

// ASVS 6.3.1
#[tokio::test]
async fn whoever_guesses_on_and_on_elsewhere_does_not_keep_the_owner_out_of_a_browser_she_knows() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let home = Operation {
            browser: Browser {
                mark: Some(Token::presented("home")),
                ..Browser::default()
            },
            ..visitor(&services)
        };
        let right = SignInForm {
            email: HANAKO.into(),
            password: PASSWORD.into(),
        };
        sign_in(&home, &right).await.unwrap();
        for _ in 0..40 {
            let _ = signs_in(&services, HANAKO, OTHER_PASSWORD).await;
        }
        let elsewhere = refusal(signs_in(&services, HANAKO, PASSWORD).await);
        assert!(matches!(elsewhere, Refusal::TooManyAttempts { .. }));
        let Entered::Session(token) = sign_in(&home, &right).await.unwrap() else {
            panic!("no factor is asked for");
        };
        // Nor does it touch what she does in an open session.
        let op = Operation {
            actor: who(&services, &token).await,
            ..visitor(&services)
        };
        verify_own_password(&op, ("password", PASSWORD))
            .await
            .unwrap();
        // A known browser is braked as well, for itself.
        let wrong = SignInForm {
            password: OTHER_PASSWORD.into(),
            ..right
        };
        for _ in 0..5 {
            assert_eq!(
                refusal(sign_in(&home, &wrong).await),
                Refusal::WrongCredentials
            );
        }
        assert!(matches!(
            refusal(sign_in(&home, &wrong).await),
            Refusal::TooManyAttempts { .. }
        ));
    }
}

// ASVS 6.3.1
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

// ASVS 6.3.1
#[tokio::test]
async fn a_source_that_tries_many_accounts_has_to_wait_too() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let op = visitor_from(&services, "203.0.113.9");
        let form = |email: String| SignInForm {
            email,
            password: OTHER_PASSWORD.into(),
        };
        for account in 0..20 {
            let form = form(format!("person{account}@kigyo.example.jp"));
            assert_eq!(
                refusal(sign_in(&op, &form).await),
                Refusal::WrongCredentials
            );
        }
        let right = SignInForm {
            email: HANAKO.into(),
            password: PASSWORD.into(),
        };
        assert_eq!(
            refusal(sign_in(&op, &right).await),
            Refusal::TooManyAttempts {
                retry_after_seconds: 1
            }
        );
        let elsewhere = visitor_from(&services, "203.0.113.10");
        assert!(sign_in(&elsewhere, &right).await.is_ok());
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
async fn whoever_changes_how_they_sign_in_gives_the_password_again() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let op = services.operation(who(&services, &token).await, domain::accounts::Language::Ja);
        let right = ("current", PASSWORD);
        verify_own_password(&op, right).await.unwrap();
        for _ in 0..5 {
            let fields = FieldErrors::one("current", FieldProblem::WrongPassword);
            let wrong = verify_own_password(&op, ("current", OTHER_PASSWORD)).await;
            assert_eq!(refusal(wrong), Refusal::Invalid { fields });
        }
        assert_eq!(
            refusal(verify_own_password(&op, right).await),
            Refusal::TooManyAttempts {
                retry_after_seconds: 1
            }
        );
        assert_eq!(
            refusal(verify_own_password(&visitor(&services), right).await),
            Refusal::SignInRequired
        );
    }
}

#[tokio::test]
async fn a_source_that_has_letter_after_letter_sent_has_to_wait_whoever_they_go_to() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let op = visitor_from(&services, "203.0.113.9");
        for number in 0..60 {
            let unknown = format!("person{number}@kigyo.example.jp");
            request_reset(&op, &unknown).await.unwrap();
        }
        for email in [HANAKO, "nobody@kigyo.example.jp"] {
            let wait = Refusal::TooManyAttempts {
                retry_after_seconds: 1,
            };
            assert_eq!(refusal(request_reset(&op, email).await), wait, "{email}");
            assert_eq!(refusal(resend(&op, email).await), wait, "{email}");
            let registered = register(&op, &registration(email, 2)).await;
            assert_eq!(refusal(registered), wait, "{email}");
        }
        let elsewhere = visitor_from(&services, "203.0.113.10");
        request_reset(&elsewhere, HANAKO).await.unwrap();
        assert_eq!(tokens(&services, "reset_password").await.len(), 1);
    }
}

// ASVS 6.2.8, 6.2.9, 11.4.2
#[tokio::test]
async fn a_password_counts_as_it_was_typed_to_its_last_character() {
    for (services, _clock) in databases().await {
        let password = format!(" Aれ{}Zz ", "長い合言葉の".repeat(20));
        let mut form = registration(HANAKO, 1);
        form.password.clone_from(&password);
        let op = visitor(&services);
        register(&op, &form).await.unwrap();
        let token = last_token(&services).await;
        confirm_address(&op, &token).await.unwrap();
        let other = [
            password.trim().to_owned(),
            password.to_lowercase(),
            password.chars().take(72).collect(),
            password.replace('れ', "ﾚ"),
        ];
        for almost in other {
            let refused = signs_in(&services, HANAKO, &almost).await;
            assert_eq!(refusal(refused), Refusal::WrongCredentials, "{almost}");
        }
        assert!(signs_in(&services, HANAKO, &password).await.is_ok());
        let kept = person::Entity::find().one(&services.db).await.unwrap();
        let hash = kept.unwrap().password_hash.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
    }
}

// ASVS 7.2.3, 11.5.1
#[tokio::test]
async fn tokens_are_long_and_never_the_same() {
    let (services, _clock) = crate::support::services().await;
    let services = Services::from(Means {
        random: Arc::new(SystemRandom),
        ..Means::clone(&services)
    });
    let drawn: BTreeSet<String> = (0..1000)
        .map(|_| Token::new(&services).expose().to_owned())
        .collect();
    assert_eq!(drawn.len(), 1000);
    // 43 characters of six bits hold 256.
    assert!(drawn.iter().all(|token| token.len() == 43));
    // No place stands still.
    for place in 0..42 {
        let seen: BTreeSet<_> = drawn.iter().map(|token| token.as_bytes()[place]).collect();
        assert!(seen.len() > 40, "place {place}: {}", seen.len());
    }
}
