//! Drawing the text up: what must be settled before, and what comes of it.

use crate::people::{kinds, refusal};
use crate::support::whole;
use crate::world::{draw_up_form, worlds};
use domain::contracts::{ContractState, Missing};
use domain::refusal::Refusal;
use services::contracts;

#[tokio::test]
async fn no_text_while_a_bank_has_not_answered() {
    for world in worlds().await {
        let world = world.verified().await;
        world.records("2997", "unanswered").await.unwrap();
        let before = whole(&world.services).await;
        let tried = world.draws_up().await;
        assert_eq!(
            refusal(tried),
            lacks(vec![Missing::Answers { unanswered: 1 }])
        );
        assert_eq!(whole(&world.services).await, before);
        assert_eq!(world.shown().await.state, ContractState::AwaitingConsents);
    }
}

#[tokio::test]
async fn no_text_when_nobody_consented() {
    for world in worlds().await {
        let world = world.verified().await;
        let board = services::consents::board(&world.officer(), world.contract)
            .await
            .unwrap();
        for row in board.rows {
            world
                .records(row.bank.code.as_str(), "refused")
                .await
                .unwrap();
        }
        let lacking = lacks(vec![Missing::Consenting]);
        assert_eq!(refusal(world.draws_up().await), lacking);
    }
}

#[tokio::test]
async fn no_text_before_the_registration_is_verified() {
    for world in worlds().await {
        let lacking = lacks(vec![Missing::Registration]);
        assert_eq!(refusal(world.draws_up().await), lacking);
        assert!(world.shown().await.agreed.is_none());
    }
}

#[tokio::test]
async fn the_effective_day_is_not_in_the_past() {
    for world in worlds().await {
        let world = world.verified().await;
        let form = draw_up_form("2026", "11", "23", world.shown().await.version);
        let tried = contracts::draw_up(&world.officer(), world.contract, &form).await;
        let earliest = world.officer().today();
        let lacking = lacks(vec![Missing::EffectiveDay { earliest }]);
        assert_eq!(refusal(tried), lacking);
    }
}

#[tokio::test]
async fn the_text_covers_exactly_the_consenting_banks_and_the_agent_is_told() {
    for world in worlds().await {
        let world = world.verified().await;
        world.records("2968", "refused").await.unwrap();
        world.draws_up().await.unwrap();
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingAgentSignature);
        let agreed = shown.agreed.unwrap();
        assert_eq!(agreed.facts.banks.len(), 12);
        assert!(
            agreed
                .facts
                .banks
                .iter()
                .all(|bank| bank.code.as_str() != "2968")
        );
        assert_eq!(agreed.facts.scopes, ["balances", "transactions"]);
        assert_eq!(shown.terms.len(), 3);
        let pdf = contracts::pdf(&world.agent(), world.contract)
            .await
            .unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-"));
        assert!(!pdf.executed);
        assert_eq!(Some(pdf.sha256), shown.pdf.map(|known| known.file));
        assert!(
            kinds(&world.services)
                .await
                .contains(&"contract_ready_to_sign")
        );
    }
}

#[tokio::test]
async fn drawing_up_twice_has_one_effect() {
    for world in worlds().await {
        let world = world.verified().await;
        let form = draw_up_form("2026", "12", "7", world.shown().await.version);
        let op = world.officer();
        let (first, second) = tokio::join!(
            contracts::draw_up(&op, world.contract, &form),
            contracts::draw_up(&op, world.contract, &form),
        );
        assert_eq!(
            [first.is_ok(), second.is_ok()]
                .iter()
                .filter(|ok| **ok)
                .count(),
            1
        );
        let told = kinds(&world.services).await;
        assert_eq!(
            told.iter()
                .filter(|kind| **kind == "contract_ready_to_sign")
                .count(),
            1
        );
    }
}

#[tokio::test]
async fn the_next_text_proposes_the_federation_of_the_last() {
    for world in worlds().await {
        assert_eq!(world.shown().await.federation.representative_name, "");
        let world = world.drawn_up().await;
        assert_eq!(
            world.shown().await.federation.representative_name,
            "連合 太郎"
        );
    }
}

#[tokio::test]
async fn all_that_is_missing_is_named_at_once() {
    for world in worlds().await {
        world.records("2997", "unanswered").await.unwrap();
        let form = draw_up_form("2026", "11", "23", world.shown().await.version);
        let before = whole(&world.services).await;
        let tried = contracts::draw_up(&world.officer(), world.contract, &form).await;
        let earliest = world.officer().today();
        assert_eq!(
            refusal(tried),
            lacks(vec![
                Missing::Registration,
                Missing::Answers { unanswered: 1 },
                Missing::EffectiveDay { earliest },
            ])
        );
        assert_eq!(whole(&world.services).await, before);
        let listed = world.shown().await.checks;
        let missing = listed.iter().filter(|(_, missing)| missing.is_some());
        assert_eq!((listed.len(), missing.count()), (9, 2));
    }
}

fn lacks(missing: Vec<Missing>) -> Refusal {
    Refusal::NotReady { missing }
}
