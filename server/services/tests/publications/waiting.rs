//! What a bank is still to publish, as its own page lists it.

use crate::people::refusal;
use crate::publications::{again_as, opened, publish_as};
use crate::support::wait;
use crate::world::worlds;
use chrono::Duration;
use domain::permissions::Denial;
use services::publications::waiting_of_bank;

#[tokio::test]
async fn a_bank_finds_what_it_is_to_publish_until_it_has() {
    for world in worlds().await {
        let bank = world.banker("2963").await;
        assert_eq!(waiting_of_bank(&bank).await.unwrap(), []);
        let world = opened(world).await;
        let listed = waiting_of_bank(&bank).await.unwrap();
        let [one] = listed.as_slice() else {
            panic!("{listed:?}")
        };
        assert_eq!(
            (one.contract, one.number.as_str()),
            (world.contract, "K2026-0001")
        );
        assert_eq!(one.task.publisher.code(), "2963");
        assert_eq!(one.task.due_on, "2026-12-08".parse().unwrap());
        assert_eq!(one.task.overdue_days, 0);

        wait(&world.services, &world.clock, Duration::days(15));
        let late = again_as(&world, &bank);
        let listed = waiting_of_bank(&late).await.unwrap();
        assert_eq!((listed.len(), listed[0].task.overdue_days), (1, 1));
        publish_as(&world, &late, "2963").await.unwrap();
        assert_eq!(waiting_of_bank(&late).await.unwrap(), []);
    }
}

#[tokio::test]
async fn nobody_but_a_bank_is_told_what_a_bank_is_to_publish() {
    for world in worlds().await {
        for op in [world.officer(), world.agent()] {
            let asked = waiting_of_bank(&op).await;
            assert_eq!(refusal(asked), Denial::Role.into());
        }
    }
}
