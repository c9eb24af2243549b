//! How long a browser stays signed in.

use crate::factors;
use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Language};
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::accounts::session;
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::accounts::sign_out::sign_out;
use services::mail::Letter;
use services::secrets::tokens::Token;
use services::sessions::end::end;
use services::sessions::end_others::end_others;
use services::sessions::list::list;
use services::store::entities::person;
use services::{Browser, Operation, Services};

// ASVS 7.3.1
#[tokio::test]
async fn a_session_that_rests_half_an_hour_has_ended() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        for _ in 0..3 {
            wait(&services, &clock, Duration::minutes(29));
            assert!(who(&services, &token).await.identity().is_some());
        }
        wait(&services, &clock, Duration::minutes(30));
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
    }
}

// ASVS 7.3.2
#[tokio::test]
async fn a_session_ends_after_half_a_day_however_busy() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        for _ in 0..35 {
            wait(&services, &clock, Duration::minutes(20));
            assert!(who(&services, &token).await.identity().is_some());
        }
        wait(&services, &clock, Duration::minutes(20));
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
    }
}

// ASVS 7.2.2, 7.4.1
#[tokio::test]
async fn signing_out_ends_this_session_and_no_other() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        assert_ne!(here, there);
        sign_out(&visitor(&services), &here).await.unwrap();
        sign_out(&visitor(&services), &here).await.unwrap();
        assert_eq!(who(&services, &here).await, Actor::Anonymous);
        assert!(who(&services, &there).await.identity().is_some());
        assert_eq!(trail(&services).await.last().unwrap(), "account.signed_out");
    }
}

// ASVS 7.2.1
#[tokio::test]
async fn a_made_up_token_is_nobody() {
    for (services, _clock) in databases().await {
        for text in ["", "x", "%00", &"あ".repeat(5000)] {
            let token = Token::presented(text);
            assert_eq!(who(&services, &token).await, Actor::Anonymous);
        }
    }
}

// ASVS 7.4.2
#[tokio::test]
async fn an_account_taken_out_of_use_is_out_at_once() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        person::Entity::update_many()
            .col_expr(
                person::Column::DeactivatedAt,
                Expr::value(services.clock.now()),
            )
            .filter(person::Column::Email.eq(HANAKO))
            .exec(&services.db)
            .await
            .unwrap();
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_err());
    }
}

// ASVS 7.3.1, 7.3.2
#[tokio::test]
async fn whoever_acts_for_the_federation_is_signed_in_for_a_shorter_time() {
    for (services, clock) in databases().await {
        let email = "ohashi@rokin.example";
        staff(&services, email, "officer").await;
        let token = signs_in(&services, email, PASSWORD).await.unwrap();
        for _ in 0..34 {
            wait(&services, &clock, Duration::minutes(14));
            assert!(who(&services, &token).await.identity().is_some());
        }
        wait(&services, &clock, Duration::minutes(14));
        assert_eq!(
            who(&services, &token).await,
            Actor::Anonymous,
            "eight hours"
        );
        let token = signs_in(&services, email, PASSWORD).await.unwrap();
        wait(&services, &clock, Duration::minutes(15));
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
    }
}

/// Hanako's browser at an address, with a mark where it has one.
fn browser(services: &Services, (address, mark): (&str, Option<&str>)) -> Operation {
    let op = visitor_from(services, address);
    let browser = Browser {
        user_agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36".into(),
        mark: mark.map(Token::presented),
        ..op.browser
    };
    Operation { browser, ..op }
}

async fn enters(op: &Operation) -> Token {
    let form = SignInForm {
        email: HANAKO.into(),
        password: PASSWORD.into(),
    };
    match sign_in(op, &form).await.unwrap() {
        Entered::Session(token) => token,
        Entered::FactorAsked(_) => panic!("no factor is asked for"),
    }
}

#[tokio::test]
async fn a_sign_in_in_another_browser_is_told_by_mail_once() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let told = async || {
            let mails = mails(&services).await;
            let letters = mails.into_iter().map(|mail| mail.letter);
            let told = letters.filter(|letter| letter.kind() == "new_device");
            told.collect::<Vec<_>>()
        };
        let home = ("203.0.113.9", Some("home"));
        for _ in 0..2 {
            enters(&browser(&services, home)).await;
            assert!(told().await.is_empty(), "her first browser, and again");
        }
        for _ in 0..2 {
            enters(&browser(&services, ("198.51.100.7", Some("office")))).await;
        }
        enters(&browser(&services, home)).await;
        let told = told().await;
        let [
            Letter::NewDevice {
                device, place, at, ..
            },
        ] = told.as_slice()
        else {
            panic!("{told:?}");
        };
        assert_eq!(
            (device.as_str(), place.as_str()),
            ("Chrome, Windows", "198.51.100.7")
        );
        assert_eq!(*at, services.clock.now());
    }
}

// ASVS 7.4.3
#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_ends_it_from_afar() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let office = enters(&browser(&services, ("198.51.100.7", None))).await;
        wait(&services, &clock, Duration::minutes(2));
        let home = enters(&browser(&services, ("203.0.113.9", None))).await;
        let telephone = enters(&browser(&services, ("203.0.113.77", None))).await;
        let hanako = factors::op(&services, &home).await;

        let listed = list(&hanako, &home).await.unwrap();
        let current: Vec<_> = listed.iter().filter(|one| one.is_current).collect();
        assert_eq!((listed.len(), current.len()), (3, 1));
        assert_eq!(current[0].place, "203.0.113.9");
        let oldest = &listed[2];
        assert_eq!(
            (oldest.device.as_str(), oldest.place.as_str()),
            ("Chrome, Windows", "198.51.100.7")
        );

        end(&hanako, oldest.id).await.unwrap();
        assert_eq!(who(&services, &office).await, Actor::Anonymous);
        assert_eq!(refusal(end(&hanako, oldest.id).await), Refusal::NotFound);
        assert_eq!(end_others(&hanako, &home).await.unwrap(), 1);
        assert_eq!(who(&services, &telephone).await, Actor::Anonymous);
        assert!(who(&services, &home).await.identity().is_some());
    }
}

// ASVS 8.2.2
#[tokio::test]
async fn nobody_sees_or_ends_the_session_of_somebody_else() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let home = enters(&visitor(&services)).await;
        let hanako = factors::op(&services, &home).await;
        let own = list(&hanako, &home).await.unwrap()[0].id;
        let officer = staff(&services, "ohashi@rokin.example", "officer").await;
        let officer = services.operation(officer, Language::Ja);
        assert_eq!(refusal(end(&officer, own).await), Refusal::NotFound);
        let seen = list(&officer, &home).await.unwrap();
        assert!(seen.iter().all(|session| session.id != own));
        end_others(&officer, &Token::presented("none"))
            .await
            .unwrap();
        assert!(who(&services, &home).await.identity().is_some());
    }
}

#[tokio::test]
async fn where_a_session_was_last_used_is_known_to_the_minute() {
    for (services, clock) in databases().await {
        hanako_has_an_account(&services).await;
        let home = enters(&browser(&services, ("203.0.113.9", None))).await;
        wait(&services, &clock, Duration::minutes(5));
        let train = browser(&services, ("198.51.100.7", None));
        session::actor(&train, &home).await.unwrap();
        let hanako = factors::op(&services, &home).await;
        let listed = list(&hanako, &home).await.unwrap();
        assert_eq!(listed[0].place, "198.51.100.7");
        assert_eq!(listed[0].used_at, services.clock.now());
        assert_eq!(listed[0].begun_at + Duration::minutes(5), listed[0].used_at);
    }
}
