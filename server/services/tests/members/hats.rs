//! One hat at a time: rights are those of the hat that is worn, and nothing more.

use crate::owner;
use crate::people::*;
use crate::support::databases;
use domain::accounts::{Body, Language, Role};
use domain::refusal::Refusal;
use services::accounts::change_hat::change_hat;
use services::members::accept::join;
use services::members::invite::invite;

#[tokio::test]
async fn a_hat_is_changed_for_one_browser_and_brings_its_own_rights() {
    for (services, _clock) in databases().await {
        let hanako = owner(&services).await;
        let form = invitation(HANAKO, &["officer"]);
        invite(&services.system(), &Body::Federation, &form)
            .await
            .unwrap();
        let op = services.operation(hanako, Language::Ja);
        join(&op, &last_token(&services).await).await.unwrap();

        let here = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let there = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let op = services.operation(who(&services, &here).await, Language::Ja);
        change_hat(&op, &here, &Body::Federation).await.unwrap();
        let staff = who(&services, &here).await;
        assert!(staff.is(Role::Officer) && !staff.is(Role::Owner));
        let agent = who(&services, &there).await;
        assert!(agent.is(Role::Owner) && !agent.is(Role::Officer));

        let bank = Body::Bank("2963".parse().unwrap());
        let answer = change_hat(&op, &here, &bank).await;
        assert_eq!(refusal(answer), Refusal::NotFound);
    }
}
