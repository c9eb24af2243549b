//! What becomes of the amendment of a contract to which a bank takes its consent back: what the bank said before does not
//! count there any more either.

use super::withdraw::{Said, enter};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents;
use crate::store::contracts::{self, Case, Stored, amendments};
use crate::transaction::Transaction;
use domain::consents::Answer;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use serde_json::json;

/// The last amendment of a contract, held until the transaction ends.
pub(super) async fn hold(tx: &Transaction, amended: ContractId) -> Result<Option<Stored>> {
    match amendments::of(tx.db(), amended).await? {
        Some(found) => Ok(Some(contracts::lock(tx.db(), found.id).await?)),
        None => Ok(None),
    }
}

/// Lets the amendment follow what a bank said of the contract that it amends: the bank answers anew, or, where both sides
/// have signed, has taken its consent to the amendment back from the same day on. Where that day lies before the first
/// one of the amendment, the amendment never covers the bank, and the register does not say that it will.
pub(super) async fn follow(
    tx: &Transaction,
    op: &Operation,
    amendment: &Stored,
    said: &Said<'_>,
) -> Result<()> {
    let board = consents::board(tx.db(), amendment.id).await?;
    let row = board.into_iter().find(|row| row.consent.bank == *said.bank);
    let Some(row) = row.filter(|row| matches!(row.consent.answer, Answer::Consented(_))) else {
        return Ok(());
    };
    let case = contracts::case(tx.db(), amendment.application).await?;
    match amendment.state {
        ContractState::AwaitingConsents
        | ContractState::AwaitingAgentSignature
        | ContractState::AwaitingFederationSignature => {
            reopen(tx, op, (amendment, &case), (row, said)).await
        }
        // Whatever day the bank named for the amendment itself stands.
        ContractState::Concluded | ContractState::Suspended if row.consent.withdrawal.is_none() => {
            let said = Said {
                bank: said.bank,
                withdrawal: said.withdrawal.clone(),
                // The file is kept with the amended contract and read there.
                document: None,
            };
            enter(tx, op, (amendment, &case), &said).await
        }
        _ => Ok(()),
    }
}

/// Takes the answer off the board, also while the text is out to be signed: it cannot be concluded then.
async fn reopen(
    tx: &Transaction,
    op: &Operation,
    (amendment, case): (&Stored, &Case),
    (mut row, said): (consents::Stored, &Said<'_>),
) -> Result<()> {
    let (id, bank) = (amendment.id, said.bank);
    let before = std::mem::replace(&mut row.consent.answer, Answer::Unanswered);
    row.document = None;
    row.recorded = op.actor.identity().map(|one| (one.person, op.now));
    consents::save(tx.db(), id, row).await?;
    // Whoever draws the amendment up or signs it must have seen this.
    contracts::save(tx.db(), amendment, op.now).await?;
    let event = Event::new("consent_reopened", "consent", format!("{id}/{bank}"))
        .before(json!({ "bank": bank, "answer": before }))
        .after(json!({ "bank": bank, "reason": said.withdrawal.reason }))
        .about(case.application, case.organisation);
    tx.record(op, event).await
}
