//! Many people at once on one contract: whatever got done, got done one after another, and nothing is lost.

use crate::people::refusal;
use crate::world::{World, worlds};
use domain::banks::BankCode;
use domain::consents::Answer;
use domain::contracts::{ContractEvent, ContractState, SigningOrder};
use domain::refusal::Refusal;
use futures::future::{BoxFuture, join_all};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use services::audit::verify::{Verdict, verify};
use services::contracts::{drafts, take_back};
use services::error::Result;
use services::store::entities::audit_event::{Column, Entity};
use services::{Operation, consents};
use std::collections::BTreeMap;

/// How often each bank answers; with the officer's letters and the draft that makes fifty steps.
const ANSWERS: [&str; 3] = ["consented", "refused", "conditional"];
/// How many letters the officer records.
const LETTERS: usize = 10;
/// How many people sign for each side, and how many take the text back.
const SIGNERS: usize = 20;
const TAKERS: usize = 10;

impl World {
    /// What was written down about it, in its order: the verb, and what was so afterwards.
    async fn written(&self, verbs: &[&str]) -> Vec<(String, Value)> {
        let rows = Entity::find()
            .filter(Column::Verb.is_in(verbs.iter().copied()))
            .filter(Column::ApplicationId.eq(self.application.0))
            .order_by_asc(Column::Seq)
            .all(&self.services.db)
            .await
            .unwrap();
        let facts = |after: Option<String>| after.map(|text| serde_json::from_str(&text).unwrap());
        rows.into_iter()
            .map(|row| (row.verb, facts(row.after).unwrap_or_default()))
            .collect()
    }

    /// Replays the trail: each of the steps that were done stands in it, and the board is where it leads.
    async fn board_is_what_was_written(&self, done: usize) {
        let verbs = ["consent_given", "consent_recorded", "draft_issued"];
        let written = self.written(&verbs).await;
        assert_eq!(written.len(), done, "each step, and no other");
        let mut draft = 1;
        let mut last: BTreeMap<BankCode, Answer> = BTreeMap::new();
        for (verb, facts) in written {
            if verb == "draft_issued" {
                draft = 2;
                continue;
            }
            let answer: Answer = serde_json::from_value(facts["answer"].clone()).unwrap();
            // A letter says itself which draft it is about.
            if verb == "consent_given" {
                assert_eq!(answer.given().map(|given| given.draft), Some(draft));
            }
            let bank = serde_json::from_value(facts["bank"].clone()).unwrap();
            last.insert(bank, answer);
        }
        assert!(last.len() >= LETTERS, "hardly anybody got through");
        let board = consents::board(&self.officer(), self.contract).await;
        for row in board.unwrap().rows {
            if let Some(answer) = last.get(&row.bank.code) {
                assert_eq!(&row.consent.answer, answer, "{}", row.bank.code);
            }
        }
        let drafts = drafts::show(&self.officer(), self.contract).await;
        assert_eq!(drafts.unwrap().last().unwrap().number, draft);
    }

    async fn bankers(&self) -> Vec<(BankCode, Operation)> {
        let board = consents::board(&self.officer(), self.contract).await;
        let mut bankers = Vec::new();
        for row in board.unwrap().rows {
            let op = self.banker(row.bank.code.as_str()).await;
            bankers.push((row.bank.code, op));
        }
        bankers
    }

    async fn takes_back(&self) -> Result<()> {
        let version = self.shown().await.version;
        take_back(&self.officer(), self.contract, version).await
    }

    async fn signs_for_both(&self) -> Vec<Result<()>> {
        let first = self.agent_signs().await;
        vec![first, self.federation_signs().await.map(|_| ())]
    }
}

/// Somebody who is too late is told so, and nothing else goes wrong.
fn done(answers: Vec<Result<()>>) -> usize {
    let is_done = |answer: Result<()>| match answer {
        Ok(()) => true,
        late => {
            let told = refusal(late);
            let is_late = matches!(told, Refusal::Stale | Refusal::WrongState);
            assert!(is_late, "{told:?}");
            false
        }
    };
    answers
        .into_iter()
        .map(is_done)
        .filter(|done| *done)
        .count()
}

#[tokio::test]
async fn answers_letters_and_a_new_draft_happen_one_after_another() {
    for world in worlds().await {
        let bankers = world.bankers().await;
        world
            .edits("fees", "APIの利用の対価は、無償とする。")
            .await
            .unwrap();
        let mut steps: Vec<BoxFuture<Result<()>>> = Vec::new();
        for answer in ANSWERS {
            for (_, op) in &bankers {
                steps.push(Box::pin(world.answers(op, (answer, "条件と理由。"))));
            }
        }
        for (bank, _) in bankers.iter().take(LETTERS) {
            steps.push(Box::pin(world.records(bank.as_str(), "consented")));
        }
        // Somewhere in the middle of them.
        steps.insert(steps.len() / 2, Box::pin(world.issues("material")));
        assert_eq!(steps.len(), 50);
        let done = done(join_all(steps).await);

        world.board_is_what_was_written(done).await;
        let verdict = verify(&world.services.system()).await.unwrap();
        assert!(matches!(verdict, Verdict::Intact { .. }));
    }
}

#[tokio::test]
async fn signatures_and_taking_back_happen_one_after_another() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let mut steps: Vec<BoxFuture<Vec<Result<()>>>> = Vec::new();
        for _ in 0..SIGNERS {
            steps.push(Box::pin(world.signs_for_both()));
        }
        for _ in 0..TAKERS {
            steps.push(Box::pin(async { vec![world.takes_back().await] }));
        }
        assert_eq!(2 * SIGNERS + TAKERS, 50);
        let answers = join_all(steps).await.into_iter().flatten().collect();
        let done = done(answers);

        let verbs = [
            "contract_signed_by_agent",
            "contract_concluded",
            "contract_taken_back",
        ];
        let written = world.written(&verbs).await;
        assert_eq!(
            written.len(),
            done,
            "each step is in the trail, and no other"
        );
        let mut state = ContractState::AwaitingAgentSignature;
        for (verb, _) in &written {
            let event = match verb.as_str() {
                "contract_signed_by_agent" => ContractEvent::AgentSigns,
                "contract_concluded" => ContractEvent::FederationSigns,
                _ => ContractEvent::TakeBack,
            };
            state = state.apply(event, SigningOrder::AgentFirst).unwrap();
        }
        let shown = world.shown().await;
        assert_eq!(shown.state, state);
        let signed = written
            .iter()
            .filter(|(verb, _)| verb != "contract_taken_back");
        assert_eq!(world.signatures().await, signed.count() as u64);
        assert_eq!(shown.number.is_some(), state == ContractState::Concluded);
        assert!(done > 0, "nobody got through");
        let verdict = verify(&world.services.system()).await.unwrap();
        assert!(matches!(verdict, Verdict::Intact { .. }));
    }
}
