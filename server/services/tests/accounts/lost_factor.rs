//! The telephone is lost: recovery codes.

use crate::factors::{code, hanako_has_an_app, is_asked, op, problem};
use crate::support::{databases, wait, whole};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Assurance, FactorChange, FactorForm, Language};
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use services::Services;
use services::error::Result;
use services::factors::list::list;
use services::factors::remove_totp::remove_totp;
use services::factors::renew_recovery::renew_recovery;
use services::factors::sign_in as second_step;
use services::mail::{Letter, Mail};
use services::secrets::tokens::Token;
use std::collections::HashSet;

fn recovering(code: &str) -> FactorForm {
    FactorForm {
        recovery: code.into(),
        ..FactorForm::default()
    }
}

async fn recovers(services: &Services, code: &str) -> Result<Token> {
    let pending = is_asked(services).await;
    let form = recovering(code);
    second_step::sign_in(&visitor(services), (&pending, &form)).await
}

// ASVS 6.5.2, 6.5.4
#[tokio::test]
async fn ten_codes_of_a_hundred_and_twenty_bits_are_shown_and_none_is_kept() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let codes = renew_recovery(&op(&services, &session).await)
            .await
            .unwrap();
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), 10);
        assert!(
            codes.iter().all(|code| code.replace('-', "").len() == 24),
            "{codes:?}"
        );
        let kept = format!("{:?}", whole(&services).await);
        for code in &codes {
            assert!(!kept.contains(code.as_str()) && !kept.contains(&code.replace('-', "")));
        }
    }
}

// ASVS 6.4.4, 6.5.1
#[tokio::test]
async fn a_recovery_code_signs_in_once_and_the_person_is_told_how_many_are_left() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let codes = renew_recovery(&op(&services, &session).await)
            .await
            .unwrap();
        let typed_by_hand = codes[3].to_lowercase().replace('-', " ");
        let session = recovers(&services, &typed_by_hand).await.unwrap();
        let actor = who(&services, &session).await;
        assert_eq!(actor.identity().unwrap().assurance, Assurance::FreshFactor);
        let again = recovers(&services, &codes[3]).await;
        assert_eq!(refusal(again), problem("recovery", FieldProblem::WrongCode));
        let hanako = op(&services, &session).await;
        assert_eq!(list(&hanako).await.unwrap().recovery_codes_left, 9);
        let told = mails(&services).await;
        let change = FactorChange::RecoveryCodeUsed { left: 9 };
        let is_told = |mail: &Mail| matches!(mail.letter, Letter::FactorChanged { change: told } if told == change);
        assert_eq!(told.iter().filter(|mail| is_told(mail)).count(), 1);
        recovers(&services, &codes[4]).await.unwrap();
    }
}

// ASVS 6.5.1
#[tokio::test]
async fn of_the_same_recovery_code_sent_at_once_one_is_taken() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let codes = renew_recovery(&op(&services, &session).await)
            .await
            .unwrap();
        let sent = (0..4).map(|_| recovers(&services, &codes[0]));
        let answered = futures::future::join_all(sent).await;
        assert_eq!(answered.iter().filter(|answer| answer.is_ok()).count(), 1);
    }
}

#[tokio::test]
async fn new_codes_replace_all_earlier_ones() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let hanako = op(&services, &session).await;
        let old = renew_recovery(&hanako).await.unwrap();
        let new = renew_recovery(&hanako).await.unwrap();
        let answer = recovers(&services, &old[0]).await;
        assert_eq!(
            refusal(answer),
            problem("recovery", FieldProblem::WrongCode)
        );
        recovers(&services, &new[0]).await.unwrap();
    }
}

#[tokio::test]
async fn nobody_uses_a_code_of_somebody_else() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let other = "ohashi@rokin.example";
        let actor = staff(&services, other, "officer").await;
        let ohashi = services.operation(actor, Language::Ja);
        services::factors::begin_totp::begin_totp(&ohashi)
            .await
            .unwrap();
        let session = signs_in(&services, other, PASSWORD).await.unwrap();
        let first = code(&services, other).await;
        services::factors::confirm_totp::confirm_totp(&ohashi, &session, &first)
            .await
            .unwrap();
        let codes = renew_recovery(&ohashi).await.unwrap();
        let answer = recovers(&services, &codes[0]).await;
        assert_eq!(
            refusal(answer),
            problem("recovery", FieldProblem::WrongCode)
        );
    }
}

// ASVS 6.6.3
#[tokio::test]
async fn guesses_at_recovery_codes_are_braked_like_codes() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let codes = renew_recovery(&op(&services, &session).await)
            .await
            .unwrap();
        for _ in 0..5 {
            let wrong = recovers(&services, "0000-0000-0000-0000-0000-0000").await;
            assert_eq!(refusal(wrong), problem("recovery", FieldProblem::WrongCode));
        }
        let braked = refusal(recovers(&services, &codes[0]).await);
        assert!(
            matches!(braked, Refusal::TooManyAttempts { .. }),
            "{braked:?}"
        );
    }
}

#[tokio::test]
async fn codes_are_made_for_those_alone_who_just_gave_a_factor_and_go_with_the_app() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let without = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let refused = renew_recovery(&op(&services, &without).await).await;
        assert_eq!(refusal(refused), Refusal::FactorRequired);
        let hanako = op(&services, &without).await;
        services::factors::begin_totp::begin_totp(&hanako)
            .await
            .unwrap();
        let first = code(&services, HANAKO).await;
        let session = services::factors::confirm_totp::confirm_totp(&hanako, &without, &first)
            .await
            .unwrap();
        let hanako = op(&services, &session).await;
        renew_recovery(&hanako).await.unwrap();
        wait(&services, &clock, Duration::seconds(30));
        remove_totp(&hanako, PASSWORD).await.unwrap();
        assert_eq!(list(&hanako).await.unwrap().recovery_codes_left, 0);
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}
