//! The national holidays, which are data, for the rules that count business days.

use crate::error::Result;
use crate::store::entities::holiday::Entity;
use domain::calendar::Holidays;
use sea_orm::{ConnectionTrait, EntityTrait};

/// Every holiday known.
///
/// # Errors
/// When the database does not answer.
pub async fn holidays<C: ConnectionTrait>(db: &C) -> Result<Holidays> {
    let rows = Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| row.day).collect())
}
