//! Roles follow the provider's groups; what was granted by hand stays.

use crate::single_sign_on_provider::*;
use crate::support::{databases, whole};
use crate::world::*;
use domain::accounts::{Actor, SignOnProblem};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::json;
use services::Services;
use services::accounts::single_sign_on::Outcome;
use services::store::entities::membership;

/// Every role there is, with the bank where it is one's.
async fn roles(services: &Services) -> Vec<String> {
    let rows = membership::Entity::find()
        .order_by_asc(membership::Column::Role)
        .all(&services.db)
        .await
        .unwrap();
    let named = rows.into_iter().map(|row| match row.bank_code {
        Some(bank) => format!("{}@{bank}", row.role),
        None => row.role,
    });
    named.collect()
}

fn came_in(outcome: Outcome) {
    outcome.session.unwrap();
}

#[tokio::test]
async fn roles_come_and_go_with_the_groups() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        came_in(provider.sends(&services, &["officers"]).await);
        assert_eq!(roles(&services).await, ["officer"]);
        came_in(provider.sends(&services, &["officers", "approvers"]).await);
        assert_eq!(roles(&services).await, ["approver", "officer"]);
        came_in(provider.sends(&services, &["approvers"]).await);
        assert_eq!(roles(&services).await, ["approver"]);
        let followed = trail(&services).await;
        let followed = followed
            .iter()
            .filter(|verb| *verb == "account.roles_followed");
        assert_eq!(followed.count(), 3);
        // Nothing changed, nothing told.
        came_in(provider.sends(&services, &["approvers"]).await);
        assert_eq!(trail(&services).await.last().unwrap(), "account.signed_in");
    }
}

#[tokio::test]
async fn whoever_leaves_every_group_loses_the_roles_and_stays_out() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let open = provider
            .sends(&services, &["officers"])
            .await
            .session
            .unwrap();
        assert_eq!(
            problem(provider.sends(&services, &["canteen"]).await),
            SignOnProblem::NoRole
        );
        assert!(roles(&services).await.is_empty());
        let Actor::Person(identity) = who(&services, &open).await else {
            panic!("the session is there still");
        };
        assert_eq!(identity.roles(), []);
    }
}

#[tokio::test]
async fn a_stranger_without_a_group_leaves_no_trace() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let before = whole(&services).await;
        assert_eq!(
            problem(provider.sends(&services, &[]).await),
            SignOnProblem::NoRole
        );
        assert_eq!(whole(&services).await, before);
    }
}

#[tokio::test]
async fn what_was_granted_by_hand_stays() {
    for (services, _clock) in databases().await {
        staff(&services, OHASHI, "officer").await;
        let (provider, services) = Provider::of(&services).await;
        came_in(provider.sends(&services, &["officers", "approvers"]).await);
        assert_eq!(roles(&services).await, ["approver", "officer"]);
        came_in(provider.sends(&services, &["approvers"]).await);
        assert_eq!(roles(&services).await, ["approver", "officer"]);
        assert_eq!(
            problem(provider.sends(&services, &[]).await),
            SignOnProblem::NoRole
        );
        assert_eq!(roles(&services).await, ["officer"]);
    }
}

#[tokio::test]
async fn a_banks_person_is_at_one_bank() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        came_in(provider.sends(&services, &["chuo"]).await);
        assert_eq!(roles(&services).await, ["bank_representative@2963"]);
        came_in(provider.sends(&services, &["okinawa"]).await);
        assert_eq!(roles(&services).await, ["bank_deputy@2997"]);
        let both = provider.sends(&services, &["chuo", "okinawa"]).await;
        assert_eq!(problem(both), SignOnProblem::TwoBanks);
        assert!(roles(&services).await.is_empty());
    }
}

#[tokio::test]
async fn a_claim_may_be_one_word() {
    for (services, _clock) in databases().await {
        let (provider, services) = Provider::of(&services).await;
        let one = json!({ "groups": "officers" });
        came_in(provider.sends_with(&services, &[], one).await);
        assert_eq!(roles(&services).await, ["officer"]);
    }
}
