//! A bank takes its consent to a contract back while an amendment of it is under way: what the amendment took over does
//! not bring the bank back.

use crate::amending::{amended, in_effect, show, signed};
use crate::amendment_opening::unanswered;
use crate::people::{refusal, visitor};
use crate::stage::Stage;
use crate::support::fails_wholly;
use crate::withdrawal::{form, reached};
use crate::world::draw_up_form;
use domain::contracts::{ContractState, Missing, Party};
use domain::ids::ContractId;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::contracts::life::due::run_due;
use services::contracts::{self, ReasonForm};
use services::store::entities::coverage;
use services::{Operation, Result, consents, register};

/// The bank that takes its consent back.
const BANK: &str = "2963";
/// The first instant of the amendment.
const AMENDED: &str = "2026-12-20T15:00:00Z";

#[tokio::test]
async fn while_the_banks_are_asked_the_bank_answers_anew() {
    for stage in in_effect().await {
        let (stage, (_, old)) = amended(stage).await;
        let before = stage.world.shown().await.version;
        let banker = stage.world.banker(BANK).await;
        withdraws(&banker, old, "2026-12-10").await.unwrap();
        assert_eq!(unanswered(&stage).await, [BANK]);
        assert_eq!(stage.times("consent_reopened").await, 1);
        assert_eq!(stage.world.shown().await.version, before + 1);

        let drawn = draws_up(&stage).await;
        let missing = vec![Missing::Answers { unanswered: 1 }];
        assert_eq!(refusal(drawn), Refusal::NotReady { missing });
        // What it says of the amendment afterwards counts.
        let anew = ("consented", "");
        stage.world.answers(&banker, anew).await.unwrap();
        let stage = signed(stage).await;
        assert_eq!(covering(&stage).await, ["K2026-0001-2", "K2026-0001"]);
    }
}

#[tokio::test]
async fn while_the_text_is_signed_the_second_signature_does_not_conclude() {
    for stage in in_effect().await {
        let (stage, (_, old)) = amended(stage).await;
        draws_up(&stage).await.unwrap();
        let banker = stage.world.banker(BANK).await;
        withdraws(&banker, old, "2026-12-10").await.unwrap();
        stage.world.agent_signs().await.unwrap();
        let tried = stage
            .unchanged(async || stage.world.federation_signs().await)
            .await;
        let banks = vec!["中央労働金庫".to_owned()];
        let missing = vec![
            Missing::Answers { unanswered: 1 },
            Missing::Withdrawn { banks },
            Missing::Banks,
        ];
        assert_eq!(refusal(tried), Refusal::NotReady { missing });

        let form = ReasonForm {
            reason: "金庫が同意を撤回したため。".into(),
            version: stage.world.shown().await.version,
        };
        let approver = stage.world.approver();
        let which = (stage.world.contract, Party::Federation);
        contracts::decline(&approver, which, &form).await.unwrap();
        assert_eq!(unanswered(&stage).await, [BANK]);
        let anew = ("refused", "方針を見直すため。");
        stage.world.answers(&banker, anew).await.unwrap();
        let stage = signed(stage).await;
        assert_eq!(covering(&stage).await, ["K2026-0001"]);
        assert_eq!(places(&stage).await, 0);
    }
}

#[tokio::test]
async fn an_amendment_that_waits_for_its_first_day_never_covers_the_bank() {
    for stage in in_effect().await {
        let (_, seen) = stage.revealed().await;
        let (stage, (_, old)) = amended(stage).await;
        let stage = signed(stage).await;
        assert_eq!(places(&stage).await, 1);
        let banker = stage.world.banker(BANK).await;
        let give = async || withdraws(&banker, old, "2026-12-10").await;
        let tables = ["audit_event", "outbox_job", "consent_withdrawal"];
        fails_wholly(&stage.world.services, &tables, give).await;
        give().await.unwrap();
        assert_eq!(stage.times("consent_withdrawn").await, 2);
        assert_eq!(places(&stage).await, 0);

        for instant in ["2026-12-09T15:00:00Z", AMENDED, "2027-03-01T00:00:00Z"] {
            stage.world.clock.set(instant.parse().unwrap());
            run_due(&stage.world.services).await.unwrap();
            let banks = reached(&stage, &seen.client_id).await;
            assert!(!banks.contains(BANK) && banks.contains("2951"), "{instant}");
            assert!(covering(&stage).await.is_empty(), "{instant}");
        }
        assert_eq!(show(&stage, old).await.state, ContractState::Ended);
    }
}

#[tokio::test]
async fn a_later_day_counts_under_the_amendment_too() {
    for stage in in_effect().await {
        let (_, seen) = stage.revealed().await;
        let (stage, (_, old)) = amended(stage).await;
        let stage = signed(stage).await;
        let banker = stage.world.banker(BANK).await;
        withdraws(&banker, old, "2026-12-26").await.unwrap();
        stage.world.clock.set(AMENDED.parse().unwrap());
        assert_eq!(run_due(&stage.world.services).await.unwrap(), 1);
        assert!(reached(&stage, &seen.client_id).await.contains(BANK));
        assert_eq!(covering(&stage).await, ["K2026-0001-2"]);
        let after = "2026-12-25T15:00:00Z";
        stage.world.clock.set(after.parse().unwrap());
        assert!(!reached(&stage, &seen.client_id).await.contains(BANK));
        assert!(covering(&stage).await.is_empty());
    }
}

async fn withdraws(banker: &Operation, contract: ContractId, from: &str) -> Result<()> {
    consents::withdraw(banker, contract, &form(from)).await
}

async fn draws_up(stage: &Stage) -> Result<()> {
    let form = draw_up_form("2026", "12", "21", stage.world.shown().await.version);
    contracts::draw_up(&stage.world.officer(), stage.world.contract, &form).await
}

/// The numbers of the contracts that cover the bank, by the register.
async fn covering(stage: &Stage) -> Vec<String> {
    let op = visitor(&stage.world.services);
    let listed = register::list(&op, "").await.unwrap().into_iter();
    let bank = BANK.parse().unwrap();
    let open = listed.filter(|entry| entry.is_open() && entry.bank_codes.contains(&bank));
    open.map(|entry| entry.number).collect()
}

/// How many places the amendment has at the bank.
async fn places(stage: &Stage) -> u64 {
    coverage::Entity::find()
        .filter(coverage::Column::ContractId.eq(stage.world.contract.0))
        .filter(coverage::Column::BankCode.eq(BANK))
        .count(&stage.world.services.db)
        .await
        .unwrap()
}
