//! Accounts as rows, and the only place that turns them into people with roles.

pub(crate) mod attempts;
pub(crate) mod devices;
pub(crate) mod impersonations;
pub(crate) mod links;
pub(crate) mod memberships;
pub(crate) mod sessions;
pub(crate) mod single_sign_on;

use super::entities::person;
use crate::error::{Error, Result};
use crate::operation::Operation;
use chrono::{DateTime, Utc};
use domain::accounts::{Assurance, Identity, Language};
use domain::ids::PersonId;
use memberships::Grant;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, SqlErr,
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
    /// The language of mails.
    pub language: Language,
}

/// An account to be made.
pub(crate) struct NewAccount {
    /// The address.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The hash of the password; none where an identity provider vouches for the person.
    pub password_hash: Option<String>,
    /// Whether the address is known to be the person's already.
    pub is_confirmed: bool,
    /// The language of mails.
    pub language: Language,
    /// What the person will be.
    pub grants: Vec<Grant>,
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

/// The account of a person, held until the transaction ends so that nobody changes it meanwhile.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<Option<Account>> {
    let row = person::Entity::find_by_id(person.0)
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.map(Account::from))
}

/// The accounts of some people, in the order in which they came.
pub(crate) async fn by_ids<C: ConnectionTrait>(
    db: &C,
    people: Vec<PersonId>,
) -> Result<Vec<Account>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(people.into_iter().map(|person| person.0)))
        .order_by_asc(person::Column::CreatedAt)
        .order_by_asc(person::Column::Email)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// Takes the account out of use from the instant on, or into use again.
pub(crate) async fn set_deactivated<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
    since: Option<DateTime<Utc>>,
) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::DeactivatedAt, Expr::value(since))
        .col_expr(
            person::Column::Version,
            Expr::col(person::Column::Version).add(1),
        )
        .filter(person::Column::Id.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}

/// The person with the hats of today, as the permissions need it; the first hat is worn.
pub(crate) async fn identity<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    account: &Account,
) -> Result<Identity> {
    let mut hats = memberships::hats(db, account.person, op.today()).await?;
    let hat = (!hats.is_empty()).then(|| hats.remove(0));
    Ok(Identity {
        person: account.person,
        name: account.name.clone(),
        email: account.email.clone(),
        hat,
        other_hats: hats,
        assurance: Assurance::Password,
        helper: None,
    })
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
        password_hash: Set(new.password_hash.clone()),
        email_confirmed_at: Set(new.is_confirmed.then_some(op.now)),
        language: Set(new.language.tag().to_owned()),
        deactivated_at: Set(None),
        created_at: Set(op.now),
        version: Set(1),
    };
    row.insert(db).await?;
    for grant in &new.grants {
        memberships::grant(db, op, (PersonId(id), grant)).await?;
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

/// Replaces the address, which was shown to be the person's.
pub(crate) async fn set_email<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
    email: &str,
) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::Email, Expr::value(email))
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
