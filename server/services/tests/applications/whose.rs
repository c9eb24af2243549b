//! Whose application it is: to anybody else it looks absent, and the Federation only reads.

use crate::answers::{PDF, file, service};
use crate::people::{refusal, visitor};
use crate::world::{FAMILY, World, worlds};
use domain::applications::{DocumentKind, SectionInput};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::Operation;
use services::applications::begin::begin;
use services::applications::download::download;
use services::applications::list::list;
use services::applications::remove_document::remove_document;
use services::applications::save_section::save_section;
use services::applications::show::show;
use services::applications::submit::submit;
use services::applications::upload::upload;
use services::applications::withdraw::withdraw;

/// What the steps that change something answer to somebody.
async fn changes(world: &World, op: &Operation) -> Vec<Refusal> {
    let seen = world.shown().await;
    let (id, document) = (world.id, seen.documents[0].id);
    let over = (id, seen.application.version);
    let input = SectionInput::Service(service());
    let before = world.footprint().await;
    let answers = vec![
        refusal(save_section(op, over, input).await),
        refusal(upload(op, (id, DocumentKind::Other), &file("a.pdf", PDF)).await),
        refusal(remove_document(op, id, document).await),
        refusal(submit(op, id).await),
        refusal(withdraw(op, id).await),
    ];
    assert_eq!(world.footprint().await, before);
    answers
}

// ASVS 8.2.2, 8.4.1
#[tokio::test]
async fn another_agents_application_looks_absent() {
    for world in worlds().await {
        let world = world.complete().await;
        let stranger = world.stranger().await;
        let document = world.shown().await.documents[0].id;
        let answers = changes(&world, &stranger).await;
        assert!(
            answers.iter().all(|answer| *answer == Refusal::NotFound),
            "{answers:?}"
        );
        assert_eq!(refusal(show(&stranger, world.id).await), Refusal::NotFound);
        let read = download(&stranger, world.id, document).await.map(|_| ());
        assert_eq!(refusal(read), Refusal::NotFound);
        assert!(list(&stranger).await.unwrap().is_empty());
        assert_ne!(begin(&stranger, FAMILY).await.unwrap(), world.id);
    }
}

// ASVS 8.3.1
#[tokio::test]
async fn the_federation_reads_and_changes_nothing() {
    for world in worlds().await {
        let world = world.complete().await;
        let officer = world.officer();
        assert!(show(&officer, world.id).await.is_ok());
        let denied = Refusal::NotAllowed {
            reason: Denial::Role,
        };
        let answers = changes(&world, &officer).await;
        assert!(
            answers.iter().all(|answer| *answer == denied),
            "{answers:?}"
        );
        assert_eq!(refusal(begin(&officer, FAMILY).await), denied);
        assert_eq!(refusal(list(&officer).await), denied);
    }
}

// ASVS 8.3.1
#[tokio::test]
async fn nobody_gets_in_without_a_session() {
    for world in worlds().await {
        let world = world.complete().await;
        let nobody = visitor(&world.services);
        let answers = changes(&world, &nobody).await;
        assert!(
            answers
                .iter()
                .all(|answer| *answer == Refusal::SignInRequired),
            "{answers:?}"
        );
        assert_eq!(
            refusal(show(&nobody, world.id).await),
            Refusal::SignInRequired
        );
        assert_eq!(
            refusal(begin(&nobody, FAMILY).await),
            Refusal::SignInRequired
        );
    }
}
