//! The link to the secret: it opens once, for the agent only, and not for ever.

use crate::people::refusal;
use crate::stage::stages;
use crate::support::{wait, whole};
use chrono::Duration;
use domain::refusal::Refusal;
use services::clients::reveal::{reveal, waiting};
use services::clients::revoke::revoke;
use services::clients::send_link_again::send_link_again;
use services::secrets::tokens::Token;

#[tokio::test]
async fn the_link_opens_once_and_looking_does_not_count() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let link = stage.issues(key).await;
        for _ in 0..2 {
            let op = stage.world.agent();
            let seen = stage.unchanged(async || waiting(&op, &link).await).await;
            let id = Some(seen.unwrap().client_id);
            assert_eq!(id, stage.client(key).await.client_id);
        }
        let revealed = stage.reveals(&link).await.unwrap();
        let again = stage.unchanged(async || stage.reveals(&link).await).await;
        assert_eq!(refusal(again), Refusal::Gone);
        let looked = waiting(&stage.world.agent(), &link).await;
        assert_eq!(refusal(looked), Refusal::Gone);

        // Only its digest stays, and not even the trail knows the secret.
        let secret = revealed.client_secret.expose();
        let rows = whole(&stage.world.services).await;
        assert!(rows.values().flatten().all(|row| !row.contains(secret)));
        let digest = revealed.client_secret.digest();
        assert_eq!(stage.client(key).await.secret_hash, Some(digest));
    }
}

// ASVS 2.3.4
#[tokio::test]
async fn of_two_clicks_at_once_one_sees_the_secret() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let link = stage.issues(key).await;
        let (first, second) = tokio::join!(stage.reveals(&link), stage.reveals(&link));
        let done = [first.is_ok(), second.is_ok()];
        assert_eq!(done.iter().filter(|done| **done).count(), 1);
        let seen = first.or(second).unwrap();
        let digest = seen.client_secret.digest();
        assert_eq!(stage.client(key).await.secret_hash, Some(digest));
        assert_eq!(stage.times("secret_revealed").await, 1);
    }
}

// ASVS 8.2.2
#[tokio::test]
async fn the_link_is_for_the_agent_alone() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let link = stage.issues(key).await;
        let stranger = stage.world.stranger().await;
        let foreign = stage
            .unchanged(async || reveal(&stranger, &link).await)
            .await;
        assert_eq!(refusal(foreign), Refusal::NotFound);
        for op in [stage.administrator(), stage.world.officer()] {
            let staff = stage.unchanged(async || reveal(&op, &link).await).await;
            assert!(matches!(refusal(staff), Refusal::NotAllowed { .. }));
        }
        let guess = Token::presented("guessed");
        let guessed = stage.unchanged(async || stage.reveals(&guess).await).await;
        assert_eq!(refusal(guessed), Refusal::Gone);
        assert!(stage.reveals(&link).await.is_ok());
    }
}

#[tokio::test]
async fn the_link_ends_after_a_fortnight_and_with_the_client() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let link = stage.issues(stage.requests().await).await;
        let world = &stage.world;
        wait(&world.services, &world.clock, Duration::days(14));
        let late = stage.unchanged(async || stage.reveals(&link).await).await;
        assert_eq!(refusal(late), Refusal::Gone);

        let key = stage.requests().await;
        let link = stage.issues(key).await;
        let op = stage.administrator();
        revoke(&op, key, "取りやめ").await.unwrap();
        let ended = stage.unchanged(async || stage.reveals(&link).await).await;
        assert_eq!(refusal(ended), Refusal::Gone);
    }
}

#[tokio::test]
async fn a_link_that_was_lost_is_sent_again_and_the_one_before_ends() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let lost = stage.issues(key).await;
        let world = &stage.world;
        wait(&world.services, &world.clock, Duration::days(15));
        let officer = stage.world.officer();
        let refused = stage
            .unchanged(async || send_link_again(&officer, key).await)
            .await;
        assert!(matches!(refusal(refused), Refusal::NotAllowed { .. }));

        let id = stage.client(key).await.client_id.unwrap();
        send_link_again(&stage.administrator(), key).await.unwrap();
        let link = stage.link(&id).await;
        assert_eq!(refusal(stage.reveals(&lost).await), Refusal::Gone);
        let revealed = stage.reveals(&link).await.unwrap();
        assert_eq!(revealed.client_id, id);

        // Once seen, the secret is nobody's to be sent.
        let op = stage.administrator();
        let again = stage
            .unchanged(async || send_link_again(&op, key).await)
            .await;
        assert_eq!(refusal(again), Refusal::WrongState);
    }
}
