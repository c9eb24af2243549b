//! Contracts, their signatures and published terms as rows, and back.

mod case;

pub(crate) use case::{Case, case, cases};

use super::entities::{contract, published_term, signature};
use crate::contracts::Agreed;
use crate::documents::Term;
use crate::error::Result;
use crate::transaction::changed_one;
use anyhow::{Context, anyhow};
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::ContractNumber;
use domain::contracts::{ContractState, Party, Signature, SigningMethod};
use domain::ids::{ApplicationId, ContractId, DocumentId, PersonId};
use domain::refusal::Refusal;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

/// A file in the store, with the digest it must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileRef {
    /// Its name in the store.
    pub key: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// A stored contract.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// Which.
    pub id: ContractId,
    /// What it came from.
    pub application: ApplicationId,
    /// Given at conclusion.
    pub number: Option<ContractNumber>,
    /// Where it stands.
    pub state: ContractState,
    /// The wording.
    pub template_version: String,
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
    /// When the board was opened.
    pub created_at: DateTime<Utc>,
    /// When anything changed last.
    pub updated_at: DateTime<Utc>,
    /// For optimistic locking.
    pub version: i64,
}

/// A stored signature.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Whose, when and how.
    pub signature: Signature,
    /// Who gave or recorded it.
    pub person: PersonId,
    /// The scanned sheet.
    pub document: Option<DocumentId>,
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

/// The signatures so far, in the order in which they were given.
pub(crate) async fn signatures<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Vec<Signed>> {
    let rows = signature::Entity::find()
        .filter(signature::Column::ContractId.eq(id.0))
        .order_by_asc(signature::Column::SignedAt)
        .order_by_asc(signature::Column::Party)
        .all(db)
        .await?;
    rows.into_iter().map(signed).collect()
}

/// Adds a signature.
pub(crate) async fn sign<C: ConnectionTrait>(db: &C, id: ContractId, new: &Signed) -> Result<()> {
    let row = signature::Model {
        contract_id: id.0,
        party: new.signature.party.code().to_owned(),
        signer_name: new.signature.name.clone(),
        signer_title: new.signature.title.clone(),
        signed_at: new.signature.at,
        signed_on: new.signature.on,
        method: new.signature.method.code().to_owned(),
        person_id: new.person.0,
        document_id: new.document.map(|document| document.0),
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Publishes the three terms.
pub(crate) async fn publish<C: ConnectionTrait>(
    db: &C,
    id: ContractId,
    terms: &[Term],
) -> Result<()> {
    let rows = terms.iter().map(|term| {
        let row = published_term::Model {
            contract_id: id.0,
            number: i32::from(term.number),
            heading: term.heading.clone(),
            text: term.text.clone(),
        };
        row.into_active_model().reset_all()
    });
    published_term::Entity::insert_many(rows).exec(db).await?;
    Ok(())
}

/// The published terms in their order.
pub(crate) async fn published<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Vec<Term>> {
    let rows = published_term::Entity::find()
        .filter(published_term::Column::ContractId.eq(id.0))
        .order_by_asc(published_term::Column::Number)
        .all(db)
        .await?;
    let term = |row: published_term::Model| Term {
        number: u8::try_from(row.number).unwrap_or_default(),
        heading: row.heading,
        text: row.text,
    };
    Ok(rows.into_iter().map(term).collect())
}

fn model(contract: Stored) -> Result<contract::Model> {
    let (draft_key, draft_sha256) = columns(contract.draft);
    let (executed_key, executed_sha256) = columns(contract.executed);
    let variables = match &contract.agreed {
        Some(agreed) => serde_json::to_value(agreed)?,
        None => serde_json::json!({}),
    };
    Ok(contract::Model {
        id: contract.id.0,
        application_id: contract.application.0,
        number: contract.number.map(String::from),
        state: contract.state.code().to_owned(),
        template_version: contract.template_version,
        variables,
        draft_key,
        draft_sha256,
        executed_key,
        executed_sha256,
        effective_from: contract.effective_from,
        signed_on: contract.signed_on,
        concluded_at: contract.concluded_at,
        created_at: contract.created_at,
        updated_at: contract.updated_at,
        version: contract.version,
    })
}

fn columns(file: Option<FileRef>) -> (Option<String>, Option<String>) {
    file.map(|file| (file.key, file.sha256)).unzip()
}

fn stored(row: contract::Model) -> Result<Stored> {
    let file = |key: Option<String>, sha256: Option<String>| {
        key.zip(sha256).map(|(key, sha256)| FileRef { key, sha256 })
    };
    let is_filled = row
        .variables
        .as_object()
        .is_some_and(|facts| !facts.is_empty());
    let agreed = is_filled
        .then(|| serde_json::from_value(row.variables))
        .transpose()?;
    let number = row.number.map(|number| number.parse()).transpose();
    Ok(Stored {
        id: ContractId(row.id),
        application: ApplicationId(row.application_id),
        number: number.context("contract.number")?,
        state: ContractState::of_code(&row.state).ok_or_else(|| anyhow!("contract.state"))?,
        template_version: row.template_version,
        agreed,
        draft: file(row.draft_key, row.draft_sha256),
        executed: file(row.executed_key, row.executed_sha256),
        effective_from: row.effective_from,
        signed_on: row.signed_on,
        concluded_at: row.concluded_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    })
}

fn signed(row: signature::Model) -> Result<Signed> {
    let parties = [Party::Agent, Party::Federation];
    let methods = [SigningMethod::Password, SigningMethod::Paper];
    let party = parties.into_iter().find(|party| party.code() == row.party);
    let method = methods
        .into_iter()
        .find(|method| method.code() == row.method);
    Ok(Signed {
        signature: Signature {
            party: party.ok_or_else(|| anyhow!("signature.party"))?,
            name: row.signer_name,
            title: row.signer_title,
            at: row.signed_at,
            on: row.signed_on,
            method: method.ok_or_else(|| anyhow!("signature.method"))?,
        },
        person: PersonId(row.person_id),
        document: row.document_id.map(DocumentId),
    })
}
