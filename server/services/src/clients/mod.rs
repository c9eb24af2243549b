//! API clients: asked for by the agent, issued by an administrator, used by the agent's own machine.

pub mod gateway;
pub mod issue;
pub mod list;
pub mod request;
pub mod reveal;
pub mod revoke;
mod secret_link;
pub mod send_link_again;
pub mod show;
pub mod token;

use crate::error::Result;
use crate::store::contracts::{self, amendments};
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Demands that the contract is in force, and holds it so that it stays so until the client is written.
///
/// # Errors
/// [`Refusal::ContractNotConcluded`] before, [`Refusal::ContractNotInForce`] while suspended, once ended, and for an
/// amendment that has not begun.
async fn require_in_force<C: ConnectionTrait>(db: &C, contract: Uuid) -> Result<()> {
    let contract = contracts::lock(db, ContractId(contract)).await?;
    if amendments::waits(db, &contract).await? {
        return Err(Refusal::ContractNotInForce.into());
    }
    match contract.state {
        ContractState::Concluded => Ok(()),
        state if state.is_signed() => Err(Refusal::ContractNotInForce.into()),
        _ => Err(Refusal::ContractNotConcluded.into()),
    }
}
