//! The code of an app at sign-in: asked for after the password, good once and for a short time, and hard to guess.

use crate::factors::{answers, code, hanako_has_an_app, is_asked, problem, typed};
use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Assurance, Language};
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use services::accounts::reset_password::{request_reset, set_password};
use services::factors::begin_totp::begin_totp;
use services::factors::confirm_totp::confirm_totp;
use services::factors::sign_in as second_step;

#[tokio::test]
async fn whoever_has_an_app_signs_in_by_password_and_code() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let pending = is_asked(&services).await;
        assert_eq!(
            who(&services, &pending).await,
            Actor::Anonymous,
            "it opens nothing"
        );
        let asked = second_step::waiting(&visitor(&services), &pending).await;
        assert_eq!(asked.unwrap().as_deref(), Some(HANAKO));

        let wrong = answers(&services, &pending, &typed("000000")).await;
        assert_eq!(refusal(wrong), problem("code", FieldProblem::WrongCode));
        let code = code(&services, HANAKO).await;
        let session = answers(&services, &pending, &typed(&code)).await.unwrap();
        let actor = who(&services, &session).await;
        assert_eq!(actor.identity().unwrap().assurance, Assurance::FreshFactor);

        wait(&services, &clock, Duration::seconds(30));
        let again = answers(&services, &pending, &typed(&code)).await;
        assert_eq!(refusal(again), Refusal::Gone, "the first step counts once");
        assert_eq!(trail(&services).await.last().unwrap(), "account.signed_in");
    }
}

// ASVS 6.5.1
#[tokio::test]
async fn a_code_is_good_once_and_none_before_it_is_good_any_more() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let earlier = code(&services, HANAKO).await;
        wait(&services, &clock, Duration::seconds(30));
        let now = code(&services, HANAKO).await;
        let (first, second) = (is_asked(&services).await, is_asked(&services).await);
        answers(&services, &first, &typed(&now)).await.unwrap();
        for used in [&now, &earlier] {
            let again = answers(&services, &second, &typed(used)).await;
            assert_eq!(refusal(again), problem("code", FieldProblem::CodeUsed));
        }
        wait(&services, &clock, Duration::seconds(30));
        let next = code(&services, HANAKO).await;
        answers(&services, &second, &typed(&next)).await.unwrap();
    }
}

#[tokio::test]
async fn a_code_of_the_step_before_is_taken_and_of_two_before_is_not() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let old = code(&services, HANAKO).await;
        let pending = is_asked(&services).await;
        wait(&services, &clock, Duration::seconds(60));
        let late = answers(&services, &pending, &typed(&old)).await;
        assert_eq!(refusal(late), problem("code", FieldProblem::WrongCode));
        let before = code(&services, HANAKO).await;
        wait(&services, &clock, Duration::seconds(30));
        answers(&services, &pending, &typed(&before)).await.unwrap();
    }
}

// ASVS 6.5.1
#[tokio::test]
async fn of_the_same_code_sent_many_times_at_once_one_is_taken() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let mut pending = Vec::new();
        for _ in 0..4 {
            pending.push(is_asked(&services).await);
        }
        let form = typed(&code(&services, HANAKO).await);
        let sent = pending.iter().map(|one| answers(&services, one, &form));
        let answered = futures::future::join_all(sent).await;
        assert_eq!(answered.iter().filter(|answer| answer.is_ok()).count(), 1);
    }
}

// ASVS 6.6.3
#[tokio::test]
async fn guessed_codes_make_wait_longer_and_longer_and_the_password_does_not_end_it() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        for _ in 0..5 {
            let wrong = answers(&services, &is_asked(&services).await, &typed("000000")).await;
            assert_eq!(refusal(wrong), problem("code", FieldProblem::WrongCode));
        }
        let pending = is_asked(&services).await;
        let right = typed(&code(&services, HANAKO).await);
        let braked = Refusal::TooManyAttempts {
            retry_after_seconds: 1,
        };
        assert_eq!(refusal(answers(&services, &pending, &right).await), braked);
        wait(&services, &clock, Duration::seconds(1));
        answers(&services, &pending, &right).await.unwrap();
    }
}

#[tokio::test]
async fn a_sign_in_waits_ten_minutes_for_its_code() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let pending = is_asked(&services).await;
        wait(&services, &clock, Duration::minutes(10));
        let form = typed(&code(&services, HANAKO).await);
        let late = answers(&services, &pending, &form).await;
        assert_eq!(refusal(late), Refusal::Gone);
    }
}

#[tokio::test]
async fn a_new_password_ends_sign_ins_that_wait_and_may_be_shorter_beside_an_app() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let pending = is_asked(&services).await;
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        let link = tokens(&services, "reset_password").await.remove(0);
        set_password(&visitor(&services), &link, "zu5kelwr")
            .await
            .unwrap();
        let form = typed(&code(&services, HANAKO).await);
        let late = answers(&services, &pending, &form).await;
        assert_eq!(refusal(late), Refusal::Gone);
    }
}

#[tokio::test]
async fn nobody_gives_the_code_of_somebody_else() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let staff = staff(&services, "ohashi@rokin.example", "officer").await;
        let ohashi = services.operation(staff, Language::Ja);
        begin_totp(&ohashi).await.unwrap();
        let session = signs_in(&services, "ohashi@rokin.example", PASSWORD)
            .await
            .unwrap();
        let own = code(&services, "ohashi@rokin.example").await;
        confirm_totp(&ohashi, &session, &own).await.unwrap();

        let pending = is_asked(&services).await;
        wait(&services, &clock, Duration::seconds(30));
        let form = typed(&code(&services, "ohashi@rokin.example").await);
        let answer = answers(&services, &pending, &form).await;
        assert_eq!(refusal(answer), problem("code", FieldProblem::WrongCode));
    }
}
