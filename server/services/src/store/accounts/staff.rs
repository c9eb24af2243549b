//! The Federation's people as rows.

use crate::error::Result;
use crate::store::entities::{person, person_role};
use chrono::{DateTime, Utc};
use domain::accounts::Role;
use domain::ids::PersonId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// One member of staff.
pub(crate) struct StaffRow {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// Since when there is an account.
    pub since: DateTime<Utc>,
    /// Whether the account is in use.
    pub is_active: bool,
}

/// Everybody with a role at the Federation, in the order in which they came.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<StaffRow>> {
    let grants = person_role::Entity::find()
        .filter(person_role::Column::Role.ne(Role::Agent.code()))
        .all(db)
        .await?;
    let ids = grants.iter().map(|grant| grant.person_id);
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .order_by_asc(person::Column::CreatedAt)
        .order_by_asc(person::Column::Email)
        .all(db)
        .await?;
    people
        .into_iter()
        .map(|row| staff_row(row, &grants))
        .collect()
}

fn staff_row(row: person::Model, grants: &[person_role::Model]) -> Result<StaffRow> {
    let own = grants.iter().filter(|grant| grant.person_id == row.id);
    let mut roles = own
        .map(|grant| grant.role.parse())
        .collect::<std::result::Result<Vec<Role>, _>>()?;
    roles.sort_unstable();
    Ok(StaffRow {
        person: PersonId(row.id),
        name: row.name,
        email: row.email,
        roles,
        since: row.created_at,
        is_active: row.deactivated_at.is_none(),
    })
}
