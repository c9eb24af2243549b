//! The agent as a company: who sees it, and who found it in the public list.

use crate::support::databases;
use crate::world::*;
use domain::accounts::{Actor, Language};
use domain::forms::FieldProblem;
use domain::ids::OrganisationId;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::accounts::confirm_address::confirm_address;
use services::accounts::register::register;
use services::organisations::show::show;
use services::organisations::verify_registration::{VerificationForm, verify_registration};
use services::{Operation, Services};

fn listed(day: &str, version: i64) -> VerificationForm {
    VerificationForm {
        list_on_year: "2026".into(),
        list_on_month: "11".into(),
        list_on_day: day.into(),
        version,
    }
}

async fn signed_in(services: &Services, email: &str) -> Operation {
    let token = signs_in(services, email, PASSWORD).await.unwrap();
    services.operation(who(services, &token).await, Language::Ja)
}

fn own(op: &Operation) -> OrganisationId {
    op.actor.organisation().unwrap()
}

#[tokio::test]
async fn an_officer_finds_the_registration_in_the_public_list() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let hanako = signed_in(&services, HANAKO).await;
        let id = own(&hanako);
        let officer = staff(&services, "officer@rokin.example.jp", "officer").await;
        let op = services.operation(officer, Language::Ja);
        let seen = show(&op, id).await.unwrap();
        assert_eq!(seen.verification, None);

        let answer = verify_registration(&op, id, &listed("25", seen.version)).await;
        let Refusal::Invalid { fields } = refusal(answer) else {
            panic!("not about the day")
        };
        let today = op.today();
        assert_eq!(
            fields.get("list_on"),
            Some(&FieldProblem::FutureDate { today })
        );

        verify_registration(&op, id, &listed("20", seen.version))
            .await
            .unwrap();
        let verification = show(&hanako, id).await.unwrap().verification.unwrap();
        assert_eq!(verification.by, "佐藤 次郎");
        assert_eq!(verification.list_on.unwrap().to_string(), "2026-11-20");
        let again = verify_registration(&op, id, &listed("20", seen.version)).await;
        assert_eq!(refusal(again), Refusal::Stale);
    }
}

#[tokio::test]
async fn nobody_sees_another_company_or_verifies_itself() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let op = visitor(&services);
        register(&op, &registration("taro@betsu.example.jp", 2))
            .await
            .unwrap();
        confirm_address(&op, &last_token(&services).await)
            .await
            .unwrap();
        let hanako = signed_in(&services, HANAKO).await;
        let taro = signed_in(&services, "taro@betsu.example.jp").await;

        assert_eq!(refusal(show(&taro, own(&hanako)).await), Refusal::NotFound);
        let nobody = services.operation(Actor::Anonymous, Language::Ja);
        assert_eq!(
            refusal(show(&nobody, own(&hanako)).await),
            Refusal::SignInRequired
        );
        let answer = verify_registration(&hanako, own(&hanako), &listed("20", 1)).await;
        assert_eq!(
            refusal(answer),
            Refusal::NotAllowed {
                reason: Denial::Role
            }
        );
    }
}

#[tokio::test]
async fn a_pending_registration_cannot_be_found_in_the_list() {
    for (services, _clock) in databases().await {
        let mut form = registration(HANAKO, 1);
        form.organisation.registration_status = "pending".into();
        register(&visitor(&services), &form).await.unwrap();
        confirm_address(&visitor(&services), &last_token(&services).await)
            .await
            .unwrap();
        let id = own(&signed_in(&services, HANAKO).await);
        let officer = staff(&services, "officer@rokin.example.jp", "officer").await;
        let op = services.operation(officer, Language::Ja);
        assert!(
            show(&op, id)
                .await
                .unwrap()
                .organisation
                .registration_pending
        );
        let answer = verify_registration(&op, id, &listed("20", 1)).await;
        assert_eq!(refusal(answer), Refusal::RegistrationPending);
    }
}
