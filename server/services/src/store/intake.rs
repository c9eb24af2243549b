//! Announcements of readiness: rows are added and never overwritten; the newest of a family counts.

use super::entities::application;
use super::entities::readiness_announcement::{ActiveModel, Column, Entity, Model};
use crate::error::Result;
use crate::intake::Announcement;
use crate::operation::Operation;
use anyhow::Context;
use domain::intake::{Announcing, Kind, Precision, Readiness, ScopeFamily};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

/// What counts for a family.
pub(crate) async fn latest<C: ConnectionTrait>(
    db: &C,
    family: ScopeFamily,
) -> Result<Option<Announcement>> {
    let row = of_family(family).one(db).await?;
    row.map(announcement).transpose()
}

/// Everything announced for a family, newest first.
pub(crate) async fn all<C: ConnectionTrait>(
    db: &C,
    family: ScopeFamily,
) -> Result<Vec<Announcement>> {
    let rows = of_family(family).all(db).await?;
    rows.into_iter().map(announcement).collect()
}

/// Everything announced for every family, newest first.
pub(crate) async fn every<C: ConnectionTrait>(db: &C) -> Result<Vec<Announcement>> {
    let rows = newest_first(Entity::find()).all(db).await?;
    rows.into_iter().map(announcement).collect()
}

/// Makes two announcements for one family wait for each other. SQLite has a single writer anyway.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C, family: ScopeFamily) -> Result<()> {
    of_family(family).lock_exclusive().all(db).await?;
    Ok(())
}

/// Adds an announcement.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (new, kind): (&Announcing, Kind),
) -> Result<Announcement> {
    let by = op.actor.identity();
    let row = ActiveModel {
        id: Set(op.new_id()),
        family: Set(new.family.code().to_owned()),
        kind: Set(kind.code().to_owned()),
        ready_on: Set(new.readiness.as_ref().map(Readiness::date)),
        precision: Set(new
            .readiness
            .as_ref()
            .map(|date| date.precision().code().to_owned())),
        wording: Set(new.wording.clone()),
        note: Set(new.note.clone()),
        announced_by: Set(by.map(|identity| identity.person.0)),
        announced_by_name: Set(by.map(|identity| identity.name.clone()).unwrap_or_default()),
        announced_at: Set(op.now),
    };
    announcement(row.insert(db).await?)
}

/// How many applications for a family are drafts, and how many were received.
pub(crate) async fn concerned<C: ConnectionTrait>(
    db: &C,
    family: ScopeFamily,
) -> Result<(u64, u64)> {
    let applications =
        || application::Entity::find().filter(application::Column::Family.eq(family.code()));
    let drafts = applications()
        .filter(application::Column::State.eq("draft"))
        .count(db)
        .await?;
    let received = applications().filter(application::Column::ReceiptNumber.is_not_null());
    Ok((drafts, received.count(db).await?))
}

fn of_family(family: ScopeFamily) -> sea_orm::Select<Entity> {
    newest_first(Entity::find().filter(Column::Family.eq(family.code())))
}

fn newest_first(announcements: sea_orm::Select<Entity>) -> sea_orm::Select<Entity> {
    announcements
        .order_by_desc(Column::AnnouncedAt)
        .order_by_desc(Column::Id)
}

fn announcement(row: Model) -> Result<Announcement> {
    let family = row.family.parse().context("the stored scope family")?;
    let kind = row.kind.parse().context("the stored kind")?;
    let precision: Option<Precision> = row
        .precision
        .map(|code| code.parse())
        .transpose()
        .context("the stored precision")?;
    let readiness = row
        .ready_on
        .zip(precision)
        .map(|(date, precision)| Readiness::new(date, precision, row.wording.as_str()));
    Ok(Announcement {
        id: row.id,
        family,
        kind,
        readiness,
        wording: row.wording,
        note: row.note,
        announced_by: row.announced_by_name,
        announced_at: row.announced_at,
    })
}
