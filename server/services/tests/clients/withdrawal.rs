//! A bank takes its consent to a concluded contract back: from the day it names, no client reaches it.

use crate::people::{mails, refusal, visitor};
use crate::stage::{Stage, stages};
use crate::support::fails_wholly;
use crate::world::PDF;
use domain::contracts::ContractState;
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::clients::gateway::gateway;
use services::consents::{self, WithdrawForm};
use services::contracts::Upload;
use services::mail::Letter;
use services::store::entities::contract;
use services::{Operation, Result, contracts, register};

/// Somewhere in the first day of effect.
const IN_FORCE: &str = "2026-12-07T03:00:00Z";

#[tokio::test]
async fn a_bank_is_reached_until_the_day_before_and_everybody_is_told() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (_, seen) = stage.revealed().await;
        stage.world.clock.set(IN_FORCE.parse().unwrap());
        let banker = stage.world.banker("2963").await;
        withdraws(&stage, &banker, "2026-12-10").await.unwrap();

        stage
            .world
            .clock
            .set("2026-12-09T14:59:59Z".parse().unwrap());
        assert!(reached(&stage, &seen.client_id).await.contains("2963"));
        assert_eq!(listed(&stage).await, 13);
        stage
            .world
            .clock
            .set("2026-12-09T15:00:00Z".parse().unwrap());
        let after = reached(&stage, &seen.client_id).await;
        assert!(!after.contains("2963") && after.contains("2951"));
        assert_eq!(listed(&stage).await, 12);
        let told: Vec<_> = mails(&stage.world.services)
            .await
            .into_iter()
            .filter_map(|mail| match mail.letter {
                Letter::ConsentWithdrawn { bank, reason, .. } => Some((bank, reason)),
                _ => None,
            })
            .collect();
        let expected = ("中央労働金庫".to_owned(), "方針を見直すため。".to_owned());
        assert_eq!(told, [expected.clone(), expected], "agent and officer");
        let shown = stage.world.shown().await;
        assert_eq!(
            (shown.progress.consented, shown.progress.withdrawn),
            (12, 1)
        );
        let again = withdraws(&stage, &banker, "2026-12-20").await;
        assert_eq!(refusal(again), Refusal::WrongState);
    }
}

#[tokio::test]
async fn a_letter_is_recorded_by_an_officer_and_may_count_at_once() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (_, seen) = stage.revealed().await;
        stage.world.clock.set(IN_FORCE.parse().unwrap());
        let officer = stage.world.officer();
        let mute = WithdrawForm {
            by: String::new(),
            ..form("2026-12-07")
        };
        let (id, bank) = (stage.world.contract, "2987".parse().unwrap());
        let unnamed =
            consents::record_withdrawal(&officer, (id, &bank), (&mute, &Upload::default())).await;
        let Refusal::Invalid { fields } = refusal(unnamed) else {
            panic!("accepted")
        };
        assert!(fields.get("by").is_some());
        let letter = Upload {
            file_name: "撤回書.pdf".into(),
            bytes: PDF.to_vec(),
        };
        let typed = form("2026-12-07");
        consents::record_withdrawal(&officer, (id, &bank), (&typed, &letter))
            .await
            .unwrap();
        assert!(!reached(&stage, &seen.client_id).await.contains("2987"));
        assert_eq!(stage.times("consent_withdrawn").await, 1);
        let board = consents::board(&officer, id).await.unwrap();
        let row = board.rows.iter().find(|row| row.bank.code == bank).unwrap();
        let file = row.withdrawal_document.unwrap();
        let file = contracts::document(&officer, id, file).await.unwrap();
        assert_eq!(file.file_name, "撤回書.pdf");
    }
}

#[tokio::test]
async fn a_letter_of_withdrawal_is_proved_by_its_file_or_in_words() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let officer = stage.world.officer();
        let bare = WithdrawForm {
            evidence: " ".into(),
            ..form("2026-12-07")
        };
        let (id, bank) = (stage.world.contract, "2987".parse().unwrap());
        let none = Upload::default();
        let unproved = stage
            .unchanged(async || {
                consents::record_withdrawal(&officer, (id, &bank), (&bare, &none)).await
            })
            .await;
        let Refusal::Invalid { fields } = refusal(unproved) else {
            panic!("accepted")
        };
        assert_eq!(fields.get("evidence"), Some(&FieldProblem::NeitherGiven));
        let letter = Upload {
            file_name: "撤回書.pdf".into(),
            bytes: PDF.to_vec(),
        };
        consents::record_withdrawal(&officer, (id, &bank), (&bare, &letter))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn without_a_bank_no_client_works() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (_, seen) = stage.revealed().await;
        stage.world.clock.set(IN_FORCE.parse().unwrap());
        let op = visitor(&stage.world.services);
        let banks = gateway(&op, &seen.client_id).await.unwrap();
        let officer = stage.world.officer();
        for bank in banks.authorisation.banks {
            let which = (stage.world.contract, &bank);
            let typed = (&form("2026-12-07"), &Upload::default());
            consents::record_withdrawal(&officer, which, typed)
                .await
                .unwrap();
        }
        let op = visitor(&stage.world.services);
        let left = gateway(&op, &seen.client_id).await.unwrap().authorisation;
        assert!(!left.active && left.banks.is_empty());
        assert!(left.reasons.contains(&"no_bank_consents"));
    }
}

#[tokio::test]
async fn only_a_consent_that_counts_is_taken_back_and_not_for_a_day_that_passed() {
    for stage in stages().await {
        let banker = stage.world.banker("2963").await;
        let early = withdraws(&stage, &banker, "2026-12-10").await;
        assert_eq!(refusal(early), Refusal::WrongState, "before the conclusion");
        stage.world.records("2987", "refused").await.unwrap();
        let stage = stage.concluded().await;
        let refused = stage.world.banker("2987").await;
        let none = stage
            .unchanged(async || withdraws(&stage, &refused, "2026-12-10").await)
            .await;
        assert_eq!(refusal(none), Refusal::WrongState, "it never consented");
        let past = stage
            .unchanged(async || withdraws(&stage, &banker, "2020-12-10").await)
            .await;
        let Refusal::Invalid { fields } = refusal(past) else {
            panic!("accepted")
        };
        let earliest = banker.today();
        let problem = FieldProblem::TooEarly { earliest };
        assert_eq!(fields.get("from"), Some(&problem));
        for op in [stage.world.agent(), stage.world.approver()] {
            let other = stage
                .unchanged(async || withdraws(&stage, &op, "2026-12-10").await)
                .await;
            assert!(matches!(refusal(other), Refusal::NotAllowed { .. }));
        }
        put(&stage, ContractState::Ended).await;
        let late = withdraws(&stage, &banker, "2026-12-10").await;
        assert_eq!(refusal(late), Refusal::WrongState, "after the end");
    }
}

#[tokio::test]
async fn half_a_withdrawal_does_not_exist_and_two_at_once_are_one() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let banker = stage.world.banker("2963").await;
        let give = async || withdraws(&stage, &banker, "2026-12-10").await;
        let tables = ["audit_event", "outbox_job", "consent_withdrawal"];
        fails_wholly(&stage.world.services, &tables, give).await;
        let (first, second) = tokio::join!(give(), give());
        let done = [first.is_ok(), second.is_ok()];
        assert_eq!(done.iter().filter(|done| **done).count(), 1);
        assert_eq!(stage.times("consent_withdrawn").await, 1);
    }
}

pub fn form(from: &str) -> WithdrawForm {
    let mut parts = from.split('-').map(str::to_owned);
    let mut part = || parts.next().unwrap();
    WithdrawForm {
        from_year: part(),
        from_month: part(),
        from_day: part(),
        reason: "方針を見直すため。".into(),
        by: "業務部 本間".into(),
        evidence: "撤回書 第3号".into(),
    }
}

async fn withdraws(stage: &Stage, op: &Operation, from: &str) -> Result<()> {
    consents::withdraw(op, stage.world.contract, &form(from)).await
}

/// The codes of the banks that the gateway lets the client reach.
pub async fn reached(stage: &Stage, client_id: &str) -> String {
    let op = visitor(&stage.world.services);
    let banks = gateway(&op, client_id).await.unwrap().authorisation.banks;
    let codes: Vec<_> = banks.iter().map(ToString::to_string).collect();
    codes.join(" ")
}

/// How many banks the register names.
async fn listed(stage: &Stage) -> usize {
    let op = visitor(&stage.world.services);
    let listed = register::list(&op, "").await.unwrap();
    assert_eq!(listed[0].covered as usize, listed[0].bank_codes.len());
    listed[0].bank_codes.len()
}

async fn put(stage: &Stage, state: ContractState) {
    let now = stage.world.officer().now;
    contract::Entity::update_many()
        .col_expr(contract::Column::State, Expr::value(state.code()))
        .col_expr(contract::Column::EndedAt, Expr::value(now))
        .filter(contract::Column::Id.eq(stage.world.contract.0))
        .exec(&stage.world.services.db)
        .await
        .unwrap();
}
