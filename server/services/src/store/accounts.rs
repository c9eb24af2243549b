//! Accounts as rows, and the only place that turns them into people with roles.

pub(crate) mod attempts;
pub(crate) mod links;
pub(crate) mod sessions;
pub(crate) mod staff;

use super::entities::{organisation, person, person_role};
use crate::error::{Error, Result};
use crate::operation::Operation;
use domain::accounts::{Identity, Language, Role};
use domain::ids::{OrganisationId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set, SqlErr,
};

/// What the use-cases need to know of an account.
#[derive(Clone)]
pub(crate) struct Account {
    /// Whose it is.
    pub person: PersonId,
    /// The address it is known by, in lower case.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The hash that the password must give.
    pub password_hash: Option<String>,
    /// Whether the address was shown to be the person's.
    pub is_confirmed: bool,
    /// Whether the account was not taken out of use.
    pub is_active: bool,
    /// The agent the person belongs to.
    pub organisation: Option<OrganisationId>,
    /// The language of mails.
    pub language: Language,
}

/// An account to be made.
pub(crate) struct NewAccount {
    /// The address.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The hash of the password.
    pub password_hash: String,
    /// Whether the address is known to be the person's already.
    pub is_confirmed: bool,
    /// The agent the person belongs to.
    pub organisation: Option<OrganisationId>,
    /// The language of mails.
    pub language: Language,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// Who gave the roles.
    pub granted_by: Option<PersonId>,
}

impl From<person::Model> for Account {
    fn from(row: person::Model) -> Self {
        Account {
            person: PersonId(row.id),
            email: row.email,
            name: row.name,
            password_hash: row.password_hash,
            is_confirmed: row.email_confirmed_at.is_some(),
            is_active: row.deactivated_at.is_none(),
            organisation: row.organisation_id.map(OrganisationId),
            language: Language::of_tag(&row.language),
        }
    }
}

/// The account of an address in lower case.
pub(crate) async fn by_email<C: ConnectionTrait>(db: &C, email: &str) -> Result<Option<Account>> {
    let row = person::Entity::find()
        .filter(person::Column::Email.eq(email))
        .one(db)
        .await?;
    Ok(row.map(Account::from))
}

/// The account of a person.
pub(crate) async fn by_id<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<Option<Account>> {
    let row = person::Entity::find_by_id(person.0).one(db).await?;
    Ok(row.map(Account::from))
}

/// The person with roles and organisation, as the permissions need it.
pub(crate) async fn identity<C: ConnectionTrait>(db: &C, account: &Account) -> Result<Identity> {
    let organisation = match account.organisation {
        Some(id) => organisation::Entity::find_by_id(id.0)
            .one(db)
            .await?
            .map(|row| (id, row.name)),
        None => None,
    };
    Ok(Identity {
        person: account.person,
        name: account.name.clone(),
        email: account.email.clone(),
        roles: roles(db, account.person).await?,
        organisation,
    })
}

async fn roles<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<Vec<Role>> {
    let rows = person_role::Entity::find()
        .filter(person_role::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    let mut roles = rows
        .iter()
        .map(|row| row.role.parse())
        .collect::<std::result::Result<Vec<Role>, _>>()?;
    roles.sort_unstable();
    Ok(roles)
}

/// Writes a new account with its roles.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    new: &NewAccount,
) -> Result<PersonId> {
    let id = op.new_id();
    let row = person::ActiveModel {
        id: Set(id),
        email: Set(new.email.clone()),
        name: Set(new.name.clone()),
        password_hash: Set(Some(new.password_hash.clone())),
        email_confirmed_at: Set(new.is_confirmed.then_some(op.now)),
        organisation_id: Set(new.organisation.map(|organisation| organisation.0)),
        language: Set(new.language.tag().to_owned()),
        deactivated_at: Set(None),
        created_at: Set(op.now),
        version: Set(1),
    };
    row.insert(db).await?;
    for role in &new.roles {
        let row = person_role::ActiveModel {
            person_id: Set(id),
            role: Set(role.code().to_owned()),
            granted_at: Set(op.now),
            granted_by: Set(new.granted_by.map(|person| person.0)),
        };
        row.insert(db).await?;
    }
    Ok(PersonId(id))
}

/// Notes that the address is the person's, unless that was known already.
pub(crate) async fn confirm<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    person: PersonId,
) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::EmailConfirmedAt, Expr::value(op.now))
        .col_expr(
            person::Column::Version,
            Expr::col(person::Column::Version).add(1),
        )
        .filter(person::Column::Id.eq(person.0))
        .filter(person::Column::EmailConfirmedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Replaces the password.
pub(crate) async fn set_password<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
    hash: &str,
) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .col_expr(
            person::Column::Version,
            Expr::col(person::Column::Version).add(1),
        )
        .filter(person::Column::Id.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether the error says that another request wrote the same address or number a moment earlier.
pub(crate) fn is_duplicate(error: &Error) -> bool {
    let Error::Failed(error) = error else {
        return false;
    };
    let violated = error.downcast_ref::<DbErr>().and_then(DbErr::sql_err);
    matches!(violated, Some(SqlErr::UniqueConstraintViolation(_)))
}
