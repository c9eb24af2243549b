//! Taking a case: once, in turn, and by officers only.

use crate::people::refusal;
use crate::world::worlds;
use domain::refusal::Refusal;
use services::review::{self, Obstacle, TakeForm};

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
        assert_eq!(permitted.propose, Err(Obstacle::OtherOfficer));
        assert_eq!(permitted.take, Ok(()));
        assert_eq!(permitted.decide, Err(Obstacle::Role));
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
