//! The second factor: an authenticator app is set up, and its secret is kept sealed.

use crate::support::{databases, fails_wholly, wait, with_settings};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Assurance, FactorForm, Language};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::demo;
use services::error::Result;
use services::factors::begin_totp::{begin_totp, waiting};
use services::factors::confirm_totp::confirm_totp;
use services::factors::list::list;
use services::factors::sign_in as second_step;
use services::secrets::tokens::Token;
use services::settings::DataKey;
use services::store::entities::totp;
use services::{Operation, Services};

/// The code that the person's app shows now.
pub async fn code(services: &Services, email: &str) -> String {
    let (codes, _) = demo::codes(&visitor(services)).await.unwrap();
    let mut own = codes.into_iter().filter(|shown| shown.email == email);
    own.next_back().unwrap().code.unwrap()
}

pub fn typed(code: &str) -> FactorForm {
    FactorForm {
        code: code.into(),
        ..FactorForm::default()
    }
}

pub async fn op(services: &Services, session: &Token) -> Operation {
    services.operation(who(services, session).await, Language::Ja)
}

/// Hanako has an app; the session in which she set it up, half a minute later.
pub async fn hanako_has_an_app(
    services: &Services,
    clock: &services::clock::StoppedClock,
) -> Token {
    hanako_has_an_account(services).await;
    let session = signs_in(services, HANAKO, PASSWORD).await.unwrap();
    begin_totp(&op(services, &session).await).await.unwrap();
    let code = code(services, HANAKO).await;
    let session = confirm_totp(&op(services, &session).await, &session, &code)
        .await
        .unwrap();
    wait(services, clock, Duration::seconds(30));
    session
}

/// The password is right, and a code is asked for.
pub async fn is_asked(services: &Services) -> Token {
    let form = SignInForm {
        email: HANAKO.into(),
        password: PASSWORD.into(),
    };
    match sign_in(&visitor(services), &form).await.unwrap() {
        Entered::FactorAsked(pending) => pending,
        Entered::Session(_) => panic!("no factor is asked for"),
    }
}

pub async fn answers(services: &Services, pending: &Token, form: &FactorForm) -> Result<Token> {
    second_step::sign_in(&visitor(services), (pending, form)).await
}

pub fn problem(field: &str, problem: FieldProblem) -> Refusal {
    FieldErrors::one(field, problem).into()
}

// ASVS 7.2.4
#[tokio::test]
async fn the_first_code_takes_an_app_into_use_and_the_session_gets_another_name() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let session = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let hanako = op(&services, &session).await;
        assert!(waiting(&hanako).await.unwrap().is_none());
        begin_totp(&hanako).await.unwrap();
        let shown = waiting(&hanako).await.unwrap().unwrap();
        assert_eq!(shown.secret.replace(' ', "").len(), 32);
        assert!(
            shown.address.starts_with("otpauth://totp/"),
            "{}",
            shown.address
        );
        assert!(
            list(&hanako).await.unwrap().app.is_none(),
            "not before it is confirmed"
        );

        let wrong = confirm_totp(&hanako, &session, "000000").await;
        assert_eq!(refusal(wrong), problem("code", FieldProblem::WrongCode));
        let code = code(&services, HANAKO).await;
        let renewed = confirm_totp(&hanako, &session, &code).await.unwrap();

        assert_eq!(who(&services, &session).await, Actor::Anonymous);
        let Actor::Person(identity) = who(&services, &renewed).await else {
            panic!("the session ended");
        };
        assert_eq!(identity.assurance, Assurance::FreshFactor);
        let app = list(&hanako).await.unwrap().app.unwrap();
        assert_eq!(app.added_at, services.clock.now());
        let after = op(&services, &renewed).await;
        assert!(waiting(&after).await.unwrap().is_none());
        assert_eq!(
            kinds(&services).await,
            ["confirm_address", "factor_changed"]
        );
        let again = confirm_totp(&op(&services, &renewed).await, &renewed, &code).await;
        assert_eq!(refusal(again), Refusal::Gone);
    }
}

#[tokio::test]
async fn the_secret_is_sealed_for_one_person_under_one_key() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let rows = totp::Entity::find().all(&services.db).await.unwrap();
        begin_totp(&op(&services, &session).await).await.unwrap();
        let shown = waiting(&op(&services, &session).await)
            .await
            .unwrap()
            .unwrap();
        assert!(!rows[0].sealed.contains(&shown.secret.replace(' ', "")));
        let other = with_settings(&services, |settings| {
            settings.data_key = DataKey::of_bytes([1; 32]).unwrap();
        });
        let pending = is_asked(&services).await;
        let form = typed(&code(&services, HANAKO).await);
        let answer = answers(&other, &pending, &form).await;
        assert!(
            answer.unwrap_err().refusal().is_none(),
            "a wrong key is our fault"
        );
    }
}

#[tokio::test]
async fn an_app_is_taken_into_use_wholly_or_not_at_all() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let session = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let hanako = op(&services, &session).await;
        begin_totp(&hanako).await.unwrap();
        let code = code(&services, HANAKO).await;
        let tables = ["session", "audit_event", "outbox_job"];
        fails_wholly(&services, &tables, async || {
            confirm_totp(&hanako, &session, &code).await
        })
        .await;
    }
}

// ASVS 13.4.2
#[tokio::test]
async fn codes_are_shown_in_the_demonstration_only() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let real = with_settings(&services, |settings| settings.demonstration = false);
        let shown = demo::codes(&visitor(&real)).await.map(|_| ());
        assert_eq!(refusal(shown), Refusal::NotFound);
    }
}

// ASVS 11.3.2, 11.3.3
#[tokio::test]
async fn a_sealed_secret_opens_unchanged_only_and_for_nobody_else() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        let right = typed(&code(&services, HANAKO).await);
        let kept = totp::Entity::find()
            .one(&services.db)
            .await
            .unwrap()
            .unwrap();
        let turned = kept.sealed.chars().rev().collect::<String>();
        let first = if kept.sealed.starts_with('A') {
            "B"
        } else {
            "A"
        };
        let changed = format!("{first}{}", &kept.sealed[1..]);
        for broken in [turned, changed, String::new()] {
            put_sealed(&services, &broken).await;
            let answer = answers(&services, &is_asked(&services).await, &right).await;
            assert!(answer.unwrap_err().refusal().is_none(), "{broken}");
        }
        put_sealed(&services, &kept.sealed).await;
        let form = typed(&code(&services, HANAKO).await);
        assert!(
            answers(&services, &is_asked(&services).await, &form)
                .await
                .is_ok()
        );
    }
}

async fn put_sealed(services: &Services, sealed: &str) {
    totp::Entity::update_many()
        .col_expr(totp::Column::Sealed, Expr::value(sealed))
        .filter(totp::Column::PersonId.is_not_null())
        .exec(&services.db)
        .await
        .unwrap();
}
