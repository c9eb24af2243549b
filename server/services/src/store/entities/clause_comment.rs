//! What the agent and the Federation write to each other about an article.

use sea_orm::entity::prelude::*;

/// One comment.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clause_comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub contract_id: Uuid,
    pub clause_key: String,
    pub draft_number: i32,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub side: String,
    pub author_id: Uuid,
    pub author_name: String,
    pub written_at: DateTimeUtc,
    pub settled_by_name: Option<String>,
    pub settled_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
