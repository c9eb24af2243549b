//! The mails of the past are not sent. Those with a link are opened here, as their readers would.

use crate::error::Result;
use crate::mail::Letter;
use crate::operation::Operation;
use crate::outbox::{Job, State};
use crate::secrets::tokens::Token;
use crate::store::entities::outbox_job::{Column, Entity, Model};
use anyhow::Context;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

/// The token in the newest mail with a link to the address.
pub(super) async fn newest_token(op: &Operation, to: &str) -> Result<Token> {
    let waiting = Entity::find()
        .filter(Column::State.eq(State::Waiting.code()))
        .order_by_desc(Column::CreatedAt)
        .all(op.db())
        .await?;
    let link = waiting.iter().find_map(|job| link_to(op, (job, to)));
    let link = link.with_context(|| format!("no mail with a link to {to}"))?;
    Ok(token_of(&link))
}

/// The token at the end of a link.
pub(super) fn token_of(link: &str) -> Token {
    Token::presented(link.rsplit('/').next().unwrap_or_default())
}

fn link_to(op: &Operation, (job, to): (&Model, &str)) -> Option<String> {
    let Job::SendMail(mail) = Job::open(&op.services, (job.id, &job.payload)).ok()?;
    match mail.letter {
        Letter::ConfirmAddress { link } | Letter::ClientIssued { link, .. } if mail.to == to => {
            Some(link)
        }
        _ => None,
    }
}

/// Marks every mail as sent long ago, and forgets what it said.
pub(super) async fn file_away(op: &Operation) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Done.code()))
        .col_expr(Column::Payload, Expr::value(json!({})))
        .col_expr(Column::FinishedAt, Expr::col(Column::CreatedAt))
        .filter(Column::State.eq(State::Waiting.code()))
        .exec(op.db())
        .await?;
    Ok(())
}
