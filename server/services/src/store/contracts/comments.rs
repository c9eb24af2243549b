//! What both sides write about an article, as rows and back.

use crate::error::Result;
use crate::store::entities::clause_comment::{ActiveModel, Column, Entity, Model};
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use domain::contracts::Party;
use domain::ids::{ContractId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

/// One comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Which.
    pub id: Uuid,
    /// The key of the article.
    pub clause: String,
    /// The draft that was read.
    pub draft: i32,
    /// What was written.
    pub body: String,
    /// For which side.
    pub side: Party,
    /// Who wrote it.
    pub author: PersonId,
    /// Their name.
    pub author_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who settled the matter, and when.
    pub settled: Option<(String, DateTime<Utc>)>,
}

/// Every comment on a contract, the oldest first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Comment>> {
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.0))
        .order_by_asc(Column::WrittenAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

/// Writes a comment.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
    comment: Comment,
) -> Result<()> {
    let row: ActiveModel = Model {
        id: comment.id,
        contract_id: contract.0,
        clause_key: comment.clause,
        draft_number: comment.draft,
        body: comment.body,
        side: comment.side.code().to_owned(),
        author_id: comment.author.0,
        author_name: comment.author_name,
        written_at: comment.at,
        settled_by_name: None,
        settled_at: None,
    }
    .into_active_model();
    row.reset_all().insert(db).await?;
    Ok(())
}

/// Settles whatever is open about an article.
pub(crate) async fn settle<C: ConnectionTrait>(
    db: &C,
    (contract, clause): (ContractId, &str),
    (name, at): (&str, DateTime<Utc>),
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::SettledAt, Expr::value(at))
        .col_expr(Column::SettledByName, Expr::value(name))
        .filter(Column::ContractId.eq(contract.0))
        .filter(Column::ClauseKey.eq(clause))
        .filter(Column::SettledAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

fn stored(row: Model) -> Result<Comment> {
    let side = match row.side.as_str() {
        "agent" => Party::Agent,
        "federation" => Party::Federation,
        other => return Err(anyhow!("clause_comment.side {other:?}").into()),
    };
    Ok(Comment {
        id: row.id,
        clause: row.clause_key,
        draft: row.draft_number,
        body: row.body,
        side,
        author: PersonId(row.author_id),
        author_name: row.author_name,
        at: row.written_at,
        settled: row.settled_by_name.zip(row.settled_at),
    })
}
