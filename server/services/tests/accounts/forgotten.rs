//! A forgotten password.

use crate::factors;
use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::Actor;
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use services::accounts::change_email::{EmailForm, confirm_change, request_change};
use services::accounts::register::register;
use services::accounts::reset_password::{check_link, request_reset, set_password};

// ASVS 7.4.3
#[tokio::test]
async fn the_mailed_link_sets_a_new_password_once() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let session = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let op = visitor(&services);
        request_reset(&op, HANAKO).await.unwrap();
        let token = last_token(&services).await;
        assert_eq!(check_link(&op, &token).await.unwrap().email, HANAKO);
        set_password(&op, &token, OTHER_PASSWORD).await.unwrap();

        assert_eq!(who(&services, &session).await, Actor::Anonymous);
        assert!(signs_in(&services, HANAKO, OTHER_PASSWORD).await.is_ok());
        assert_eq!(
            refusal(signs_in(&services, HANAKO, PASSWORD).await),
            Refusal::WrongCredentials
        );
        assert_eq!(
            refusal(set_password(&op, &token, PASSWORD).await),
            Refusal::Gone
        );
        assert_eq!(
            kinds(&services).await,
            ["confirm_address", "password_changed", "reset_password"]
        );
    }
}

// ASVS 7.4.3
#[tokio::test]
async fn a_reset_ends_the_link_by_which_somebody_else_wanted_another_address() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let thief = factors::op(&services, &here).await;
        let wanted = EmailForm {
            email: "thief@elsewhere.example".into(),
            password: PASSWORD.into(),
        };
        request_change(&thief, &wanted).await.unwrap();
        let link = tokens(&services, "confirm_new_address").await.remove(0);
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        let reset = last_token(&services).await;
        set_password(&visitor(&services), &reset, OTHER_PASSWORD)
            .await
            .unwrap();
        let tried = confirm_change(&visitor(&services), &link).await;
        assert_eq!(refusal(tried.map(|_| ())), Refusal::Gone);
        assert!(signs_in(&services, HANAKO, OTHER_PASSWORD).await.is_ok());
    }
}

/// Looking at a password takes a while; here it takes until the owner has set another one.
#[tokio::test]
async fn a_sign_in_that_began_with_the_old_password_ends_nowhere() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        let reset = last_token(&services).await;
        let op = visitor(&services);
        let changing = set_password(&op, &reset, OTHER_PASSWORD);
        let guesses =
            futures::future::join_all((0..4).map(|_| signs_in(&services, HANAKO, PASSWORD)));
        let (changed, signed_in) = tokio::join!(changing, guesses);
        changed.unwrap();
        for token in signed_in.into_iter().flatten() {
            assert_eq!(who(&services, &token).await, Actor::Anonymous);
        }
    }
}

#[tokio::test]
async fn an_unknown_address_gets_the_same_answer_and_no_mail() {
    for (services, _clock) in databases().await {
        let op = visitor(&services);
        request_reset(&op, "nobody@kigyo.example.jp").await.unwrap();
        assert!(mails(&services).await.is_empty());
        let Refusal::Invalid { fields } = refusal(request_reset(&op, "nobody").await) else {
            panic!("not about a field");
        };
        assert_eq!(fields.get("email"), Some(&FieldProblem::NotAnEmail));
    }
}

// ASVS 6.6.2
#[tokio::test]
async fn the_link_ends_after_an_hour_and_a_newer_one_replaces_it() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        assert_eq!(tokens(&services, "reset_password").await.len(), 1);
        let first = last_token(&services).await;
        wait(&services, &clock, Duration::minutes(2));
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        assert_eq!(
            refusal(check_link(&visitor(&services), &first).await),
            Refusal::Gone
        );
        let second = last_token(&services).await;
        wait(&services, &clock, Duration::hours(1));
        let answer = set_password(&visitor(&services), &second, OTHER_PASSWORD).await;
        assert_eq!(refusal(answer), Refusal::Gone);
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}

#[tokio::test]
async fn a_password_that_is_too_short_leaves_the_link_usable() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let op = visitor(&services);
        request_reset(&op, HANAKO).await.unwrap();
        let token = last_token(&services).await;
        let Refusal::Invalid { fields } = refusal(set_password(&op, &token, "short").await) else {
            panic!("not about a field");
        };
        assert_eq!(
            fields.get("password"),
            Some(&FieldProblem::PasswordTooShort { min: 15 })
        );
        set_password(&op, &token, OTHER_PASSWORD).await.unwrap();
    }
}

// ASVS 6.6.2
#[tokio::test]
async fn a_link_for_one_thing_does_not_open_another() {
    for (services, _clock) in databases().await {
        let op = visitor(&services);
        register(&op, &registration(HANAKO, 1)).await.unwrap();
        let confirm = last_token(&services).await;
        assert_eq!(
            refusal(set_password(&op, &confirm, OTHER_PASSWORD).await),
            Refusal::Gone
        );
    }
}

#[tokio::test]
async fn the_mailbox_also_confirms_the_address_and_ends_the_wait() {
    for (services, _clock) in databases().await {
        let op = visitor(&services);
        register(&op, &registration(HANAKO, 1)).await.unwrap();
        for _ in 0..6 {
            let _ = signs_in(&services, HANAKO, "something quite wrong").await;
        }
        request_reset(&op, HANAKO).await.unwrap();
        let token = tokens(&services, "reset_password").await.remove(0);
        set_password(&op, &token, OTHER_PASSWORD).await.unwrap();
        assert!(signs_in(&services, HANAKO, OTHER_PASSWORD).await.is_ok());
    }
}
