//! Registering, and confirming the address.

use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, RegistrationForm, Role};
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use services::accounts::confirm_address::{check_link, confirm_address, resend};
use services::accounts::register::register;

#[tokio::test]
async fn a_person_registers_confirms_and_signs_in() {
    for (services, _clock) in databases().await {
        register(&visitor(&services), &registration(HANAKO, 1))
            .await
            .unwrap();
        assert_eq!(
            refusal(signs_in(&services, HANAKO, PASSWORD).await),
            Refusal::AddressNotConfirmed
        );
        let token = last_token(&services).await;
        confirm_address(&visitor(&services), &token).await.unwrap();
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let Actor::Person(hanako) = who(&services, &token).await else {
            panic!("nobody")
        };
        let hat = hanako.hat.unwrap();
        assert_eq!(
            (hanako.name.as_str(), hat.roles),
            ("山田 花子", vec![Role::Owner])
        );
        assert_eq!(hat.name, "みらい家計簿株式会社");
        assert_eq!(
            trail(&services).await,
            [
                "account.registered",
                "account.address_confirmed",
                "account.signed_in"
            ]
        );
    }
}

// ASVS 6.4.1
#[tokio::test]
async fn looking_at_the_link_leaves_it_usable_and_using_it_does_not() {
    for (services, _clock) in databases().await {
        let op = visitor(&services);
        register(&op, &registration(HANAKO, 1)).await.unwrap();
        let token = last_token(&services).await;
        check_link(&op, &token).await.unwrap();
        check_link(&op, &token).await.unwrap();
        confirm_address(&op, &token).await.unwrap();
        assert_eq!(refusal(check_link(&op, &token).await), Refusal::Gone);
        assert_eq!(refusal(confirm_address(&op, &token).await), Refusal::Gone);
    }
}

// ASVS 6.4.1
#[tokio::test]
async fn the_link_ends_after_a_day() {
    for (services, clock) in databases().await {
        register(&visitor(&services), &registration(HANAKO, 1))
            .await
            .unwrap();
        let token = last_token(&services).await;
        wait(&services, &clock, Duration::hours(24));
        assert_eq!(
            refusal(confirm_address(&visitor(&services), &token).await),
            Refusal::Gone
        );
    }
}

#[tokio::test]
async fn a_new_link_replaces_the_old_one_and_is_not_sent_twice_in_a_minute() {
    for (services, clock) in databases().await {
        register(&visitor(&services), &registration(HANAKO, 1))
            .await
            .unwrap();
        let old = last_token(&services).await;
        resend(&visitor(&services), HANAKO).await.unwrap();
        assert_eq!(kinds(&services).await, ["confirm_address"]);
        wait(&services, &clock, Duration::minutes(1));
        resend(&visitor(&services), HANAKO).await.unwrap();
        assert_eq!(
            kinds(&services).await,
            ["confirm_address", "confirm_address"]
        );
        assert_eq!(
            refusal(check_link(&visitor(&services), &old).await),
            Refusal::Gone
        );
        resend(&visitor(&services), "nobody@kigyo.example.jp")
            .await
            .unwrap();
        assert_eq!(mails(&services).await.len(), 2);
    }
}

#[tokio::test]
async fn a_known_address_gets_the_same_answer_and_a_mail_to_its_owner() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        register(&visitor(&services), &registration(HANAKO, 2))
            .await
            .unwrap();
        assert_eq!(
            kinds(&services).await,
            ["already_registered", "confirm_address"]
        );
        assert_eq!(
            (people(&services).await, companies(&services).await),
            (1, 1)
        );
    }
}

#[tokio::test]
async fn a_known_company_is_told_as_such_whoever_asks() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let mut guess = registration(HANAKO, 1);
        guess.password = OTHER_PASSWORD.into();
        for form in [registration("taro@kigyo.example.jp", 1), guess] {
            let Refusal::Invalid { fields } = refusal(register(&visitor(&services), &form).await)
            else {
                panic!("not about a field");
            };
            assert_eq!(fields.len(), 1);
            assert_eq!(
                fields.get("corporate_number"),
                Some(&FieldProblem::CorporateNumberTaken)
            );
        }
        assert_eq!(mails(&services).await.len(), 1);
        assert_eq!(people(&services).await, 1);
    }
}

#[tokio::test]
async fn the_same_form_twice_is_one_registration() {
    for (services, _clock) in databases().await {
        let op = visitor(&services);
        let form = registration(HANAKO, 1);
        let (first, second) = tokio::join!(register(&op, &form), register(&op, &form));
        first.unwrap();
        second.unwrap();
        assert_eq!(
            (people(&services).await, companies(&services).await),
            (1, 1)
        );
        assert_eq!(kinds(&services).await, ["confirm_address"]);
    }
}

/// Whoever asks again under the same number, or types it with another address, is answered alike.
#[tokio::test]
async fn no_second_question_tells_whether_an_address_is_known() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        for (tried, company) in [(HANAKO, 2), ("nobody@kigyo.example.jp", 3)] {
            let first = registration(tried, company);
            let other_password = RegistrationForm {
                password: OTHER_PASSWORD.into(),
                ..first.clone()
            };
            let other_address = registration(&format!("spy{company}@kigyo.example.jp"), company);
            for form in [&first, &other_password, &other_address, &first] {
                let answer = register(&visitor(&services), form).await;
                assert!(answer.is_ok(), "{tried}: {:?}", refusal(answer));
            }
        }
    }
}

#[tokio::test]
async fn whoever_mistyped_the_address_registers_again_at_once() {
    for (services, _clock) in databases().await {
        register(
            &visitor(&services),
            &registration("hanak@kigyo.example.jp", 1),
        )
        .await
        .unwrap();
        hanako_has_an_account(&services).await;
        assert_eq!(
            (people(&services).await, companies(&services).await),
            (1, 1)
        );
        let late = register(
            &visitor(&services),
            &registration("hanak@kigyo.example.jp", 1),
        )
        .await;
        assert!(late.is_err(), "the company is confirmed by now");
    }
}

#[tokio::test]
async fn a_registration_never_confirmed_does_not_keep_the_company_out() {
    for (services, clock) in databases().await {
        register(&visitor(&services), &registration("squatter@example.jp", 1))
            .await
            .unwrap();
        wait(&services, &clock, Duration::hours(25));
        hanako_has_an_account(&services).await;
        assert_eq!(
            (people(&services).await, companies(&services).await),
            (1, 1)
        );
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}

// ASVS 2.2.1, 2.2.2
#[tokio::test]
async fn bad_fields_are_told_together_and_nothing_is_kept() {
    for (services, _clock) in databases().await {
        let mut form = registration("not an address", 1);
        form.password = "short".into();
        form.organisation.corporate_number = "1234567890123".into();
        let Refusal::Invalid { fields } = refusal(register(&visitor(&services), &form).await)
        else {
            panic!("not about fields");
        };
        let names: Vec<_> = fields.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["email", "password", "corporate_number"]);
        assert_eq!(people(&services).await, 0);
    }
}
