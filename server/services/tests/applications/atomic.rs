//! An agent's steps happen wholly or not at all: when the trail or the mails cannot be written, no row
//! changes.

use crate::answers::{PDF, file, service};
use crate::support::fails_wholly;
use crate::world::{FAMILY, worlds};
use domain::applications::{DocumentKind, SectionInput};
use services::applications::begin::begin;
use services::applications::save_section::save_section;
use services::applications::submit::submit;
use services::applications::upload::upload;
use services::applications::withdraw::withdraw;

// ASVS 2.3.3
#[tokio::test]
async fn a_half_submitted_application_does_not_exist() {
    for world in worlds().await {
        let world = world.complete().await;
        let op = world.agent();
        let tables = ["audit_event", "audit_head", "outbox_job", "submission"];
        let step = async || submit(&op, world.id).await;
        fails_wholly(&world.services, &tables, step).await;
        // No number was spent on the failures.
        assert_eq!(step().await.unwrap().as_str(), "R2026-0001");
    }
}

#[tokio::test]
async fn a_half_prepared_draft_does_not_exist() {
    for world in worlds().await {
        let (op, trail) = (world.agent(), ["audit_event"]);
        let version = world.shown().await.application.version;
        let save = async || {
            let input = SectionInput::Service(service());
            save_section(&op, (world.id, version), input).await
        };
        fails_wholly(&world.services, &trail, save).await;
        let attach = async || {
            let file = file("a.pdf", PDF);
            upload(&op, (world.id, DocumentKind::Other), &file).await
        };
        fails_wholly(&world.services, &trail, attach).await;
        let leave = async || withdraw(&op, world.id).await;
        fails_wholly(&world.services, &trail, leave).await;
        leave().await.unwrap();
        let start = async || begin(&op, FAMILY).await;
        fails_wholly(&world.services, &trail, start).await;
        start().await.unwrap();
    }
}
