//! Who gets a mail: an agent's people, the staff who hold a role, the owner of an account.

use crate::error::Result;
use crate::store::accounts::Account;
use crate::store::entities::{person, person_role};
use domain::accounts::{Language, Role};
use domain::ids::OrganisationId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// One reader of mails: a person, or a bank's office.
#[derive(Clone, Debug)]
pub(crate) struct Recipient {
    pub email: String,
    pub name: String,
    pub language: Language,
}

impl From<&Account> for Recipient {
    fn from(account: &Account) -> Self {
        Recipient {
            email: account.email.clone(),
            name: account.name.clone(),
            language: account.language,
        }
    }
}

/// Everybody with a confirmed address in the organisation.
pub(crate) async fn of_organisation<C: ConnectionTrait>(
    db: &C,
    organisation: OrganisationId,
) -> Result<Vec<Recipient>> {
    let rows = usable()
        .filter(person::Column::OrganisationId.eq(organisation.0))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(recipient).collect())
}

/// Everybody who holds the role.
pub(crate) async fn with_role<C: ConnectionTrait>(db: &C, role: Role) -> Result<Vec<Recipient>> {
    let holders = person_role::Entity::find()
        .filter(person_role::Column::Role.eq(role.code()))
        .all(db)
        .await?;
    let ids: Vec<_> = holders.into_iter().map(|holder| holder.person_id).collect();
    let rows = usable()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(recipient).collect())
}

fn usable() -> sea_orm::Select<person::Entity> {
    person::Entity::find()
        .filter(person::Column::DeactivatedAt.is_null())
        .filter(person::Column::EmailConfirmedAt.is_not_null())
        .order_by_asc(person::Column::Id)
}

fn recipient(row: person::Model) -> Recipient {
    Recipient {
        language: Language::of_tag(&row.language),
        email: row.email,
        name: row.name,
    }
}
