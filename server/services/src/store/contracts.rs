//! Contracts as rows, and back.

pub(crate) mod amendments;
mod case;
mod clients;
pub(crate) mod comments;
pub(crate) mod delegations;
pub(crate) mod drafts;
mod row;
pub(crate) mod sheets;
mod signatures;
mod signing;
pub(crate) mod signing_steps;
pub(crate) mod steps;
mod terms;

pub(crate) use case::{Case, case, cases};
pub(crate) use clients::{follow, states as client_states};
pub(crate) use signatures::{Signed, drop_signatures, sign, signatures};
pub(crate) use signing::awaited;
pub(crate) use terms::{publish, published, published_of};

use super::entities::contract;
use crate::contracts::Agreed;
use crate::error::Result;
use crate::transaction::changed_one;
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::ContractNumber;
use domain::contracts::{ContractState, SigningOrder, Turn};
use domain::ids::{ApplicationId, ContractId};
use domain::refusal::Refusal;
use row::{model, stored};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

/// A file in the store, with the digest it must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileRef {
    /// Its name in the store.
    pub key: String,
    /// Its SHA-256.
    pub sha256: String,
    /// The SHA-256 of its text, which stands at the foot of its pages; nothing was kept of it before it could be looked up.
    pub text_sha256: Option<String>,
}

/// A stored contract.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// Which.
    pub id: ContractId,
    /// What it came from.
    pub application: ApplicationId,
    /// The contract whose place it takes on its first day of effect, where it amends one.
    pub amends: Option<ContractId>,
    /// Given at conclusion.
    pub number: Option<ContractNumber>,
    /// Where it stands.
    pub state: ContractState,
    /// What was put into the wording, once drawn up.
    pub agreed: Option<Agreed>,
    /// The text to sign.
    pub draft: Option<FileRef>,
    /// The text with both signatures.
    pub executed: Option<FileRef>,
    /// The first day of effect, once drawn up.
    pub effective_from: Option<NaiveDate>,
    /// The day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// When it was concluded.
    pub concluded_at: Option<DateTime<Utc>>,
    /// The last day of the period that runs, once concluded.
    pub runs_until: Option<NaiveDate>,
    /// The last day in force, once somebody gave notice.
    pub ends_on: Option<NaiveDate>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// When both sides are reminded that the period ends; nothing once that was done.
    pub remind_on: Option<NaiveDate>,
    /// Who signs first.
    pub order: SigningOrder,
    /// How many business days each party has for its signature.
    pub sign_within: u32,
    /// How long the party that is next has time, while one is.
    pub turn: Option<Turn>,
    /// When the board was opened.
    pub created_at: DateTime<Utc>,
    /// When anything changed last.
    pub updated_at: DateTime<Utc>,
    /// For optimistic locking.
    pub version: i64,
}

/// The contract, if there is one.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Option<Stored>> {
    let row = contract::Entity::find_by_id(id.0).one(db).await?;
    row.map(stored).transpose()
}

/// The contract, held until the transaction ends: its board and its signatures change one after another.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Stored> {
    let row = contract::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(db)
        .await?;
    stored(row.ok_or(Refusal::NotFound)?)
}

/// The contract of an application, if there is one.
pub(crate) async fn of_application<C: ConnectionTrait>(
    db: &C,
    application: ApplicationId,
) -> Result<Option<Stored>> {
    let row = contract::Entity::find()
        .filter(contract::Column::ApplicationId.eq(application.0))
        .one(db)
        .await?;
    row.map(stored).transpose()
}

/// The contract whose executed document has this SHA-256, if there is one.
pub(crate) async fn by_executed<C: ConnectionTrait>(
    db: &C,
    sha256: &str,
) -> Result<Option<Stored>> {
    let row = contract::Entity::find()
        .filter(contract::Column::ExecutedSha256.eq(sha256))
        .one(db)
        .await?;
    row.map(stored).transpose()
}

/// Whether some contract's text to sign has this SHA-256.
pub(crate) async fn is_text_to_sign<C: ConnectionTrait>(db: &C, sha256: &str) -> Result<bool> {
    let found = contract::Entity::find()
        .filter(contract::Column::DraftSha256.eq(sha256))
        .count(db)
        .await?;
    Ok(found > 0)
}

/// The concluded contract of a number, if there is one.
pub(crate) async fn by_number<C: ConnectionTrait>(
    db: &C,
    number: &ContractNumber,
) -> Result<Option<Stored>> {
    let row = contract::Entity::find()
        .filter(contract::Column::Number.eq(number.as_str()))
        .one(db)
        .await?;
    row.map(stored).transpose()
}

/// The contracts in these states, the one that moved last first.
pub(crate) async fn in_states<C: ConnectionTrait>(
    db: &C,
    states: &[ContractState],
) -> Result<Vec<Stored>> {
    let codes = states.iter().map(|state| state.code());
    let rows = contract::Entity::find()
        .filter(contract::Column::State.is_in(codes))
        .order_by_desc(contract::Column::UpdatedAt)
        .order_by_desc(contract::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

/// The contracts in force or suspended for which a day has come: the last one of a notice or of a period has passed, or
/// both sides are to be reminded. The one whose period ends first comes first.
pub(crate) async fn due<C: ConnectionTrait>(db: &C, today: NaiveDate) -> Result<Vec<ContractId>> {
    use contract::Column::{EndsOn, Id, RemindOn, RunsUntil, State};
    let living = [ContractState::Concluded, ContractState::Suspended];
    let of_period = RunsUntil.lt(today).or(RemindOn.lte(today));
    let ids: Vec<Uuid> = contract::Entity::find()
        .select_only()
        .column(Id)
        .filter(State.is_in(living.map(ContractState::code)))
        .filter(EndsOn.lt(today).or(EndsOn.is_null().and(of_period)))
        .order_by_asc(RunsUntil)
        .order_by_asc(Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(ContractId).collect())
}

/// What the contract drawn up last was filled with.
pub(crate) async fn last_agreed<C: ConnectionTrait>(db: &C) -> Result<Option<Agreed>> {
    let row = contract::Entity::find()
        .filter(contract::Column::DraftKey.is_not_null())
        .order_by_desc(contract::Column::UpdatedAt)
        .one(db)
        .await?;
    Ok(row.map(stored).transpose()?.and_then(|row| row.agreed))
}

/// Writes a new contract.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, new: Stored) -> Result<()> {
    model(new)?
        .into_active_model()
        .reset_all()
        .insert(db)
        .await?;
    Ok(())
}

/// Writes a contract back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(
    db: &C,
    contract: &Stored,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut row = model(contract.clone())?.into_active_model().reset_all();
    row.version = Set(contract.version + 1);
    row.updated_at = Set(now);
    let done = contract::Entity::update_many()
        .set(row)
        .filter(contract::Column::Id.eq(contract.id.0))
        .filter(contract::Column::Version.eq(contract.version))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}
