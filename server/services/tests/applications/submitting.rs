//! Submission: the receipt number, the frozen copy, the mails, and the way back after a correction.

use crate::answers::service;
use crate::people::{kinds, refusal};
use crate::world::{World, worlds};
use domain::applications::{Section, SectionInput, Stage};
use domain::refusal::Refusal;
use sea_orm::{EntityTrait, QueryOrder};
use services::applications::list::list;
use services::applications::submit::submit;
use services::applications::withdraw::withdraw;
use services::audit::verify::{Verdict, verify};
use services::store::entities::submission;

async fn frozen(world: &World) -> Vec<submission::Model> {
    submission::Entity::find()
        .order_by_asc(submission::Column::Revision)
        .all(&world.services.db)
        .await
        .unwrap()
}

async fn mailed(world: &World, kind: &str) -> usize {
    kinds(&world.services)
        .await
        .iter()
        .filter(|mailed| **mailed == kind)
        .count()
}

#[tokio::test]
async fn a_complete_application_is_received() {
    for world in worlds().await {
        let world = world.complete().await;
        let op = world.agent();
        assert_eq!(submit(&op, world.id).await.unwrap().as_str(), "R2026-0001");
        let application = world.shown().await.application;
        assert_eq!(application.stage, Stage::Submitted { at: op.now });
        assert_eq!(
            (application.revision, application.submitted_at),
            (1, Some(op.now))
        );
        // Five business days after Tuesday 24 November.
        assert_eq!(application.due_on.unwrap().to_string(), "2026-12-01");
        let frozen = frozen(&world).await;
        assert_eq!(frozen.len(), 1);
        assert_eq!(
            frozen[0].content,
            serde_json::to_value(&application.content).unwrap()
        );
        assert_eq!(mailed(&world, "application_received").await, 1);
        assert_eq!(mailed(&world, "application_arrived").await, 1);
        assert_eq!(
            world.recorded("application_submitted").await["receipt_number"],
            "R2026-0001"
        );
        assert!(matches!(
            verify(&world.services.system()).await.unwrap(),
            Verdict::Intact { .. }
        ));
    }
}

#[tokio::test]
async fn a_double_click_submits_once() {
    for world in worlds().await {
        let world = world.complete().await;
        let (first, second) = (world.agent(), world.agent());
        let (first, second) = tokio::join!(submit(&first, world.id), submit(&second, world.id));
        let (done, told): (Vec<_>, Vec<_>) = [first, second].into_iter().partition(Result::is_ok);
        assert_eq!((done.len(), told.len()), (1, 1));
        for answer in told {
            assert_eq!(refusal(answer), Refusal::WrongState);
        }
        assert_eq!(frozen(&world).await.len(), 1);
        assert_eq!(mailed(&world, "application_received").await, 1);
        assert_eq!(world.shown().await.application.number(), "R2026-0001");
    }
}

#[tokio::test]
async fn the_number_carries_the_year_it_is_in_japan() {
    for world in worlds().await {
        let world = world.complete().await;
        world.clock.set("2026-12-31T15:00:00Z".parse().unwrap());
        assert_eq!(
            submit(&world.agent(), world.id).await.unwrap().as_str(),
            "R2027-0001"
        );
    }
}

#[tokio::test]
async fn only_what_was_returned_unlocks_and_the_number_stays() {
    for world in worlds().await {
        let world = world.complete().await;
        submit(&world.agent(), world.id).await.unwrap();
        world.returned_for(&[Section::Service]).await;
        let before = world.footprint().await;
        let mut scopes = world.shown().await.application.content.scopes;
        scopes.purpose = "ほかの目的".into();
        let locked = world.saves(SectionInput::Scopes(scopes)).await;
        assert_eq!(refusal(locked), Refusal::WrongState);
        assert_eq!(world.footprint().await, before);
        let mut corrected = service();
        corrected.storage_location = "東京と大阪のデータセンター".into();
        world.saves(SectionInput::Service(corrected)).await.unwrap();
        // What was received stays received, whatever is announced since.
        world.announced_for("2028", "3").await;
        assert_eq!(
            submit(&world.agent(), world.id).await.unwrap().as_str(),
            "R2026-0001"
        );
        let shown = world.shown().await;
        let officer = world.officer.identity().unwrap().person;
        assert_eq!(shown.application.stage, Stage::InReview { officer });
        assert_eq!(shown.application.revision, 2);
        assert!(
            shown
                .corrections
                .iter()
                .all(|asked| asked.resolved_at.is_some())
        );
        let frozen = frozen(&world).await;
        assert_eq!(frozen.len(), 2);
        assert_ne!(frozen[0].content, frozen[1].content);
        assert_eq!(
            world.recorded("application_resubmitted").await["revision"],
            2
        );
    }
}

#[tokio::test]
async fn a_received_application_that_is_withdrawn_stays_in_the_list() {
    for world in worlds().await {
        let world = world.complete().await;
        submit(&world.agent(), world.id).await.unwrap();
        withdraw(&world.agent(), world.id).await.unwrap();
        let listed = list(&world.agent()).await.unwrap();
        assert_eq!(listed[0].application.stage.code(), "withdrawn");
        assert_eq!(
            (listed[0].application.number(), listed[0].application.due_on),
            ("R2026-0001", None)
        );
    }
}
