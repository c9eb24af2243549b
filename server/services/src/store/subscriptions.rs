//! Addresses that want to know when intake opens, and which openings were told.

use super::entities::opening_notice;
use super::entities::subscription::{ActiveModel, Column, Entity, Model};
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::accounts::Language;
use domain::intake::ScopeFamily;
use domain::subscriptions::Subscribing;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select, Set,
};
use uuid::Uuid;

/// One confirmed reader.
pub(crate) struct Reader {
    pub email: String,
    pub language: Language,
    /// What stops it.
    pub stop: Token,
}

/// Keeps an address that has still to be confirmed. Whether there is now one that waits for this link: not where the
/// address was confirmed before, or is being kept by another request at this moment.
pub(crate) async fn ask<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (wanted, confirm): (&Subscribing, &Token),
) -> Result<bool> {
    let again = Entity::update_many()
        .col_expr(Column::ConfirmHash, Expr::value(confirm.digest()))
        .col_expr(Column::AskedAt, Expr::value(op.now))
        .col_expr(Column::Language, Expr::value(wanted.language.tag()))
        .filter(Column::Family.eq(wanted.family.code()))
        .filter(Column::Email.eq(&wanted.email))
        .filter(Column::ConfirmedAt.is_null())
        .exec(db)
        .await?;
    if again.rows_affected > 0 {
        return Ok(true);
    }
    let (id, stop) = (op.new_id(), Token::new(&op.services));
    let key = &op.services.settings.data_key;
    let row = ActiveModel {
        id: Set(id),
        family: Set(wanted.family.code().to_owned()),
        email: Set(wanted.email.clone()),
        language: Set(wanted.language.tag().to_owned()),
        confirm_hash: Set(Some(confirm.digest())),
        stop_hash: Set(stop.digest()),
        stop_sealed: Set(key.seal(&op.services, (stop.expose().as_bytes(), &name(id)))?),
        asked_at: Set(op.now),
        confirmed_at: Set(None),
    };
    let known = OnConflict::columns([Column::Family, Column::Email])
        .do_nothing()
        .to_owned();
    let added = Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(db)
        .await?;
    Ok(added == 1)
}

/// The family of a link that confirms, if it was made after the moment and not used.
pub(crate) async fn waiting<C: ConnectionTrait>(
    db: &C,
    token: &Token,
    since: DateTime<Utc>,
) -> Result<Option<(Uuid, ScopeFamily)>> {
    let row = unconfirmed(token, since).one(db).await?;
    row.map(|row| Ok((row.id, family(&row)?))).transpose()
}

/// Confirms the address that the link was sent to. Of two requests with the same link only one does.
pub(crate) async fn confirm<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    token: &Token,
) -> Result<bool> {
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(op.now))
        .col_expr(Column::ConfirmHash, Expr::value(Option::<String>::None))
        .filter(Column::ConfirmHash.eq(token.digest()))
        .exec(db)
        .await?;
    Ok(confirmed.rows_affected == 1)
}

/// The family about which a link stops the mails.
pub(crate) async fn stopped_by<C: ConnectionTrait>(
    db: &C,
    token: &Token,
) -> Result<Option<(Uuid, ScopeFamily)>> {
    let row = Entity::find()
        .filter(Column::StopHash.eq(token.digest()))
        .one(db)
        .await?;
    row.map(|row| Ok((row.id, family(&row)?))).transpose()
}

/// Deletes the address: whether it was there.
pub(crate) async fn delete<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<bool> {
    let deleted = Entity::delete_by_id(id).exec(db).await?;
    Ok(deleted.rows_affected == 1)
}

/// Deletes every address that nobody confirmed, if it was typed before the moment.
pub(crate) async fn sweep<C: ConnectionTrait>(db: &C, before: DateTime<Utc>) -> Result<u64> {
    let old = Entity::delete_many()
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::AskedAt.lte(before));
    Ok(old.exec(db).await?.rows_affected)
}

/// How many addresses are told about a family.
pub(crate) async fn count<C: ConnectionTrait>(db: &C, family: ScopeFamily) -> Result<u64> {
    Ok(confirmed(family).count(db).await?)
}

/// Everybody who is told about a family, in the order in which they asked.
pub(crate) async fn readers<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    family: ScopeFamily,
) -> Result<Vec<Reader>> {
    let rows = confirmed(family).order_by_asc(Column::Id).all(db).await?;
    let key = &op.services.settings.data_key;
    let reader = |row: Model| {
        let stop = key.open((&row.stop_sealed, &name(row.id)))?;
        let stop = String::from_utf8(stop).context("the sealed link")?;
        Ok(Reader {
            language: Language::of_tag(&row.language),
            email: row.email,
            stop: Token::presented(&stop),
        })
    };
    rows.into_iter().map(reader).collect()
}

/// Whether the opening by an announcement was told.
pub(crate) async fn was_told<C: ConnectionTrait>(db: &C, announcement: Uuid) -> Result<bool> {
    let row = opening_notice::Entity::find_by_id(announcement)
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Notes that the opening by an announcement is told to so many: whether nobody had noted it before.
pub(crate) async fn note_told<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (announcement, told): (Uuid, usize),
) -> Result<bool> {
    let row = opening_notice::ActiveModel {
        announcement_id: Set(announcement),
        told_at: Set(op.now),
        told: Set(i32::try_from(told).unwrap_or(i32::MAX)),
    };
    let once = OnConflict::column(opening_notice::Column::AnnouncementId)
        .do_nothing()
        .to_owned();
    let added = opening_notice::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(db)
        .await?;
    Ok(added == 1)
}

fn unconfirmed(token: &Token, since: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::ConfirmHash.eq(token.digest()))
        .filter(Column::AskedAt.gt(since))
}

fn confirmed(family: ScopeFamily) -> Select<Entity> {
    Entity::find()
        .filter(Column::Family.eq(family.code()))
        .filter(Column::ConfirmedAt.is_not_null())
}

fn family(row: &Model) -> Result<ScopeFamily> {
    Ok(row.family.parse().context("the stored scope family")?)
}

/// Moved to another row it does not open.
fn name(id: Uuid) -> String {
    format!("subscription {id}")
}
