//! Another password or mail address, taken by whoever is signed in.

use crate::factors;
use crate::support::{databases, fails_wholly, wait, with_settings};
use crate::world::*;
use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use chrono::Duration;
use domain::accounts::Actor;
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use services::accounts::change_email::{
    EmailForm, check_link, confirm_change, own_address, request_change,
};
use services::accounts::change_password::{PasswordForm, change_password};
use services::accounts::register::register;
use services::accounts::reset_password::{request_reset, set_password};
use services::settings::LeakedPasswords;
use services::{Operation, Services};

const NEW: &str = "h.yamada@kigyo.example.jp";

fn passwords(current: &str, password: &str) -> PasswordForm {
    PasswordForm {
        current: current.into(),
        password: password.into(),
    }
}

fn wanted(email: &str) -> EmailForm {
    EmailForm {
        email: email.into(),
        password: PASSWORD.into(),
    }
}

fn invalid(field: &str, problem: FieldProblem) -> Refusal {
    let fields = FieldErrors::one(field, problem);
    Refusal::Invalid { fields }
}

// ASVS 6.2.2, 6.2.3, 7.2.4, 7.4.3
#[tokio::test]
async fn another_password_ends_every_other_session_and_every_mailed_key() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        let key = last_token(&services).await;
        let hanako = factors::op(&services, &here).await;

        let wrong = passwords(OTHER_PASSWORD, OTHER_PASSWORD);
        let refused = change_password(&hanako, (&here, &wrong)).await;
        assert_eq!(
            refusal(refused),
            invalid("current", FieldProblem::WrongPassword)
        );
        let short = passwords(PASSWORD, "short");
        let refused = change_password(&hanako, (&here, &short)).await;
        let problem = FieldProblem::PasswordTooShort { min: 15 };
        assert_eq!(refusal(refused), invalid("password", problem));

        let form = passwords(PASSWORD, OTHER_PASSWORD);
        let renewed = change_password(&hanako, (&here, &form)).await.unwrap();
        for ended in [&here, &there] {
            assert_eq!(who(&services, ended).await, Actor::Anonymous);
        }
        assert!(who(&services, &renewed).await.identity().is_some());
        assert!(signs_in(&services, HANAKO, OTHER_PASSWORD).await.is_ok());
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_err());
        let late = set_password(&visitor(&services), &key, PASSWORD).await;
        assert_eq!(refusal(late), Refusal::Gone);
        assert!(kinds(&services).await.contains(&"password_changed"));
    }
}

#[tokio::test]
async fn whoever_has_a_factor_gives_it_just_before() {
    for (services, clock) in databases().await {
        let session = factors::hanako_has_an_app(&services, &clock).await;
        wait(&services, &clock, Duration::minutes(5));
        let hanako = factors::op(&services, &session).await;
        let form = passwords(PASSWORD, OTHER_PASSWORD);
        let refused = change_password(&hanako, (&session, &form)).await;
        assert_eq!(refusal(refused), Refusal::FactorRequired);
        let refused = request_change(&hanako, &wanted(NEW)).await;
        assert_eq!(refusal(refused), Refusal::FactorRequired);
        assert_eq!(refusal(own_address(&hanako).await), Refusal::FactorRequired);
    }
}

#[tokio::test]
async fn half_a_change_does_not_exist() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let hanako = factors::op(&services, &here).await;
        let form = passwords(PASSWORD, OTHER_PASSWORD);
        let both = ["audit_event", "outbox_job"];
        fails_wholly(&services, &both, async || {
            change_password(&hanako, (&here, &form)).await
        })
        .await;
        request_change(&hanako, &wanted(NEW)).await.unwrap();
        let link = tokens(&services, "confirm_new_address").await.remove(0);
        let visitor = visitor(&services);
        fails_wholly(&services, &both, async || {
            confirm_change(&visitor, &link).await
        })
        .await;
        confirm_change(&visitor, &link).await.unwrap();
    }
}

/// Hanako asks for another address.
async fn asks(services: &Services, email: &str) -> Operation {
    let here = signs_in(services, HANAKO, PASSWORD).await.unwrap();
    let hanako = factors::op(services, &here).await;
    request_change(&hanako, &wanted(email)).await.unwrap();
    hanako
}

#[tokio::test]
async fn another_address_counts_once_its_mail_was_opened_and_the_old_one_is_told() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        asks(&services, NEW).await;
        assert!(signs_in(&services, NEW, PASSWORD).await.is_err(), "not yet");
        let asked = mails(&services).await;
        let asked = asked
            .iter()
            .find(|mail| mail.letter.kind() == "confirm_new_address");
        assert_eq!(asked.unwrap().to, NEW);
        let link = tokens(&services, "confirm_new_address").await.remove(0);
        let visitor = visitor(&services);
        assert_eq!(check_link(&visitor, &link).await.unwrap(), NEW);

        confirm_change(&visitor, &link).await.unwrap();
        assert_eq!(who(&services, &there).await, Actor::Anonymous);
        assert!(signs_in(&services, NEW, PASSWORD).await.is_ok());
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_err());
        let told = mails(&services).await;
        let told = told
            .iter()
            .find(|mail| mail.letter.kind() == "email_changed");
        assert_eq!(told.unwrap().to, HANAKO);
        assert_eq!(
            refusal(confirm_change(&visitor, &link).await),
            Refusal::Gone
        );
    }
}

#[tokio::test]
async fn an_address_that_is_known_is_told_to_its_owner_alone() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let owner = "ohashi@rokin.example";
        staff(&services, owner, "officer").await;
        asks(&services, owner).await;
        assert!(tokens(&services, "confirm_new_address").await.is_empty());
        let told = mails(&services).await;
        let told = told
            .iter()
            .find(|mail| mail.letter.kind() == "already_registered");
        assert_eq!(told.unwrap().to, owner);
    }
}

#[tokio::test]
async fn the_link_ends_after_an_hour_and_when_somebody_else_has_the_address() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        asks(&services, NEW).await;
        let first = tokens(&services, "confirm_new_address").await.remove(0);
        wait(&services, &clock, Duration::minutes(60));
        let visitor = visitor(&services);
        assert_eq!(refusal(check_link(&visitor, &first).await), Refusal::Gone);
        asks(&services, NEW).await;
        let both = tokens(&services, "confirm_new_address").await;
        let second = both.into_iter().find(|token| *token != first).unwrap();
        staff(&services, NEW, "officer").await;
        let late = confirm_change(&visitor, &second).await;
        assert_eq!(refusal(late), Refusal::Gone);
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}

/// SHA-1 of [`OTHER_PASSWORD`], as a list of leaked passwords has it.
fn leaked(services: &Services) -> (Services, tempfile::NamedTempFile) {
    let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, OTHER_PASSWORD.as_bytes());
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), format!("{}:3\n", hex::encode_upper(hash))).unwrap();
    let list = LeakedPasswords::open(file.path()).unwrap();
    let services = with_settings(services, |settings| settings.leaked_passwords = Some(list));
    (services, file)
}

// ASVS 6.2.12
#[tokio::test]
async fn a_password_that_others_have_lost_is_set_nowhere() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let (services, _file) = leaked(&services);
        let lost = invalid("password", FieldProblem::PasswordLeaked);
        let mut form = registration("taro@kigyo.example.jp", 2);
        form.password = OTHER_PASSWORD.into();
        let registered = register(&visitor(&services), &form).await;
        assert_eq!(refusal(registered), lost);

        request_reset(&visitor(&services), HANAKO).await.unwrap();
        let key = last_token(&services).await;
        let reset = set_password(&visitor(&services), &key, OTHER_PASSWORD).await;
        assert_eq!(refusal(reset), lost);

        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let hanako = factors::op(&services, &here).await;
        let form = passwords(PASSWORD, OTHER_PASSWORD);
        let changed = change_password(&hanako, (&here, &form)).await;
        assert_eq!(refusal(changed), lost);
        signs_in(&services, HANAKO, PASSWORD).await.unwrap();
    }
}
