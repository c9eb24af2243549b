//! Whoever has an account already joins another body with it, where nothing forbids it.

use crate::invitation::{SATO, accepted};
use crate::owner;
use crate::people::*;
use crate::support::{databases, wait};
use chrono::Duration;
use domain::accounts::{Actor, Body, Language, Role};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::members::accept::{accept_invitation, join, show_invitation};
use services::members::invite::invite;

#[tokio::test]
async fn whoever_has_an_account_joins_with_it_and_keeps_what_they_were() {
    for (services, _clock) in databases().await {
        let owner = owner(&services).await;
        let other = staff(&services, "other@rokin.example.jp", "officer").await;
        let system = services.system();
        invite(
            &system,
            &Body::Federation,
            &invitation(HANAKO, &["auditor"]),
        )
        .await
        .unwrap();
        let token = last_token(&services).await;
        let offer = show_invitation(&visitor(&services), &token).await.unwrap();
        assert!(offer.has_account);

        for (actor, refused) in [
            (Actor::Anonymous, Refusal::SignInRequired),
            (other, Refusal::OtherAddress),
        ] {
            let op = services.operation(actor, Language::Ja);
            assert_eq!(refusal(join(&op, &token).await), refused);
        }
        let answer = accept_invitation(&visitor(&services), &token, &accepted()).await;
        assert_eq!(refusal(answer), Refusal::Gone);

        let op = services.operation(owner, Language::Ja);
        join(&op, &token).await.unwrap();
        assert_eq!(refusal(join(&op, &token).await), Refusal::Gone);
        let session = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let Actor::Person(hanako) = who(&services, &session).await else {
            panic!("nobody")
        };
        assert_eq!(hanako.roles(), [Role::Owner]);
        assert_eq!(hanako.other_hats[0].roles, [Role::Auditor]);
    }
}

#[tokio::test]
async fn nobody_acts_for_two_banks_and_no_administrator_for_one_by_their_own_hand() {
    for (services, _clock) in databases().await {
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let op = services.operation(admin, Language::Ja);
        let [chuo, tokai] = ["2963", "2972"].map(|code| Body::Bank(code.parse().unwrap()));
        let own = invitation("admin@rokin.example.jp", &["bank_representative"]);
        assert_eq!(
            refusal(invite(&op, &chuo, &own).await),
            Denial::OwnRights.into()
        );

        let form = invitation(SATO, &["bank_representative"]);
        invite(&op, &chuo, &form).await.unwrap();
        accept_invitation(
            &visitor(&services),
            &last_token(&services).await,
            &accepted(),
        )
        .await
        .unwrap();
        invite(&op, &tokai, &form).await.unwrap();
        let session = signs_in(&services, SATO, PASSWORD).await.unwrap();
        let sato = services.operation(who(&services, &session).await, Language::Ja);
        assert_eq!(sato.actor.bank().unwrap().as_str(), "2963");
        let answer = join(&sato, &last_token(&services).await).await;
        assert_eq!(refusal(answer), Refusal::OtherBank);
    }
}

#[tokio::test]
async fn an_administrator_who_takes_the_invited_address_gets_no_more_rights() {
    for (services, _clock) in databases().await {
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let op = services.operation(admin.clone(), Language::Ja);
        let wanted = invitation(SATO, &["approver"]);
        invite(&op, &Body::Federation, &wanted).await.unwrap();
        let token = last_token(&services).await;
        let Actor::Person(mut identity) = admin else {
            panic!("nobody");
        };
        identity.email = SATO.into();
        let moved = services.operation(Actor::Person(identity), Language::Ja);
        let tried = join(&moved, &token).await;
        assert_eq!(refusal(tried), Denial::OwnRights.into());
    }
}

#[tokio::test]
async fn whoever_left_a_bank_can_come_back_and_to_another_one() {
    for (services, clock) in databases().await {
        let [chuo, kinki] = ["2963", "2978"].map(|code| Body::Bank(code.parse().unwrap()));
        let mut wanted = invitation(SATO, &["bank_representative"]);
        wanted.ends_on_year = "2026".into();
        wanted.ends_on_month = "11".into();
        wanted.ends_on_day = "30".into();
        let system = services.system();
        invite(&system, &chuo, &wanted).await.unwrap();
        let token = last_token(&services).await;
        accept_invitation(&visitor(&services), &token, &accepted())
            .await
            .unwrap();
        for bank in [&chuo, &kinki] {
            wait(&services, &clock, Duration::days(30));
            let mut again = invitation(SATO, &["bank_representative"]);
            if *bank == chuo {
                let last = services.system().today() + Duration::days(10);
                again.ends_on_year = last.format("%Y").to_string();
                again.ends_on_month = last.format("%m").to_string();
                again.ends_on_day = last.format("%d").to_string();
            }
            invite(&services.system(), bank, &again).await.unwrap();
            let token = last_token(&services).await;
            let session = signs_in(&services, SATO, PASSWORD).await.unwrap();
            let op = services.operation(who(&services, &session).await, Language::Ja);
            join(&op, &token).await.unwrap();
            let now = who(&services, &session).await;
            assert_eq!(now.body(), Some(bank));
        }
    }
}
