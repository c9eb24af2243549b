//! Nobody leaves with work in their hands.

use crate::owner;
use crate::people::*;
use crate::support::databases;
use domain::accounts::{Actor, Language};
use domain::ids::PersonId;
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use services::Services;
use services::applications::transfer::transfer;
use services::members::remove::remove;
use services::members::work::{hand_over, open_work};

const SATO: &str = "sato@kigyo.example.jp";

fn person(actor: &Actor) -> PersonId {
    actor.identity().unwrap().person
}

async fn opened(services: &Services) {
    let admin = staff(services, "intake@rokin.example.jp", "administrator").await;
    let op = services.operation(admin, Language::Ja);
    let form = domain::intake::AnnounceForm {
        family: ScopeFamily::AccountInformation.code().into(),
        precision: "end_of_month".into(),
        year: "2027".into(),
        month: "3".into(),
        ..Default::default()
    };
    let status = services::intake::status_of(op.db(), &op, ScopeFamily::AccountInformation)
        .await
        .unwrap();
    let seen = status.announcement.map(|announcement| announcement.id);
    services::intake::announce(&op, &form, seen).await.unwrap();
}

#[tokio::test]
async fn what_an_editor_has_in_hand_is_listed_and_handed_over_before_they_go() {
    for (services, _clock) in databases().await {
        let owner = owner(&services).await;
        opened(&services).await;
        let agent = owner.body().unwrap().clone();
        let sato = member(&services, (&agent, "editor"), SATO).await;
        let theirs = services.operation(sato.clone(), Language::Ja);
        let id = services::applications::begin::begin(&theirs, ScopeFamily::AccountInformation)
            .await
            .unwrap();

        let op = services.operation(owner.clone(), Language::Ja);
        let work = open_work(&op, (&agent, person(&sato))).await.unwrap();
        assert_eq!(work.iter().map(|work| work.id).collect::<Vec<_>>(), [id]);
        let answer = remove(&op, (&agent, person(&sato))).await;
        assert_eq!(refusal(answer), Refusal::OpenWork);

        let viewer = member(&services, (&agent, "viewer"), "viewer@kigyo.example.jp").await;
        let unable = hand_over(&op, &agent, (person(&sato), person(&viewer))).await;
        assert!(matches!(refusal(unable), Refusal::Invalid { .. }));
        hand_over(&op, &agent, (person(&sato), person(&owner)))
            .await
            .unwrap();
        remove(&op, (&agent, person(&sato))).await.unwrap();
        let own = open_work(&op, (&agent, person(&owner))).await.unwrap();
        assert_eq!(own.len(), 1);
    }
}

#[tokio::test]
async fn an_application_is_put_into_a_colleagues_hands() {
    for (services, _clock) in databases().await {
        let owner = owner(&services).await;
        opened(&services).await;
        let agent = owner.body().unwrap().clone();
        let sato = member(&services, (&agent, "editor"), SATO).await;
        let viewer = member(&services, (&agent, "viewer"), "viewer@kigyo.example.jp").await;
        let op = services.operation(owner.clone(), Language::Ja);
        let id = services::applications::begin::begin(&op, ScopeFamily::AccountInformation)
            .await
            .unwrap();
        let unable = transfer(&op, id, person(&viewer)).await;
        assert!(matches!(refusal(unable), Refusal::Invalid { .. }));
        let theirs = services.operation(viewer, Language::Ja);
        let denied = transfer(&theirs, id, person(&sato)).await;
        assert!(matches!(refusal(denied), Refusal::NotAllowed { .. }));
        transfer(&op, id, person(&sato)).await.unwrap();
        let work = open_work(&op, (&agent, person(&sato))).await.unwrap();
        assert_eq!(work.len(), 1);
    }
}
