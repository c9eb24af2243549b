//! Whoever has no second factor shows by the password who they are, before anything about that changes.

use crate::factors::{code, hanako_has_an_app, op, problem, typed};
use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, HelpForm};
use domain::forms::FieldProblem;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::Services;
use services::accounts::reauthenticate::give_password;
use services::clock::StoppedClock;
use services::factors::begin_totp::{begin_totp, waiting};
use services::factors::confirm_totp::confirm_totp;
use services::factors::give::give_factor;
use services::factors::ways::of_own;
use services::secrets::tokens::Token;
use services::sessions::end::end;
use services::sessions::end_of_person::end_of_person;
use services::sessions::end_others::end_others;
use services::sessions::list::list;

/// Hanako signed in five minutes ago.
async fn hanako_sits_here(services: &Services, clock: &StoppedClock) -> Token {
    hanako_has_an_account(services).await;
    let session = signs_in(services, HANAKO, PASSWORD).await.unwrap();
    wait(services, clock, Duration::minutes(5));
    session
}

// ASVS 7.5.1
#[tokio::test]
async fn the_first_app_is_set_up_only_just_after_the_password() {
    for (services, clock) in databases().await {
        let session = hanako_sits_here(&services, &clock).await;
        let hanako = op(&services, &session).await;
        assert_eq!(refusal(begin_totp(&hanako).await), Refusal::FactorRequired);
        let seen = waiting(&hanako).await.map(|_| ());
        assert_eq!(refusal(seen), Refusal::FactorRequired);
        let ways = of_own(&hanako).await.unwrap();
        assert!(ways.password && !ways.provider && !ways.is_fresh);

        let wrong = give_password(&hanako, (&session, OTHER_PASSWORD)).await;
        let expected = problem("password", FieldProblem::WrongPassword);
        assert_eq!(refusal(wrong), expected);
        let renewed = give_password(&hanako, (&session, PASSWORD)).await.unwrap();
        assert_eq!(who(&services, &session).await, Actor::Anonymous);
        let hanako = op(&services, &renewed).await;
        assert!(of_own(&hanako).await.unwrap().is_fresh);
        begin_totp(&hanako).await.unwrap();

        // Installing an app may take a while.
        wait(&services, &clock, Duration::minutes(20));
        let hanako = op(&services, &renewed).await;
        assert!(waiting(&hanako).await.unwrap().is_some());
        let code = code(&services, HANAKO).await;
        confirm_totp(&hanako, &renewed, &code).await.unwrap();
        let verbs = trail(&services).await;
        assert!(verbs.contains(&"account.password_given".to_owned()));
    }
}

// ASVS 7.5.2
#[tokio::test]
async fn other_sessions_end_only_for_whoever_has_just_shown_who_they_are() {
    for (services, clock) in databases().await {
        let here = hanako_sits_here(&services, &clock).await;
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let hanako = op(&services, &here).await;
        let listed = list(&hanako, &here).await.unwrap();
        let other = listed.iter().find(|one| !one.is_current).unwrap().id;
        assert_eq!(refusal(end(&hanako, other).await), Refusal::FactorRequired);
        let all = end_others(&hanako, &here).await;
        assert_eq!(refusal(all), Refusal::FactorRequired);
        assert!(who(&services, &there).await.identity().is_some());
        let here = give_password(&hanako, (&here, PASSWORD)).await.unwrap();
        let hanako = op(&services, &here).await;
        end(&hanako, other).await.unwrap();
        assert_eq!(who(&services, &there).await, Actor::Anonymous);
    }
}

#[tokio::test]
async fn the_password_does_not_stand_in_for_a_factor_that_there_is() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        wait(&services, &clock, Duration::minutes(5));
        let hanako = op(&services, &session).await;
        assert!(!of_own(&hanako).await.unwrap().password);
        let session = give_password(&hanako, (&session, PASSWORD)).await.unwrap();
        let hanako = op(&services, &session).await;
        assert_eq!(refusal(begin_totp(&hanako).await), Refusal::FactorRequired);
        let code = typed(&code(&services, HANAKO).await);
        let session = give_factor(&hanako, (&session, &code)).await.unwrap();
        begin_totp(&op(&services, &session).await).await.unwrap();
    }
}

// ASVS 7.4.5
#[tokio::test]
async fn an_administrator_ends_every_session_of_somebody_and_says_why() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let form = |email: &str, reason: &str| HelpForm {
            email: email.into(),
            reason: reason.into(),
        };
        let of = |actor| services.operation(actor, domain::accounts::Language::Ja);
        let aoki = of(staff(&services, "aoki@rokin.example", "administrator").await);
        let officer = of(staff(&services, "ohashi@rokin.example", "officer").await);

        let lost = form(" Hanako@Kigyo.example.jp", "端末を紛失したとのお電話のため");
        let denied = end_of_person(&officer, &lost).await;
        assert_eq!(refusal(denied), Refusal::from(Denial::Role));
        let silent = end_of_person(&aoki, &form(HANAKO, " ")).await;
        assert_eq!(refusal(silent), problem("reason", FieldProblem::Missing));
        for nobody in ["nobody@kigyo.example.jp", "aoki@rokin.example"] {
            let answer = end_of_person(&aoki, &form(nobody, "試験")).await;
            assert_eq!(refusal(answer), problem("email", FieldProblem::NobodyElse));
        }
        assert!(who(&services, &here).await.identity().is_some());

        end_of_person(&aoki, &lost).await.unwrap();
        for session in [here, there] {
            assert_eq!(who(&services, &session).await, Actor::Anonymous);
        }
        signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let told = mails(&services).await;
        let told = told
            .iter()
            .find(|mail| mail.letter.kind() == "sessions_ended");
        assert_eq!(told.unwrap().to, HANAKO);
        let verbs = trail(&services).await;
        assert!(verbs.contains(&"account.sessions_ended".to_owned()));
    }
}
