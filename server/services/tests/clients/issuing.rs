//! Asking for a client and issuing its ID: after the conclusion only, each by its own people, and once.

use crate::people::{kinds, refusal};
use crate::stage::{form, stages};
use crate::support::fails_wholly;
use domain::clients::ClientForm;
use domain::refusal::Refusal;
use services::clients::issue::issue;
use services::clients::request::request;
use services::clients::revoke::revoke;

// ASVS 2.3.1
#[tokio::test]
async fn no_client_before_the_contract_is_concluded() {
    for stage in stages().await {
        let (op, contract) = (stage.world.agent(), stage.world.contract);
        let early = async || request(&op, contract, &form()).await;
        let answer = stage.unchanged(early).await;
        assert_eq!(refusal(answer), Refusal::ContractNotConcluded);
    }
}

#[tokio::test]
async fn nothing_is_issued_for_a_contract_that_is_not_concluded() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        crate::tokens::unconclude(&stage).await;
        let op = stage.administrator();
        let answer = stage.unchanged(async || issue(&op, key).await).await;
        assert_eq!(refusal(answer), Refusal::ContractNotConcluded);
    }
}

// ASVS 2.3.4
#[tokio::test]
async fn a_double_click_issues_one_id_and_one_link() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let op = stage.administrator();
        let (first, second) = tokio::join!(issue(&op, key), issue(&op, key));
        let done = [first.is_ok(), second.is_ok()];
        assert_eq!(done.iter().filter(|done| **done).count(), 1);
        let again = stage.unchanged(async || issue(&op, key).await).await;
        assert_eq!(refusal(again), Refusal::WrongState);
        let told = kinds(&stage.world.services).await;
        let links = told.iter().filter(|kind| **kind == "client_issued");
        assert_eq!((links.count(), stage.times("client_issued").await), (1, 1));
        assert_eq!(stage.client(key).await.state, "active");
    }
}

#[tokio::test]
async fn each_step_belongs_to_its_own_people() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let stranger = stage.world.stranger().await;
        let contract = stage.world.contract;
        let foreign = async || request(&stranger, contract, &form()).await;
        assert_eq!(refusal(stage.unchanged(foreign).await), Refusal::NotFound);
        for op in [
            stage.world.agent(),
            stage.world.officer(),
            stage.world.approver(),
        ] {
            let issued = stage.unchanged(async || issue(&op, key).await).await;
            assert!(matches!(refusal(issued), Refusal::NotAllowed { .. }));
            let ended = stage
                .unchanged(async || revoke(&op, key, "漏えい").await)
                .await;
            assert!(matches!(refusal(ended), Refusal::NotAllowed { .. }));
        }
        let op = stage.administrator();
        let asked = stage
            .unchanged(async || request(&op, contract, &form()).await)
            .await;
        assert!(matches!(refusal(asked), Refusal::NotAllowed { .. }));
    }
}

// ASVS 2.2.1
#[tokio::test]
async fn a_client_needs_a_name_and_safe_addresses() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let bad = ClientForm {
            client_name: " ".into(),
            redirect_uris: "http://kakeibo.example.jp/callback".into(),
        };
        let (op, contract) = (stage.world.agent(), stage.world.contract);
        let asked = stage
            .unchanged(async || request(&op, contract, &bad).await)
            .await;
        let Refusal::Invalid { fields } = refusal(asked) else {
            panic!("accepted")
        };
        assert!(fields.get("client_name").is_some() && fields.get("redirect_uris").is_some());
    }
}

// ASVS 2.3.3
#[tokio::test]
async fn half_a_client_does_not_exist() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let services = &stage.world.services;
        let (agent, contract) = (stage.world.agent(), stage.world.contract);
        let ask = async || request(&agent, contract, &form()).await;
        fails_wholly(services, &["audit_event", "outbox_job"], ask).await;
        let key = ask().await.unwrap();
        let op = stage.administrator();
        let give = async || issue(&op, key).await;
        let tables = ["audit_event", "outbox_job", "mailed_link"];
        fails_wholly(services, &tables, give).await;
        let link = stage.link(&give().await.unwrap()).await;
        let look = async || stage.reveals(&link).await;
        fails_wholly(services, &["audit_event"], look).await;
        look().await.unwrap();
    }
}
