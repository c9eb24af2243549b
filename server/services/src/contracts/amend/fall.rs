//! A contract ends before its amendment began: nothing is left to be amended, so the amendment ends with it.

use crate::contracts::life::{Change, write};
use crate::contracts::signing::{come_back, stopped};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Stored, amendments};
use crate::transaction::Transaction;
use domain::contracts::{ContractEvent, Fate, SigningStep, SigningStepKind, StepKind};

/// Why, where the calendar ended the contract. Letters and histories are in Japanese, like every typed reason.
const WHY: &str = "変更の対象である契約が終了したため。";

/// Ends the amendment of a contract that has ended, if one is under way.
pub(in crate::contracts) async fn fall_with(
    tx: &mut Transaction,
    op: &Operation,
    ended: &Stored,
    reason: &str,
) -> Result<()> {
    let Some(found) = amendments::of(tx.db(), ended.id).await? else {
        return Ok(());
    };
    let reason = if reason.is_empty() { WHY } else { reason };
    let mut amendment = contracts::lock(tx.db(), found.id).await?;
    let case = contracts::case(tx.db(), amendment.application).await?;
    match Fate::of(amendment.state) {
        Some(Fate::Abandoned) => abandon(tx, op, (amendment, &case), reason).await,
        Some(Fate::Ended) => {
            amendment.end(op)?;
            let change = Change {
                kind: StepKind::Ended,
                reason,
                last_day: None,
                received_on: None,
            };
            Box::pin(write(tx, op, (&amendment, &case), change)).await
        }
        None => Ok(()),
    }
}

async fn abandon(
    tx: &mut Transaction,
    op: &Operation,
    (mut amendment, case): (Stored, &Case),
    reason: &str,
) -> Result<()> {
    if amendment.state.awaits().is_some() {
        amendment.state = amendment.state.lapse()?;
    }
    amendment.step(ContractEvent::Abandon)?;
    let by = op.actor.identity();
    let step = SigningStep {
        kind: SigningStepKind::Abandoned,
        party: None,
        reason: reason.to_owned(),
        by: by.map(|identity| (identity.person, identity.name.clone())),
        at: op.now,
    };
    come_back(tx, op, (&mut amendment, case), step.clone()).await?;
    stopped(tx, op, (&amendment, case), &step).await
}
