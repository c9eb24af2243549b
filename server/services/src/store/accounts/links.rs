//! Mailed links as rows: found by digest, used once, good for a while.

use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::entities::mailed_link::{ActiveModel, Column, Entity, Model};
use chrono::{DateTime, Duration, Utc};
use domain::accounts::Body;
use domain::ids::PersonId;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, Select, Set,
};
use serde_json::Value;

/// What a link is for; a link for one thing opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Shows that an address is the person's.
    ConfirmEmail,
    /// Sets a new password.
    ResetPassword,
    /// Lets somebody join a body.
    Invitation,
    /// Shows that a new address is the person's.
    ChangeEmail,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Purpose::ConfirmEmail => "confirm_email",
            Purpose::ResetPassword => "reset_password",
            Purpose::Invitation => "invitation",
            Purpose::ChangeEmail => "change_email",
        }
    }

    /// How long such a link is good.
    fn lifetime(self) -> Duration {
        match self {
            Purpose::ConfirmEmail => Duration::hours(24),
            Purpose::ResetPassword | Purpose::ChangeEmail => Duration::hours(1),
            Purpose::Invitation => Duration::days(7),
        }
    }
}

/// To whom a link goes.
pub(crate) enum Recipient {
    /// Somebody with an account.
    Person(PersonId),
    /// Somebody with an account, at another address than the one it is known by.
    At(PersonId, String),
    /// An address that is asked to join a body, with what is to be kept until it does.
    Invited(String, Body, Value),
}

/// A link that can still be used.
pub(crate) struct Link {
    /// The account it belongs to.
    pub person: Option<PersonId>,
    /// The address it was sent to, where that is not the account's.
    pub email: Option<String>,
    /// The body it invites to.
    pub body: Option<Body>,
    /// What lists know it by; nobody can open anything with it.
    pub digest: String,
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
            body: row.body.and_then(|body| body.parse().ok()),
            digest: row.token_hash,
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
    let (person, email, body, payload) = match to {
        Recipient::Person(person) => {
            let nothing = Value::Object(Default::default());
            (Some(person.0), None, None, nothing)
        }
        Recipient::At(person, email) => {
            let nothing = Value::Object(Default::default());
            (Some(person.0), Some(email), None, nothing)
        }
        Recipient::Invited(email, body, payload) => {
            (None, Some(email), Some(body.to_string()), payload)
        }
    };
    let earlier = match person {
        Some(person) => Condition::all().add(Column::PersonId.eq(person)),
        None => Condition::all()
            .add(Column::Email.eq(email.clone()))
            .add(Column::Body.eq(body.clone())),
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
        body: Set(body),
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

/// Ends every link that could change how the person signs in.
pub(crate) async fn end_all<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    person: PersonId,
) -> Result<()> {
    let keys = [Purpose::ResetPassword, Purpose::ChangeEmail].map(Purpose::code);
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(op.now))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::Purpose.is_in(keys))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
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

/// Every invitation that still works, oldest first.
pub(crate) async fn invitations<C: ConnectionTrait>(db: &C, op: &Operation) -> Result<Vec<Link>> {
    let rows = open(op, Purpose::Invitation)
        .order_by_asc(Column::CreatedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Link::from).collect())
}

/// Ends the invitation that a list knows by the digest, if it still works: whether it did.
pub(crate) async fn withdraw<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    digest: &str,
) -> Result<bool> {
    let withdrawn = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(op.now))
        .filter(Column::TokenHash.eq(digest))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(withdrawn.rows_affected == 1)
}

fn open(op: &Operation, purpose: Purpose) -> Select<Entity> {
    Entity::find()
        .filter(Column::Purpose.eq(purpose.code()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(op.now))
}
