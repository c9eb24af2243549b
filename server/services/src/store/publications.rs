//! Publications as rows, and back, with the steps that led there.

pub(crate) mod checks;
pub(crate) mod steps;

use super::entities::publication::{Column, Entity, Model};
use crate::error::Result;
use crate::transaction::changed_one;
use anyhow::{Context, anyhow};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::ContractId;
use domain::publications::{Notice, NoticeWay, PublicationState, Published, Publisher, Release};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, Set,
};
use std::collections::BTreeMap;

/// One stored publication.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// Of which contract.
    pub contract: ContractId,
    /// Whose.
    pub publisher: Publisher,
    /// Where it stands.
    pub state: PublicationState,
    /// The last day on which it is in time.
    pub due_on: NaiveDate,
    /// When and how the bank was told.
    pub notice: Option<Notice>,
    /// Where it is published.
    pub published: Option<Published>,
    /// Why it need not be published.
    pub release: Option<Release>,
    /// When its publisher was reminded.
    pub reminded_at: Option<DateTime<Utc>>,
    /// When it became due.
    pub created_at: DateTime<Utc>,
    /// For optimistic locking.
    pub version: i64,
}

/// Every publication there is, the one that is due first first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<Stored>> {
    let rows = Entity::find()
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::ContractId)
        .order_by_asc(Column::Publisher)
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

/// The publications in which something is still to be published, by contract.
pub(crate) async fn waiting<C: ConnectionTrait>(
    db: &C,
) -> Result<BTreeMap<ContractId, Vec<Stored>>> {
    let codes = PublicationState::WAITING.map(PublicationState::code);
    let rows = Entity::find()
        .filter(Column::State.is_in(codes))
        .order_by_asc(Column::Publisher)
        .all(db)
        .await?;
    by_contract(rows)
}

/// How many are late.
pub(crate) async fn overdue<C: ConnectionTrait>(db: &C, today: NaiveDate) -> Result<u64> {
    let codes = PublicationState::WAITING.map(PublicationState::code);
    let late = Entity::find()
        .filter(Column::State.is_in(codes))
        .filter(Column::DueOn.lt(today));
    Ok(late.count(db).await?)
}

/// The publications of a contract: the Federation's, the agent's, then the banks' in code order.
pub(crate) async fn of_contract<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
) -> Result<Vec<Stored>> {
    let mut found = of_contracts(db, &[contract]).await?;
    Ok(found.remove(&contract).unwrap_or_default())
}

/// The publications of several contracts at once.
pub(crate) async fn of_contracts<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeMap<ContractId, Vec<Stored>>> {
    let ids = contracts.iter().map(|contract| contract.0);
    let rows = Entity::find()
        .filter(Column::ContractId.is_in(ids))
        .all(db)
        .await?;
    by_contract(rows)
}

/// What one of them has to publish, or published, by contract.
pub(crate) async fn of_publisher<C: ConnectionTrait>(
    db: &C,
    publisher: &Publisher,
) -> Result<BTreeMap<ContractId, Stored>> {
    let rows = Entity::find()
        .filter(Column::Publisher.eq(publisher.code()))
        .all(db)
        .await?;
    let keyed = rows.into_iter().map(|row| {
        let row = stored(row)?;
        Ok((row.contract, row))
    });
    keyed.collect()
}

/// Writes new publications.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    new: Vec<Stored>,
    now: DateTime<Utc>,
) -> Result<()> {
    let rows = new
        .into_iter()
        .map(|row| model(row, now).into_active_model().reset_all());
    Entity::insert_many(rows).exec(db).await?;
    Ok(())
}

/// Writes a publication back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(
    db: &C,
    row: &Stored,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut changed = model(row.clone(), now).into_active_model().reset_all();
    changed.version = Set(row.version + 1);
    let done = Entity::update_many()
        .set(changed)
        .filter(Column::ContractId.eq(row.contract.0))
        .filter(Column::Publisher.eq(row.publisher.code()))
        .filter(Column::Version.eq(row.version))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

fn by_contract(rows: Vec<Model>) -> Result<BTreeMap<ContractId, Vec<Stored>>> {
    let mut found: BTreeMap<ContractId, Vec<Stored>> = BTreeMap::new();
    for row in rows {
        let row = stored(row)?;
        found.entry(row.contract).or_default().push(row);
    }
    for rows in found.values_mut() {
        rows.sort_by(|a, b| a.publisher.cmp(&b.publisher));
    }
    Ok(found)
}

fn model(row: Stored, now: DateTime<Utc>) -> Model {
    let (notified_on, notified_way, notified_note) = match row.notice {
        Some(notice) => (Some(notice.on), Some(notice.way), notice.note),
        None => (None, None, String::new()),
    };
    let (published_on, address) = row.published.map(|one| (one.on, one.address)).unzip();
    Model {
        contract_id: row.contract.0,
        publisher: row.publisher.code().to_owned(),
        state: row.state.code().to_owned(),
        due_on: row.due_on,
        notified_on,
        notified_way: notified_way.map(|way| way.code().to_owned()),
        notified_note,
        published_on,
        address,
        release: row.release.map(|release| release.code().to_owned()),
        reminded_at: row.reminded_at,
        created_at: row.created_at,
        updated_at: now,
        version: row.version,
    }
}

fn stored(row: Model) -> Result<Stored> {
    let way = row
        .notified_way
        .as_deref()
        .map(|code| NoticeWay::of_code(code).ok_or_else(|| anyhow!("publication.notified_way")));
    let notice = row
        .notified_on
        .zip(way.transpose()?)
        .map(|(on, way)| Notice {
            on,
            way,
            note: row.notified_note,
        });
    let published = row.published_on.zip(row.address);
    let state = PublicationState::of_code(&row.state);
    Ok(Stored {
        contract: ContractId(row.contract_id),
        publisher: row.publisher.parse().context("publication.publisher")?,
        state: state.ok_or_else(|| anyhow!("publication.state"))?,
        due_on: row.due_on,
        notice,
        published: published.map(|(on, address)| Published { address, on }),
        release: row.release.as_deref().and_then(Release::of_code),
        reminded_at: row.reminded_at,
        created_at: row.created_at,
        version: row.version,
    })
}
