//! API clients as rows, together with everything their authorisation depends on.

mod standing;

pub(crate) use standing::{Known, known};

use crate::error::Result;
use crate::store::entities::{application, client, contract};
use crate::transaction::changed_one;
use chrono::NaiveDate;
use domain::clients::{Authorisation, ClientState, could_be_client_id};
use domain::ids::{ApplicationId, OrganisationId};
use domain::refusal::Refusal;
use sea_orm::ActiveValue::NotSet;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use uuid::Uuid;

/// A client with the contract it stands under.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub client: client::Model,
    pub contract: contract::Model,
    pub application: application::Model,
}

impl Held {
    /// The agent whose client it is.
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.application.organisation_id)
    }

    /// The application that led to the contract.
    pub fn application(&self) -> ApplicationId {
        ApplicationId(self.application.id)
    }

    /// Where it stands; an unknown word in the row counts as revoked, which opens nothing.
    pub fn state(&self) -> ClientState {
        ClientState::of_code(&self.client.state).unwrap_or(ClientState::Revoked)
    }
}

/// The client of a row id.
pub(crate) async fn load<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<Held> {
    let row = client::Entity::find_by_id(id).one(db).await?;
    held(db, row.ok_or(Refusal::NotFound)?).await
}

/// The client of a public `client_id`, if there is one.
pub(crate) async fn by_client_id<C: ConnectionTrait>(
    db: &C,
    client_id: &str,
) -> Result<Option<Held>> {
    if !could_be_client_id(client_id) {
        return Ok(None);
    }
    let row = client::Entity::find()
        .filter(client::Column::ClientId.eq(client_id))
        .one(db)
        .await?;
    match row {
        Some(row) => held(db, row).await.map(Some),
        None => Ok(None),
    }
}

/// The contract of a row id with its application.
pub(crate) async fn contract_of<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
) -> Result<(contract::Model, application::Model)> {
    let contract = contract::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(Refusal::NotFound)?;
    let application = application::Entity::find_by_id(contract.application_id)
        .one(db)
        .await?
        .ok_or(Refusal::NotFound)?;
    Ok((contract, application))
}

async fn held<C: ConnectionTrait>(db: &C, client: client::Model) -> Result<Held> {
    let (contract, application) = contract_of(db, client.contract_id).await?;
    Ok(Held {
        client,
        contract,
        application,
    })
}

/// Writes the client back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, client: client::Model) -> Result<()> {
    let seen = client.version;
    let (id, mut row) = (client.id, client.into_active_model().reset_all());
    row.version = Set(seen + 1);
    // It follows the contract by itself; what was read may be out of date.
    row.contract_state = NotSet;
    let done = client::Entity::update_many()
        .set(row)
        .filter(client::Column::Id.eq(id))
        .filter(client::Column::Version.eq(seen))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

/// Writes a new client.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, client: client::Model) -> Result<()> {
    client.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// What the client may do on a day.
pub(crate) async fn authorisation<C: ConnectionTrait>(
    db: &C,
    held: &Held,
    today: NaiveDate,
) -> Result<Authorisation> {
    let known = known(db, client::Column::Id.eq(held.client.id), today).await?;
    Ok(known.ok_or(Refusal::NotFound)?.authorisation)
}
