//! Passkeys as rows, and the challenges they answered.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::digest;
use crate::store::entities::{answered_challenge, passkey};
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::ids::{PasskeyId, PersonId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use webauthn_rs::prelude::Passkey;

/// A passkey with what a person calls it.
pub(crate) struct Kept {
    pub id: PasskeyId,
    pub name: String,
    pub passkey: Passkey,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

/// The passkeys of a person, oldest first.
pub(crate) async fn of_person<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<Vec<Kept>> {
    let rows = passkey::Entity::find()
        .filter(passkey::Column::PersonId.eq(person.0))
        .order_by_asc(passkey::Column::CreatedAt)
        .order_by_asc(passkey::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: passkey::Model) -> Result<Kept> {
    Ok(Kept {
        id: PasskeyId(row.id),
        name: row.name,
        passkey: serde_json::from_value(row.credential).context("a passkey cannot be read")?,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    })
}

/// Whether the person has one.
pub(crate) async fn has_any<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<bool> {
    let own = passkey::Entity::find().filter(passkey::Column::PersonId.eq(person.0));
    Ok(own.count(db).await? > 0)
}

/// Writes a new one.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, name, passkey): (PersonId, String, &Passkey),
) -> Result<()> {
    let row = passkey::ActiveModel {
        id: Set(op.new_id()),
        person_id: Set(person.0),
        credential_id: Set(hex::encode(passkey.cred_id())),
        name: Set(name),
        credential: Set(serde_json::to_value(passkey).context("a passkey cannot be written")?),
        created_at: Set(op.now),
        last_used_at: Set(None),
    };
    row.insert(db).await?;
    Ok(())
}

/// Notes that it was used, with its counter as it is now.
pub(crate) async fn note_use<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (id, passkey): (PasskeyId, &Passkey),
) -> Result<()> {
    let credential = serde_json::to_value(passkey).context("a passkey cannot be written")?;
    passkey::Entity::update_many()
        .col_expr(passkey::Column::Credential, Expr::value(credential))
        .col_expr(passkey::Column::LastUsedAt, Expr::value(op.now))
        .filter(passkey::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Removes one of a person's; whether there was one.
pub(crate) async fn remove<C: ConnectionTrait>(
    db: &C,
    (person, id): (PersonId, PasskeyId),
) -> Result<bool> {
    let removed = passkey::Entity::delete_many()
        .filter(passkey::Column::PersonId.eq(person.0))
        .filter(passkey::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(removed.rows_affected == 1)
}

/// Notes that what was asked has been answered; whether that was the first time.
pub(crate) async fn use_up<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (asked, until): (&str, DateTime<Utc>),
) -> Result<bool> {
    answered_challenge::Entity::delete_many()
        .filter(answered_challenge::Column::ExpiresAt.lte(op.now))
        .exec(db)
        .await?;
    let row = answered_challenge::ActiveModel {
        asked_hash: Set(digest(asked.as_bytes())),
        expires_at: Set(until),
    };
    let once = OnConflict::column(answered_challenge::Column::AskedHash)
        .do_nothing()
        .to_owned();
    let written = answered_challenge::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(db)
        .await?;
    Ok(written == 1)
}
