//! Mailed links as rows: found by digest, used once, good for a while.

use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::entities::mailed_link::{ActiveModel, Column, Entity, Model};
use chrono::{DateTime, Duration, Utc};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select,
    Set,
};
use serde_json::Value;

/// What a link is for; a link for one thing opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Shows that an address is the person's.
    ConfirmEmail,
    /// Sets a new password.
    ResetPassword,
    /// Makes an account for a member of staff.
    Invitation,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Purpose::ConfirmEmail => "confirm_email",
            Purpose::ResetPassword => "reset_password",
            Purpose::Invitation => "invitation",
        }
    }

    /// How long such a link is good.
    fn lifetime(self) -> Duration {
        match self {
            Purpose::ConfirmEmail => Duration::hours(24),
            Purpose::ResetPassword => Duration::hours(1),
            Purpose::Invitation => Duration::days(7),
        }
    }
}

/// To whom a link goes.
pub(crate) enum Recipient {
    /// Somebody with an account.
    Person(PersonId),
    /// An address without one, with what is to be kept until it has one.
    Address(String, Value),
}

/// A link that can still be used.
pub(crate) struct Link {
    /// The account it belongs to.
    pub person: Option<PersonId>,
    /// The address it was sent to, where there is no account yet.
    pub email: Option<String>,
    /// What was kept with it.
    pub payload: Value,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl From<Model> for Link {
    fn from(row: Model) -> Self {
        Link {
            person: row.person_id.map(PersonId),
            email: row.email,
            payload: row.payload,
            created_at: row.created_at,
            expires_at: row.expires_at,
        }
    }
}

/// Makes a link. Earlier ones for the same thing stop working, so that only the newest mail counts.
pub(crate) async fn issue<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    purpose: Purpose,
    to: Recipient,
) -> Result<Token> {
    let token = Token::new(&op.services);
    let (person, email, payload) = match to {
        Recipient::Person(person) => (Some(person.0), None, Value::Object(Default::default())),
        Recipient::Address(email, payload) => (None, Some(email), payload),
    };
    let earlier = match (&person, &email) {
        (Some(person), _) => Column::PersonId.eq(*person),
        (None, email) => Column::Email.eq(email.clone()),
    };
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(op.now))
        .filter(Column::Purpose.eq(purpose.code()))
        .filter(earlier)
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    let row = ActiveModel {
        token_hash: Set(token.digest()),
        purpose: Set(purpose.code().to_owned()),
        person_id: Set(person),
        client_id: Set(None),
        email: Set(email),
        payload: Set(payload),
        created_at: Set(op.now),
        expires_at: Set(op.now + purpose.lifetime()),
        used_at: Set(None),
    };
    row.insert(db).await?;
    Ok(token)
}

/// The link of the token, without using it up.
pub(crate) async fn peek<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    purpose: Purpose,
    token: &Token,
) -> Result<Link> {
    let row = open(op, purpose)
        .filter(Column::TokenHash.eq(token.digest()))
        .one(db)
        .await?;
    Ok(row.map(Link::from).ok_or(Refusal::Gone)?)
}

/// Uses the link up. Of two requests with the same link only one gets it.
pub(crate) async fn use_up<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    purpose: Purpose,
    token: &Token,
) -> Result<Link> {
    let link = peek(db, op, purpose, token).await?;
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(op.now))
        .filter(Column::TokenHash.eq(token.digest()))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    if used.rows_affected == 1 {
        Ok(link)
    } else {
        Err(Error::Refused(Refusal::Gone))
    }
}

/// When the newest link that still works was made for the person.
pub(crate) async fn newest<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    purpose: Purpose,
    person: PersonId,
) -> Result<Option<DateTime<Utc>>> {
    let row = open(op, purpose)
        .filter(Column::PersonId.eq(person.0))
        .order_by_desc(Column::CreatedAt)
        .one(db)
        .await?;
    Ok(row.map(|row| row.created_at))
}

/// Every link for the purpose that still works, oldest first.
pub(crate) async fn all_open<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    purpose: Purpose,
) -> Result<Vec<Link>> {
    let rows = open(op, purpose)
        .order_by_asc(Column::CreatedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Link::from).collect())
}

fn open(op: &Operation, purpose: Purpose) -> Select<Entity> {
    Entity::find()
        .filter(Column::Purpose.eq(purpose.code()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(op.now))
}
