//! Taking a case: once, in turn, and by officers only.

use crate::people::refusal;
use crate::world::{World, worlds};
use domain::accounts::{Actor, Helper};
use domain::applications::SectionInput;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::applications::save_section::save_section;
use services::review::{self, ReturnForm, TakeForm, VerificationForm};

#[tokio::test]
async fn a_double_click_takes_once() {
    for world in worlds().await {
        let form = TakeForm { version: 1 };
        let op = world.by(&world.officer);
        review::take(&op, world.id, &form).await.unwrap();
        review::take(&op, world.id, &form).await.unwrap();
        let case = world.case().await;
        assert_eq!(case.application.version, 2);
        assert_eq!(case.officer_name.as_deref(), Some("佐藤 次郎"));
        assert_eq!(world.times("application_taken").await, 1);
        // Five business days to check and twenty to review, after Tuesday 24 November 2026.
        assert_eq!(case.application.due_on.unwrap().to_string(), "2026-12-29");
    }
}

#[tokio::test]
async fn the_slower_of_two_officers_is_told() {
    for world in worlds().await {
        let form = TakeForm { version: 1 };
        review::take(&world.by(&world.officer), world.id, &form)
            .await
            .unwrap();
        let late = review::take(&world.by(&world.both), world.id, &form).await;
        assert_eq!(refusal(late), Refusal::Stale);
        world.takes(&world.both).await.unwrap();
        let not_mine = world.proposes(&world.officer).await;
        assert_eq!(refusal(not_mine), Refusal::WrongState);
        let permitted = world.case().await.permitted;
        assert_eq!(permitted.propose, Err(Denial::OtherOfficer));
        assert_eq!(permitted.take, Ok(()));
        assert_eq!(permitted.decide, Err(Denial::Role));
    }
}

#[tokio::test]
async fn only_officers_take() {
    for world in worlds().await {
        for actor in [&world.agent, &world.approver] {
            let answer = review::take(&world.by(actor), world.id, &TakeForm { version: 1 }).await;
            assert!(matches!(refusal(answer), Refusal::NotAllowed { .. }));
        }
        assert!(
            review::case(&world.by(&world.agent), world.id)
                .await
                .is_err()
        );
    }
}

/// Somebody of the Federation writes into the agent's application, in the agent's place.
async fn writes_for_the_agent(world: &World, who: &Actor) {
    let Actor::Person(mut identity) = world.agent.clone() else {
        panic!("nobody")
    };
    let who = who.identity().unwrap();
    identity.helper = Some(Box::new(Helper {
        person: who.person,
        name: who.name.clone(),
        reason: "お電話のため".into(),
        until: world.services.clock.now(),
    }));
    let mut service = world.case().await.application.content.service;
    service.service_name = "みらい家計簿 改".into();
    let over = (world.id, world.version().await);
    let op = world.by(&Actor::Person(identity));
    save_section(&op, over, SectionInput::Service(service))
        .await
        .unwrap();
}

#[tokio::test]
async fn whoever_wrote_in_the_agents_place_has_no_part_in_the_review() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        let form = ReturnForm {
            sections: vec!["service".into()],
            criterion: "1-1".into(),
            reason: "名称を確認してください。".into(),
            due_year: "2026".into(),
            due_month: "12".into(),
            due_day: "8".into(),
            version: 2,
        };
        review::return_for_correction(&world.by(&world.officer), world.id, &form)
            .await
            .unwrap();
        writes_for_the_agent(&world, &world.both).await;
        world.is_submitted_again().await;
        let own = Denial::OwnOrganisation;
        let seen = review::case(&world.by(&world.both), world.id)
            .await
            .unwrap();
        assert_eq!(seen.permitted.take, Err(own));
        assert_eq!(seen.permitted.verify, Err(own));
        assert_eq!(refusal(world.takes(&world.both).await), own.into());
        let verified = VerificationForm {
            version: seen.organisation_version,
            ..VerificationForm::default()
        };
        let op = world.by(&world.both);
        let verified = review::verify_registration(&op, world.id, &verified).await;
        assert_eq!(refusal(verified), own.into());
        world.takes(&world.officer).await.unwrap();
    }
}
