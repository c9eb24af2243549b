//! Submission: the receipt number, the frozen copy, the mails, and the way back after a correction.

use crate::answers::service;
use crate::people::{kinds, refusal};
use crate::world::{World, worlds};
use domain::accounts::{Actor, Language};
use domain::applications::{Change, Section, SectionInput, Stage};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use sea_orm::{EntityTrait, QueryOrder};
use services::applications::list::list;
use services::applications::show::Shown;
use services::applications::submit::submit;
use services::applications::withdraw::withdraw;
use services::audit::verify::{Verdict, verify};
use services::review::{ProposeForm, TakeForm, case, propose, take};
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

// ASVS 2.3.4
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
async fn a_resubmission_is_due_like_the_review_it_goes_back_to() {
    for world in worlds().await {
        let world = world.complete().await;
        submit(&world.agent(), world.id).await.unwrap();
        // Five business days to check it, twenty more to decide, ten for the banks.
        let days = |shown: &Shown| {
            let forecast = shown.forecast;
            [forecast.completeness, forecast.decision, forecast.consents].map(|d| d.to_string())
        };
        assert_eq!(
            days(&world.shown().await),
            ["2026-12-01", "2026-12-29", "2027-01-15"]
        );
        world.returned_for(&[Section::Service]).await;
        assert_eq!(
            list(&world.agent()).await.unwrap()[0]
                .due_on()
                .unwrap()
                .to_string(),
            "2026-12-08"
        );
        // Monday 7 December, ten o'clock in Japan.
        world.clock.set("2026-12-07T01:00:00Z".parse().unwrap());
        submit(&world.agent(), world.id).await.unwrap();
        let shown = world.shown().await;
        // Twenty-five business days later, over the turn of the year: what the agent is told to expect.
        let due = shown.application.due_on.unwrap();
        assert_eq!(due.to_string(), "2027-01-14");
        assert_eq!(due, shown.forecast.decision);
        let listed = list(&world.agent()).await.unwrap();
        assert_eq!(listed[0].due_on(), shown.application.due_on);
        assert_eq!(Some(shown.forecast.decision), shown.application.due_on);
        let op = world.officer();
        let case = case(&op, world.id).await.unwrap();
        assert_eq!(case.application.due_on, shown.application.due_on);
        let proposal = ProposeForm {
            memo: "適合".into(),
            version: case.application.version,
        };
        propose(&op, world.id, &proposal).await.unwrap();
        let shown = world.shown().await;
        // The decision: five business days.
        assert_eq!(shown.application.due_on.unwrap().to_string(), "2026-12-14");
        assert_eq!(shown.forecast.decision.to_string(), "2026-12-14");
    }
}

#[tokio::test]
async fn after_a_resubmission_the_case_shows_exactly_what_changed() {
    for world in worlds().await {
        let world = world.complete().await;
        submit(&world.agent(), world.id).await.unwrap();
        let op = world.officer();
        assert!(case(&op, world.id).await.unwrap().changes.is_empty());
        world
            .returned_for(&[Section::Service, Section::Scopes])
            .await;
        let before = world.shown().await.application.content;
        let mut corrected = before.service.clone();
        corrected.storage_location = "東京と大阪のデータセンター".into();
        world.saves(SectionInput::Service(corrected)).await.unwrap();
        let mut scopes = before.scopes.clone();
        scopes.purpose = "家計の見直し".into();
        world.saves(SectionInput::Scopes(scopes)).await.unwrap();
        // What is changed and changed back is no change.
        let mut scopes = world.shown().await.application.content.scopes;
        scopes.purpose = before.scopes.purpose.clone();
        world.saves(SectionInput::Scopes(scopes)).await.unwrap();
        assert!(case(&op, world.id).await.unwrap().changes.is_empty());
        submit(&world.agent(), world.id).await.unwrap();
        let changes = case(&op, world.id).await.unwrap().changes;
        let expected = Change {
            section: Section::Service,
            field: "storage_location".into(),
            before: before.service.storage_location.clone(),
            after: "東京と大阪のデータセンター".into(),
        };
        assert_eq!(changes, [expected]);
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

/// The trail is asked: whoever wrote it does not review it later, though they have left the agent.
#[tokio::test]
async fn whoever_filled_an_application_in_never_reviews_it() {
    for world in worlds().await {
        let world = world.complete().await;
        submit(&world.agent(), world.id).await.unwrap();
        let Actor::Person(mut identity) = world.officer.clone() else {
            panic!("nobody");
        };
        identity.person = world.agent.identity().unwrap().person;
        let actor = Actor::Person(identity);
        let op = world.services.operation(actor, Language::Ja);
        let version = world.shown().await.application.version;
        let taken = take(&op, world.id, &TakeForm { version }).await;
        assert_eq!(refusal(taken), Denial::OwnOrganisation.into());
        let seen = case(&op, world.id).await.unwrap();
        assert_eq!(seen.permitted.take, Err(Denial::OwnOrganisation));
    }
}
