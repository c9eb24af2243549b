//! A party takes back that somebody was named to sign.

use super::delegate::naming;
use super::{letters, named};
use crate::audit::Event;
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, delegations};
use domain::contracts::Party;
use domain::ids::ContractId;
use domain::refusal::Refusal;
use serde_json::json;

/// Takes it back; whoever was named is told. Whoever was named does not do it themselves, so that nobody passes on
/// what was passed on to them.
///
/// # Errors
/// [`Refusal::NotFound`] for another agent's contract, [`Refusal::WrongState`] where nobody is named,
/// [`Refusal::Stale`], [`domain::permissions::Denial::Delegated`].
pub async fn revoke(op: &Operation, (id, party): (ContractId, Party), version: i64) -> Result<()> {
    let action = naming(party);
    op.actor.require(action)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    match party {
        Party::Agent => op.actor.require_own(action, case.organisation)?,
        Party::Federation => {
            neutral_case(tx.db(), op, contract.application).await?;
        }
    }
    require_seen(contract.version, version)?;
    let named = named(tx.db(), op, (id, party)).await?;
    let named = named.ok_or(Refusal::WrongState)?;
    named.require_not_named(op.actor.themselves()?)?;
    delegations::end(tx.db(), (id, party), op.now).await?;
    contracts::save(tx.db(), &contract, op.now).await?;
    let event = Event::new("delegation_revoked", "contract", id)
        .before(json!({ "party": party.code(), "name": named.name }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    letters::named(&mut tx, op, (&contract, &case), (&named, true)).await?;
    tx.commit().await
}
