//! The drafts of a contract's text as rows, and back.

use super::FileRef;
use crate::error::Result;
use crate::store::entities::contract_draft::{Column, Entity, Model};
use crate::transaction::changed_one;
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::contracts::{Materiality, holds_from};
use domain::ids::{ContractId, PersonId};
use domain::wording::Wording;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One draft.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Of which contract.
    pub contract: ContractId,
    /// Its number, from 1.
    pub number: i32,
    /// The version of the template it came from.
    pub template: i32,
    /// The articles.
    pub wording: Wording,
    /// What changed, and why.
    pub note: String,
    /// Who made it; nobody made the first one.
    pub made_by: Option<PersonId>,
    /// Their name.
    pub made_by_name: String,
    /// When work on it began.
    pub made_at: DateTime<Utc>,
    /// When it was issued, and its file; nothing while it is being worked on.
    pub issued: Option<(DateTime<Utc>, FileRef)>,
    /// Whether earlier consents hold beyond it.
    pub materiality: Materiality,
    /// For optimistic locking.
    pub version: i64,
}

/// Every draft of a contract, by number.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Draft>> {
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.0))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

/// The version of the template that the last issued draft came from.
pub(crate) async fn last_template<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
) -> Result<Option<i32>> {
    let found = Entity::find()
        .select_only()
        .column(Column::TemplateVersion)
        .filter(Column::ContractId.eq(contract.0))
        .filter(Column::IssuedAt.is_not_null())
        .order_by_desc(Column::Number)
        .into_tuple()
        .one(db);
    Ok(found.await?)
}

/// Whether some issued draft has a file of this SHA-256.
pub(crate) async fn is_issued<C: ConnectionTrait>(db: &C, sha256: &str) -> Result<bool> {
    let found = Entity::find().filter(Column::Sha256.eq(sha256)).count(db);
    Ok(found.await? > 0)
}

/// For each contract the earliest draft to which a consent still holds.
pub(crate) async fn holding<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeMap<ContractId, i32>> {
    let ids: Vec<Uuid> = contracts.iter().map(|contract| contract.0).collect();
    let issued: Vec<(Uuid, i32, Option<DateTime<Utc>>)> = Entity::find()
        .select_only()
        .columns([Column::ContractId, Column::Number, Column::ConfirmedAt])
        .filter(Column::ContractId.is_in(ids))
        .filter(Column::IssuedAt.is_not_null())
        .order_by_asc(Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let mut drafts: BTreeMap<ContractId, Vec<(i32, bool)>> = BTreeMap::new();
    for (contract, number, confirmed_at) in issued {
        let of_contract = drafts.entry(ContractId(contract)).or_default();
        of_contract.push((number, confirmed_at.is_some()));
    }
    let holding = |(contract, all): (ContractId, Vec<_>)| (contract, holds_from(all.into_iter()));
    Ok(drafts.into_iter().map(holding).collect())
}

/// Writes a new draft.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, draft: Draft) -> Result<()> {
    let row = model(draft)?.into_active_model().reset_all();
    row.insert(db).await?;
    Ok(())
}

/// Writes a draft back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, draft: Draft) -> Result<()> {
    let seen = draft.version;
    let (contract, number) = (draft.contract.0, draft.number);
    let mut row = model(draft)?.into_active_model().reset_all();
    row.version = Set(seen + 1);
    let done = Entity::update_many()
        .set(row)
        .filter(Column::ContractId.eq(contract))
        .filter(Column::Number.eq(number))
        .filter(Column::Version.eq(seen))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

/// Throws a draft away that was never issued.
pub(crate) async fn discard<C: ConnectionTrait>(db: &C, draft: &Draft) -> Result<()> {
    let done = Entity::delete_many()
        .filter(Column::ContractId.eq(draft.contract.0))
        .filter(Column::Number.eq(draft.number))
        .filter(Column::IssuedAt.is_null())
        .filter(Column::Version.eq(draft.version))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

fn model(draft: Draft) -> Result<Model> {
    let (issued_at, file) = draft.issued.unzip();
    let text_sha256 = file.as_ref().and_then(|file| file.text_sha256.clone());
    let (file_key, sha256) = file.map(|file| (file.key, file.sha256)).unzip();
    let (reason, confirmed) = match draft.materiality {
        Materiality::Material => (None, None),
        Materiality::Claimed { reason } => (Some(reason), None),
        Materiality::Immaterial {
            reason,
            by,
            name,
            at,
        } => (Some(reason), Some((by, name, at))),
    };
    let (confirmed_by, confirmed_by_name, confirmed_at) = match confirmed {
        Some((by, name, at)) => (Some(by.0), Some(name), Some(at)),
        None => (None, None, None),
    };
    Ok(Model {
        contract_id: draft.contract.0,
        number: draft.number,
        template_version: draft.template,
        wording: serde_json::to_value(draft.wording)?,
        note: draft.note,
        made_by: draft.made_by.map(|person| person.0),
        made_by_name: draft.made_by_name,
        made_at: draft.made_at,
        issued_at,
        file_key,
        sha256,
        text_sha256,
        immaterial_reason: reason,
        confirmed_by,
        confirmed_by_name,
        confirmed_at,
        version: draft.version,
    })
}

fn stored(row: Model) -> Result<Draft> {
    let file = row.file_key.zip(row.sha256);
    let file = file.map(|(key, sha256)| FileRef {
        key,
        sha256,
        text_sha256: row.text_sha256,
    });
    let confirmed = row.confirmed_by.zip(row.confirmed_at);
    let materiality = match (row.immaterial_reason, confirmed) {
        (None, _) => Materiality::Material,
        (Some(reason), None) => Materiality::Claimed { reason },
        (Some(reason), Some((by, at))) => Materiality::Immaterial {
            reason,
            by: PersonId(by),
            name: row.confirmed_by_name.unwrap_or_default(),
            at,
        },
    };
    Ok(Draft {
        contract: ContractId(row.contract_id),
        number: row.number,
        template: row.template_version,
        wording: serde_json::from_value(row.wording).context("contract_draft.wording")?,
        note: row.note,
        made_by: row.made_by.map(PersonId),
        made_by_name: row.made_by_name,
        made_at: row.made_at,
        issued: row.issued_at.zip(file),
        materiality,
        version: row.version,
    })
}
