//! What the steps of every kind have in common: they are read in the order in which they were taken, and say by whom.

use crate::error::Result;
use domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The rows of which the condition holds, the first one first.
pub(crate) async fn in_order<E: EntityTrait, C: ConnectionTrait>(
    db: &C,
    which: Expr,
    [at, id]: [E::Column; 2],
) -> Result<Vec<E::Model>> {
    let rows = E::find().filter(which).order_by_asc(at).order_by_asc(id);
    Ok(rows.all(db).await?)
}

/// Who took a step and the name they had, as columns: nobody, where it was the calendar.
pub(crate) fn columns(by: Option<(PersonId, String)>) -> (Option<Uuid>, String) {
    let (person, name) = by.unzip();
    (person.map(|person| person.0), name.unwrap_or_default())
}

/// The same, read.
pub(crate) fn by((person, name): (Option<Uuid>, String)) -> Option<(PersonId, String)> {
    person.map(|person| (PersonId(person), name))
}
