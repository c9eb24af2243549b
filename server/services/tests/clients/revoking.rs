//! Ending a client for ever: with a reason, once, and wholly.

use crate::people::{mails, refusal};
use crate::stage::stages;
use crate::support::fails_wholly;
use domain::clients::ClientState;
use domain::refusal::Refusal;
use services::clients::revoke::revoke;
use services::mail::Letter;

#[tokio::test]
async fn a_revoked_client_stays_revoked_and_forgets_its_secret() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, _) = stage.revealed().await;
        let op = stage.administrator();
        revoke(&op, key, "鍵の漏えい").await.unwrap();
        let client = stage.client(key).await;
        assert_eq!(client.state, ClientState::Revoked.code());
        assert_eq!(
            (client.secret_hash, client.revoked_at),
            (None, Some(op.now))
        );
        let again = stage
            .unchanged(async || revoke(&op, key, "もう一度").await)
            .await;
        assert_eq!(refusal(again), Refusal::WrongState);
        assert_eq!(stage.times("client_revoked").await, 1);
        let told = mails(&stage.world.services).await.into_iter();
        let told: Vec<_> = told
            .filter_map(|mail| match mail.letter {
                Letter::ClientRevoked { reason, .. } => Some(reason),
                _ => None,
            })
            .collect();
        assert_eq!(told, ["鍵の漏えい"]);
    }
}

#[tokio::test]
async fn a_client_is_not_revoked_without_a_reason_or_before_it_exists() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let op = stage.administrator();
        let early = stage
            .unchanged(async || revoke(&op, key, "取りやめ").await)
            .await;
        assert_eq!(refusal(early), Refusal::WrongState);
        stage.issues(key).await;
        let mute = stage.unchanged(async || revoke(&op, key, " ").await).await;
        let Refusal::Invalid { fields } = refusal(mute) else {
            panic!("accepted")
        };
        assert!(fields.get("reason").is_some());
    }
}

#[tokio::test]
async fn half_a_revocation_does_not_exist() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, _) = stage.revealed().await;
        let op = stage.administrator();
        let end = async || revoke(&op, key, "鍵の漏えい").await;
        fails_wholly(&stage.world.services, &["audit_event", "outbox_job"], end).await;
        end().await.unwrap();
    }
}
