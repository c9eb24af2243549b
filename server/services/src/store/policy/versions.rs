//! The published versions as rows; they are added and never changed.

use crate::error::Result;
use crate::store::entities::policy::{Column, Entity, Model};
use chrono::{DateTime, NaiveDate, Utc};
use domain::policy::Items;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

/// One version of the policy.
#[derive(Clone)]
pub(crate) struct Version {
    /// Counted from 1.
    pub version: i32,
    /// The first day on which it holds.
    pub effective_from: NaiveDate,
    /// What it says.
    pub items: Items,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// What it changed, in Japanese; empty for the first.
    pub summary_ja: String,
    /// The same in English.
    pub summary_en: String,
    /// Whether the standing consents to the version before go on under it.
    pub carries_consents: bool,
}

/// Every version, the first one first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<Version>> {
    let rows = Entity::find().order_by_asc(Column::Version).all(db).await?;
    rows.into_iter().map(version).collect()
}

/// The version in force on a day.
pub(crate) async fn in_force<C: ConnectionTrait>(
    db: &C,
    day: NaiveDate,
) -> Result<Option<Version>> {
    let row = Entity::find()
        .filter(Column::EffectiveFrom.lte(day))
        .order_by_desc(Column::Version)
        .one(db)
        .await?;
    row.map(version).transpose()
}

/// Makes whoever changes something about the policy wait for each other. SQLite has a single writer anyway.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C) -> Result<Vec<Version>> {
    let rows = Entity::find()
        .order_by_asc(Column::Version)
        .lock_exclusive()
        .all(db)
        .await?;
    rows.into_iter().map(version).collect()
}

/// Adds a version.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, new: Version) -> Result<()> {
    let row = Model {
        version: new.version,
        effective_from: new.effective_from,
        items: serde_json::to_value(new.items)?,
        published_at: new.published_at,
        summary_ja: new.summary_ja,
        summary_en: new.summary_en,
        carries_consents: new.carries_consents,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

fn version(row: Model) -> Result<Version> {
    Ok(Version {
        version: row.version,
        effective_from: row.effective_from,
        items: serde_json::from_value(row.items)?,
        published_at: row.published_at,
        summary_ja: row.summary_ja,
        summary_en: row.summary_en,
        carries_consents: row.carries_consents,
    })
}
