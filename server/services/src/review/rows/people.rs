//! The names in the queue.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::memberships;
use crate::store::entities::person;
use domain::accounts::Role;
use domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The names of some people.
pub(super) async fn names(op: &Operation, mut ids: Vec<Uuid>) -> Result<BTreeMap<Uuid, String>> {
    ids.sort_unstable();
    ids.dedup();
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(op.db())
        .await?;
    Ok(people
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect())
}

/// Everybody who may have a case, by name.
pub(in crate::review) async fn officers(op: &Operation) -> Result<Vec<(PersonId, String)>> {
    let holders = memberships::holders(op.db(), Role::Officer, op.today()).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(holders))
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(op.db())
        .await?;
    Ok(people
        .into_iter()
        .map(|person| (PersonId(person.id), person.name))
        .collect())
}
