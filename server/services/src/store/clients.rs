//! API clients as rows, together with everything their authorisation depends on.

use crate::error::Result;
use crate::store::entities::{
    application, client, consent, contract, organisation, readiness_announcement,
};
use crate::transaction::changed_one;
use chrono::NaiveDate;
use domain::applications::Content;
use domain::clients::{Authorisation, ClientState, Standing};
use domain::ids::{ApplicationId, OrganisationId};
use domain::refusal::Refusal;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
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
    let organisation = organisation::Entity::find_by_id(held.application.organisation_id)
        .one(db)
        .await?;
    let content: Content = serde_json::from_value(held.application.content.clone())?;
    let in_force = held.contract.state == "concluded"
        && held
            .contract
            .effective_from
            .is_some_and(|from| from <= today);
    Ok(Authorisation::of(Standing {
        contract_in_force: in_force,
        registration_verified: organisation.is_some_and(|o| o.registration_verified_at.is_some()),
        family_ready: ready(db, &held.application.family, today).await?,
        client: held.state(),
        banks: consenting(db, held.contract.id).await?,
        scopes: content.scopes.scopes,
    }))
}

async fn consenting<C: ConnectionTrait>(
    db: &C,
    contract: Uuid,
) -> Result<Vec<domain::banks::BankCode>> {
    let rows = consent::Entity::find()
        .filter(consent::Column::ContractId.eq(contract))
        .filter(consent::Column::Answer.eq("consented"))
        .order_by_asc(consent::Column::BankCode)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| row.bank_code.parse().ok())
        .collect())
}

/// Whether the readiness day last announced for the family has come.
async fn ready<C: ConnectionTrait>(db: &C, family: &str, today: NaiveDate) -> Result<bool> {
    let last = readiness_announcement::Entity::find()
        .filter(readiness_announcement::Column::Family.eq(family))
        .order_by_desc(readiness_announcement::Column::AnnouncedAt)
        .one(db)
        .await?;
    Ok(last
        .and_then(|row| row.ready_on)
        .is_some_and(|day| day <= today))
}
