//! Who may sign a contract for a party: those whose right it is, or the one person who was named instead.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored, delegations, sheets};
use domain::contracts::{Delegation, Party};
use domain::ids::{ContractId, OrganisationId};
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

/// Who is named today to sign for the party.
pub(in crate::contracts) async fn named<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (contract, party): (ContractId, Party),
) -> Result<Option<Delegation>> {
    let open = delegations::open(db, contract).await?.into_iter();
    let counts = |one: &Delegation| one.party == party && one.is_in_force(op.today());
    Ok(open.into_iter().find(counts))
}

/// The right with which the actor signs for the party, whether or not they gave a second factor just now.
///
/// # Errors
/// [`Refusal::NotFound`] for another agent's contract; [`Denial::Delegated`] where somebody else was named.
pub(in crate::contracts) fn entitled(
    op: &Operation,
    organisation: OrganisationId,
    (party, named): (Party, Option<&Delegation>),
) -> std::result::Result<Action, Refusal> {
    let action = match (party, named) {
        (Party::Agent, None) => Action::SignForAgent,
        (Party::Agent, Some(_)) => Action::SignAsDelegate,
        (Party::Federation, _) => Action::SignForFederation,
    };
    op.actor.require_role(action)?;
    if party == Party::Agent && op.actor.organisation() != Some(organisation) {
        return Err(Refusal::NotFound);
    }
    let is_other = |one: &Delegation| !op.actor.identity().is_some_and(|me| one.names(me));
    match named.is_some_and(is_other) {
        true => Err(Denial::Delegated.into()),
        false => Ok(action),
    }
}

/// Demands that the actor signs for the party, and gave a second factor just now.
pub(in crate::contracts) async fn require_signer<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    party: Party,
) -> Result<()> {
    let named = named(db, op, (contract.id, party)).await?;
    let action = entitled(op, case.organisation, (party, named.as_ref()))?;
    Ok(op.actor.require(action)?)
}

/// Demands that no sheet with the party's signature waits for a second look.
pub(in crate::contracts) async fn require_no_sheet<C: ConnectionTrait>(
    db: &C,
    (contract, party): (ContractId, Party),
) -> Result<()> {
    let sheets = sheets::all(db, contract).await?;
    let waits = |sheet: &domain::contracts::Sheet| sheet.party == party && sheet.is_pending();
    match sheets.iter().any(waits) {
        true => Err(Refusal::WrongState.into()),
        false => Ok(()),
    }
}
