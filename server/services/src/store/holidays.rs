//! The days on which the banks do not work, as rows.

use super::entities::holiday::{ActiveModel, Column, Entity, Model};
use crate::error::Result;
use crate::secrets::tokens::digest;
use anyhow::Context;
use domain::calendar::{CalendarChange, DayOff, DaysOff};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

/// The whole table.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<DaysOff> {
    let rows = Entity::find().order_by_asc(Column::Day).all(db).await?;
    let day_off = |row: Model| {
        let kind = row.kind.parse().context("the stored kind of a day off")?;
        let (day, name) = (row.day, row.name);
        Ok((day, DayOff { day, name, kind }))
    };
    rows.into_iter().map(day_off).collect()
}

/// Makes two changes wait for each other. SQLite has a single writer anyway.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C) -> Result<()> {
    Entity::find().lock_exclusive().all(db).await?;
    Ok(())
}

/// Names a state of the table, so that somebody can say which one they saw.
pub(crate) fn state(table: &DaysOff) -> String {
    let lines: Vec<String> = table
        .values()
        .map(|one| format!("{} {} {}", one.day, one.kind, one.name))
        .collect();
    digest(lines.join("\n").as_bytes())
}

/// Writes a change.
pub(crate) async fn apply<C: ConnectionTrait>(db: &C, change: &CalendarChange) -> Result<()> {
    let gone = change.removed.iter().map(|one| one.day);
    Entity::delete_many()
        .filter(Column::Day.is_in(gone))
        .exec(db)
        .await?;
    for one in &change.added {
        row(one).insert(db).await?;
    }
    for one in &change.renamed {
        row(one).update(db).await?;
    }
    Ok(())
}

fn row(one: &DayOff) -> ActiveModel {
    ActiveModel {
        day: Set(one.day),
        name: Set(one.name.clone()),
        kind: Set(one.kind.code().to_owned()),
    }
}
