//! The officer takes a text back that nobody has signed, so that the board or the day can change.

use super::{neutral_case, require_seen};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use domain::contracts::ContractEvent;
use domain::ids::ContractId;
use serde_json::json;

/// Takes the text back; the file stays in the store, because the trail names its digest.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] once signed, `Stale` where it changed since it was shown.
pub async fn take_back(op: &Operation, id: ContractId, version: i64) -> Result<()> {
    op.actor.require(ContractEvent::TakeBack.action())?;
    let tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    contract.state = contract.state.apply(ContractEvent::TakeBack)?;
    require_seen(contract.version, version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let draft = contract.draft.take();
    contract.agreed = None;
    contract.effective_from = None;
    contracts::save(tx.db(), &contract, op.now).await?;
    let event = Event::new("contract_taken_back", "contract", id)
        .before(json!({ "sha256": draft.map(|draft| draft.sha256) }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}
