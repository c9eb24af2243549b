//! The templates as rows, and back.

use crate::error::Result;
use crate::store::entities::contract_template::{Column, Entity, Model};
use anyhow::Context;
use domain::wording::Wording;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// A published template.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    /// Which version.
    pub version: i32,
    /// What is signed.
    pub wording: Wording,
    /// What helps to read it.
    pub english: Wording,
}

/// The template that was published last.
pub(crate) async fn last_published<C: ConnectionTrait>(db: &C) -> Result<Template> {
    let row = Entity::find()
        .filter(Column::PublishedAt.is_not_null())
        .order_by_desc(Column::Version)
        .one(db)
        .await?;
    read(row.context("no contract template is published")?)
}

/// The template of a version that drafts were made from.
pub(crate) async fn of_version<C: ConnectionTrait>(db: &C, version: i32) -> Result<Template> {
    let row = Entity::find_by_id(version).one(db).await?;
    read(row.context("the contract template is not there")?)
}

fn read(row: Model) -> Result<Template> {
    Ok(Template {
        version: row.version,
        wording: serde_json::from_value(row.wording).context("contract_template.wording")?,
        english: serde_json::from_value(row.english).context("contract_template.english")?,
    })
}
