//! The agent asks for a client under a concluded contract.

use super::require_in_force;
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::entities::client::Model;
use crate::store::{clients, recipients};
use domain::accounts::Role;
use domain::clients::{ClientForm, ClientState};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ClientKey, ContractId, OrganisationId};
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Asks for a client. It has no `client_id` until an administrator issues one.
///
/// # Errors
/// [`Refusal::ContractNotConcluded`] before conclusion, [`Refusal::ContractNotInForce`] while suspended or once ended, [`Refusal::NotFound`] for another agent's contract,
/// [`Refusal::Invalid`] for a name or an address that cannot be registered (RFC 7591, section 2).
pub async fn request(op: &Operation, contract: ContractId, form: &ClientForm) -> Result<ClientKey> {
    op.actor.require(Action::RequestClient)?;
    let mut tx = op.begin().await?;
    let (contract, application) = clients::contract_of(tx.db(), contract.0).await?;
    let organisation = OrganisationId(application.organisation_id);
    op.actor.require_own(Action::RequestClient, organisation)?;
    require_in_force(tx.db(), contract.id).await?;
    let wanted = form.parse()?;
    let by = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let row = Model {
        id: op.new_id(),
        client_id: None,
        contract_id: contract.id,
        contract_state: ContractState::Concluded.code().to_owned(),
        client_name: wanted.client_name.clone(),
        redirect_uris: serde_json::to_value(&wanted.redirect_uris)?,
        state: ClientState::Requested.code().to_owned(),
        secret_hash: None,
        requested_by: by.0,
        requested_at: op.now,
        issued_by: None,
        issued_at: None,
        secret_revealed_at: None,
        first_used_at: None,
        last_used_at: None,
        revoked_at: None,
        version: 1,
    };
    let key = ClientKey(row.id);
    clients::insert(tx.db(), row).await?;
    let event = Event::new("client_requested", "client", key)
        .after(form)
        .visible_to_agent()
        .about(ApplicationId(application.id), organisation);
    tx.record(op, event).await?;
    let letter = Letter::ClientRequested {
        organisation: application.organisation_name,
        client_name: wanted.client_name,
        url: op.address(&format!("/clients/{key}")),
    };
    let administrators = recipients::with_role(tx.db(), op, Role::Administrator).await?;
    post(&mut tx, op, administrators, &letter).await?;
    tx.commit().await?;
    Ok(key)
}
