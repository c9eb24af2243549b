//! The agent as a company: who sees it.

use crate::support::databases;
use crate::world::*;
use domain::accounts::{Actor, Language};
use domain::ids::OrganisationId;
use domain::refusal::Refusal;
use services::accounts::confirm_address::confirm_address;
use services::accounts::register::register;
use services::organisations::show::show;
use services::{Operation, Services};

async fn signed_in(services: &Services, email: &str) -> Operation {
    let token = signs_in(services, email, PASSWORD).await.unwrap();
    services.operation(who(services, &token).await, Language::Ja)
}

fn own(op: &Operation) -> OrganisationId {
    op.actor.organisation().unwrap()
}

// ASVS 8.4.1
#[tokio::test]
async fn nobody_sees_another_company() {
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
    }
}

#[tokio::test]
async fn the_federation_sees_that_a_registration_is_pending() {
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
    }
}
