//! One client as its page shows it.

use super::secret_link;
use crate::applications::neutral::neutral;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::clients::{self, Held};
use chrono::{DateTime, Utc};
use domain::clients::{Authorisation, ClientState};
use domain::ids::{ApplicationId, ClientKey};
use domain::permissions::{Action, State};
use sea_orm::ConnectionTrait;

/// A client.
#[derive(Clone, Debug)]
pub struct Client {
    /// For addresses.
    pub key: ClientKey,
    /// The public identifier, once issued.
    pub client_id: Option<String>,
    /// The name the agent gave it.
    pub client_name: String,
    /// Where people are sent back to.
    pub redirect_uris: Vec<String>,
    /// Where it stands.
    pub state: ClientState,
    /// Whose it is.
    pub organisation_name: String,
    /// The application that led to its contract.
    pub application: ApplicationId,
    /// The contract's number.
    pub contract_number: String,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// When the client ID was issued.
    pub issued_at: Option<DateTime<Utc>>,
    /// When the secret was shown.
    pub secret_revealed_at: Option<DateTime<Utc>>,
    /// Until when the mailed link shows the secret, while nobody has seen it; lists do not ask.
    pub secret_link_ends_at: Option<DateTime<Utc>>,
    /// When it first fetched a token: the connection worked.
    pub first_used_at: Option<DateTime<Utc>>,
    /// When it last fetched one.
    pub last_used_at: Option<DateTime<Utc>>,
    /// What it may do today.
    pub authorisation: Authorisation,
    /// Whether the actor may issue it now.
    pub may_issue: bool,
    /// Whether the actor may revoke it now.
    pub may_revoke: bool,
    /// Whether the actor may mail the link to its secret again now.
    pub may_send_link: bool,
}

/// Shows a client to its agent and to the Federation.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] for anybody else.
pub async fn show(op: &Operation, key: ClientKey) -> Result<Client> {
    let held = clients::load(op.db(), key.0).await?;
    op.actor.require_sight(held.organisation())?;
    Ok(Client {
        secret_link_ends_at: secret_link::ends_at(op.db(), key).await?,
        ..client(op.db(), op, held).await?
    })
}

/// A row as lists show it.
pub(super) async fn client<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    held: Held,
) -> Result<Client> {
    let state = State::Client(held.state());
    let may = |action| op.actor.may_now(action, state);
    let asked = op.actor.identity().map(|one| one.person.0) == Some(held.client.requested_by);
    let about = (held.application(), held.organisation());
    let may_issue = may(Action::IssueClient) && !asked && neutral(db, op, about).await?.is_ok();
    let (may_revoke, may_send_link) = (may(Action::RevokeClient), may(Action::SendSecretLink));
    let authorisation = clients::authorisation(db, &held, op.today()).await?;
    Ok(Client {
        key: ClientKey(held.client.id),
        secret_link_ends_at: None,
        state: held.state(),
        application: held.application(),
        client_id: held.client.client_id,
        client_name: held.client.client_name,
        redirect_uris: serde_json::from_value(held.client.redirect_uris)?,
        organisation_name: held.application.organisation_name,
        contract_number: held.contract.number.unwrap_or_default(),
        requested_at: held.client.requested_at,
        issued_at: held.client.issued_at,
        secret_revealed_at: held.client.secret_revealed_at,
        first_used_at: held.client.first_used_at,
        last_used_at: held.client.last_used_at,
        authorisation,
        may_issue,
        may_revoke,
        may_send_link,
    })
}
