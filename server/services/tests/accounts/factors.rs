//! The second factor: an authenticator app is set up, asked for, and taken away again.

use crate::support::{databases, fails_wholly, wait, whole, with_settings};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Assurance, Body, FactorForm, Language};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::accounts::reset_password::{request_reset, set_password};
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::demo;
use services::error::Result;
use services::factors::begin_totp::{begin_totp, waiting};
use services::factors::confirm_totp::confirm_totp;
use services::factors::give::give_factor;
use services::factors::list::list;
use services::factors::remove_totp::remove_totp;
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

async fn answers(services: &Services, pending: &Token, form: &FactorForm) -> Result<Token> {
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

// ASVS 6.4.4, 7.2.4
#[tokio::test]
async fn a_session_without_the_factor_changes_nothing_about_it() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let earlier = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let hanako = op(&services, &earlier).await;
        begin_totp(&hanako).await.unwrap();
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let first = code(&services, HANAKO).await;
        confirm_totp(&op(&services, &there).await, &there, &first)
            .await
            .unwrap();
        wait(&services, &clock, Duration::seconds(30));

        let before = whole(&services).await;
        let hanako = op(&services, &earlier).await;
        assert_eq!(refusal(begin_totp(&hanako).await), Refusal::FactorRequired);
        let removed = remove_totp(&hanako, PASSWORD).await;
        assert_eq!(refusal(removed), Refusal::FactorRequired);
        assert_eq!(whole(&services).await, before);

        let form = typed(&code(&services, HANAKO).await);
        let renewed = give_factor(&hanako, (&earlier, &form)).await.unwrap();
        assert_eq!(who(&services, &earlier).await, Actor::Anonymous);
        remove_totp(&op(&services, &renewed).await, PASSWORD)
            .await
            .unwrap();
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}

#[tokio::test]
async fn an_app_may_be_replaced_and_the_new_one_alone_counts() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let hanako = op(&services, &session).await;
        begin_totp(&hanako).await.unwrap();
        let (shown, _) = demo::codes(&visitor(&services)).await.unwrap();
        let [old, new] = [0, 1].map(|place: usize| shown[place].code.clone().unwrap());
        let session = confirm_totp(&hanako, &session, &new).await.unwrap();
        wait(&services, &clock, Duration::seconds(30));
        let pending = is_asked(&services).await;
        assert!(answers(&services, &pending, &typed(&old)).await.is_err());
        let form = typed(&code(&services, HANAKO).await);
        answers(&services, &pending, &form).await.unwrap();
        let rows = totp::Entity::find().all(&services.db).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert!(who(&services, &session).await.identity().is_some());
    }
}

#[tokio::test]
async fn whose_role_demands_a_factor_keeps_the_last_one() {
    for (services, _clock) in databases().await {
        let email = "ohashi@rokin.example";
        staff(&services, email, "officer").await;
        let session = signs_in(&services, email, PASSWORD).await.unwrap();
        let ohashi = op(&services, &session).await;
        assert!(
            ohashi
                .actor
                .lacks_factor(domain::permissions::Action::ReadCases)
        );
        begin_totp(&ohashi).await.unwrap();
        let first = code(&services, email).await;
        let session = confirm_totp(&ohashi, &session, &first).await.unwrap();
        let ohashi = op(&services, &session).await;
        assert!(ohashi.actor.may(domain::permissions::Action::ReadCases));
        let removed = remove_totp(&ohashi, PASSWORD).await;
        assert_eq!(refusal(removed), Refusal::LastFactor);
    }
}

#[tokio::test]
async fn a_hat_that_is_not_worn_demands_the_factor_as_well() {
    for (services, clock) in databases().await {
        let session = hanako_has_an_app(&services, &clock).await;
        let system = services.system();
        let form = invitation(HANAKO, &["officer"]);
        let link = services::members::invite::invite(&system, &Body::Federation, &form)
            .await
            .unwrap();
        let link = Token::presented(link.rsplit('/').next().unwrap());
        let hanako = op(&services, &session).await;
        services::members::accept::join(&hanako, &link)
            .await
            .unwrap();
        let hanako = op(&services, &session).await;
        assert!(!hanako.actor.is_staff());
        let removed = remove_totp(&hanako, PASSWORD).await;
        assert_eq!(refusal(removed), Refusal::LastFactor);
    }
}

// ASVS 6.4.3
#[tokio::test]
async fn a_password_that_is_short_beside_an_app_cannot_stand_alone() {
    for (services, clock) in databases().await {
        hanako_has_an_app(&services, &clock).await;
        request_reset(&visitor(&services), HANAKO).await.unwrap();
        let link = tokens(&services, "reset_password").await.remove(0);
        set_password(&visitor(&services), &link, "zu5kelwr")
            .await
            .unwrap();
        let form = SignInForm {
            email: HANAKO.into(),
            password: "zu5kelwr".into(),
        };
        let Entered::FactorAsked(pending) = sign_in(&visitor(&services), &form).await.unwrap()
        else {
            panic!("no factor is asked for");
        };
        let form = typed(&code(&services, HANAKO).await);
        let session = answers(&services, &pending, &form).await.unwrap();
        let removed = remove_totp(&op(&services, &session).await, "zu5kelwr").await;
        assert_eq!(refusal(removed), Refusal::PasswordNeedsFactor);
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
