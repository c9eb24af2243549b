//! What the banks' API gateway asks: may this client do anything now, and what?

use crate::error::Result;
use crate::operation::Operation;
use crate::store::clients;
use domain::clients::Authorisation;
use domain::refusal::Refusal;
use serde::Serialize;

/// A client with its effective authorisation; the names of its metadata are those of RFC 7591.
#[derive(Debug, Serialize)]
pub struct GatewayClient {
    /// The public identifier.
    pub client_id: String,
    /// The name the agent gave it.
    pub client_name: String,
    /// Where people may be sent back to.
    pub redirect_uris: Vec<String>,
    /// How it proves itself.
    pub token_endpoint_auth_method: &'static str,
    /// The contract it stands under.
    pub contract_number: Option<String>,
    /// What it may do now.
    #[serde(flatten)]
    pub authorisation: Authorisation,
}

/// The effective authorisation of a client. Who may ask is settled at the edge by the gateway's key.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown `client_id`.
pub async fn gateway(op: &Operation, client_id: &str) -> Result<GatewayClient> {
    let held = clients::by_client_id(op.db(), client_id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let authorisation = clients::authorisation(op.db(), &held, op.today()).await?;
    Ok(GatewayClient {
        client_id: client_id.to_owned(),
        client_name: held.client.client_name,
        redirect_uris: serde_json::from_value(held.client.redirect_uris)?,
        token_endpoint_auth_method: "client_secret_basic",
        contract_number: held.contract.number,
        authorisation,
    })
}
