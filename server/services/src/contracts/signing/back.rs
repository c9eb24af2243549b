//! A text comes back unsigned: nothing of it stays but the history, and the officer goes on from there.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Stored, delegations, sheets, signing_steps};
use crate::transaction::Transaction;
use domain::contracts::{Party, SigningStep, SigningStepKind};
use serde_json::json;

/// Writes the contract as it stands after it came back. The file stays in the store, because the trail names its digest.
pub(in crate::contracts) async fn come_back(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&mut Stored, &Case),
    step: SigningStep,
) -> Result<()> {
    let draft = contract.draft.take();
    contract.agreed = None;
    contract.effective_from = None;
    contract.turn = None;
    contracts::save(tx.db(), contract, op.now).await?;
    contracts::drop_signatures(tx.db(), contract.id).await?;
    sheets::drop_all(tx.db(), contract.id).await?;
    for party in Party::ALL {
        delegations::end(tx.db(), (contract.id, party), op.now).await?;
    }
    let event = Event::new(verb(step.kind), "contract", contract.id)
        .before(json!({ "sha256": draft.map(|draft| draft.sha256) }))
        .after(json!({ "reason": step.reason, "party": step.party.map(Party::code) }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    signing_steps::add(tx.db(), (op.new_id(), contract.id), step).await
}

/// What the trail calls it.
fn verb(kind: SigningStepKind) -> &'static str {
    match kind {
        SigningStepKind::Declined => "signing_declined",
        SigningStepKind::Lapsed => "signing_lapsed",
        SigningStepKind::TakenBack => "contract_taken_back",
        SigningStepKind::SheetReturned => "sheet_returned",
        SigningStepKind::Abandoned => "negotiation_ended",
    }
}
