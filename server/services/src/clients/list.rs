//! The clients of one contract for the agent, and all of them for the Federation.

use super::show::{Client, client};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::client::{Column, Entity, Model};
use crate::store::{clients, contracts};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId, OrganisationId};
use domain::permissions::Action;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// The clients under the contract of an application.
#[derive(Clone, Debug)]
pub struct ContractClients {
    /// The contract they stand under.
    pub contract: ContractId,
    /// Where it stands: a client may be asked for while it is concluded.
    pub state: ContractState,
    /// Whether it is an amendment that has not begun: its clients are still those of what it amends.
    pub waits: bool,
    /// The service's name, for the breadcrumb.
    pub service_name: String,
    /// Newest first.
    pub clients: Vec<Client>,
}

/// The clients under the contract of the agent's application.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but its agent and the Federation, or without a contract.
pub async fn of_application(op: &Operation, id: ApplicationId) -> Result<ContractClients> {
    let found = contracts::of_application(op.db(), id).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    let (_, application) = clients::contract_of(op.db(), found.id.0).await?;
    op.actor
        .require_sight(OrganisationId(application.organisation_id))?;
    let rows = Entity::find()
        .filter(Column::ContractId.eq(found.id.0))
        .order_by_desc(Column::RequestedAt)
        .all(op.db())
        .await?;
    Ok(ContractClients {
        contract: found.id,
        waits: contracts::amendments::waits(op.db(), &found).await?,
        state: found.state,
        service_name: application.service_name,
        clients: views(op, rows).await?,
    })
}

/// Every client, those waiting to be issued first.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody outside the Federation.
pub async fn all(op: &Operation) -> Result<Vec<Client>> {
    op.actor.require(Action::ReadCases)?;
    let rows = Entity::find()
        .order_by_desc(Column::State)
        .order_by_desc(Column::RequestedAt)
        .all(op.db())
        .await?;
    views(op, rows).await
}

async fn views(op: &Operation, rows: Vec<Model>) -> Result<Vec<Client>> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let held = clients::load(op.db(), row.id).await?;
        found.push(client(op.db(), op, held).await?);
    }
    Ok(found)
}
