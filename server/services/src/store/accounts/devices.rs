//! Known browsers as rows, found by the digest of their mark.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::Account;
use crate::store::entities::known_device::{ActiveModel, Column, Entity};
use domain::ids::PersonId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use uuid::Uuid;

/// Whether somebody signed in there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// The person signs in for the first time anywhere.
    First,
    /// They did so here before.
    Again,
    /// They did so elsewhere only.
    New,
}

/// The mark of the browser, where the account's person has signed in with it. Unknown accounts cost the same query.
pub(crate) async fn known<'a, C: ConnectionTrait>(
    db: &C,
    op: &'a Operation,
    account: Option<&Account>,
) -> Result<Option<&'a Token>> {
    let Some(mark) = &op.browser.mark else {
        return Ok(None);
    };
    let person = account.map_or(Uuid::nil(), |account| account.person.0);
    let found = Entity::find_by_id((person, mark.digest())).one(db).await?;
    Ok(found.map(|_| mark))
}

/// Notes that the person signs in with the browser of the operation.
pub(crate) async fn note<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    person: PersonId,
) -> Result<Known> {
    let others = Entity::find().filter(Column::PersonId.eq(person.0));
    let others = others.count(db).await?;
    let unknown = match others {
        0 => Known::First,
        _ => Known::New,
    };
    let Some(mark) = &op.browser.mark else {
        return Ok(unknown);
    };
    let again = Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(op.now))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::MarkHash.eq(mark.digest()))
        .exec(db)
        .await?;
    if again.rows_affected == 1 {
        return Ok(Known::Again);
    }
    let row = ActiveModel {
        person_id: Set(person.0),
        mark_hash: Set(mark.digest()),
        first_seen_at: Set(op.now),
        last_seen_at: Set(op.now),
    };
    // A quick hand signs in twice at once.
    let once = OnConflict::columns([Column::PersonId, Column::MarkHash])
        .do_nothing()
        .to_owned();
    Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(db)
        .await?;
    Ok(unknown)
}
