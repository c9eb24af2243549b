//! The files of an application.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::application;
use crate::store::entities::document::{Column, Entity, Model};
use chrono::{DateTime, Utc};
use domain::applications::DocumentKind;
use domain::ids::{ApplicationId, DocumentId, OrganisationId};
use domain::refusal::Refusal;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

/// One file that was uploaded and not removed.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// What the person called it.
    pub file_name: String,
    /// What its content is.
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    /// When it came.
    pub uploaded_at: DateTime<Utc>,
    /// When it was looked through for what does harm; never where there is no scanner.
    pub scanned_at: Option<DateTime<Utc>>,
    /// Where it is kept.
    pub(crate) storage_key: String,
}

/// The files of an application, by kind and time.
pub(crate) async fn documents<C: ConnectionTrait>(
    db: &C,
    id: ApplicationId,
) -> Result<Vec<Document>> {
    let rows = Entity::find()
        .filter(Column::ApplicationId.eq(id.0))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::UploadedAt)
        .all(db)
        .await?;
    let mut found: Vec<Document> = rows.into_iter().filter_map(document_of).collect();
    found.sort_by_key(|document| document.kind);
    Ok(found)
}

/// One file of an application.
pub(crate) async fn document<C: ConnectionTrait>(
    db: &C,
    (application, id): (ApplicationId, DocumentId),
) -> Result<Document> {
    let row = Entity::find_by_id(id.0)
        .filter(Column::ApplicationId.eq(application.0))
        .filter(Column::RemovedAt.is_null())
        .one(db)
        .await?;
    Ok(row.and_then(document_of).ok_or(Refusal::NotFound)?)
}

/// How many bytes an agent's files have together. Those taken out count too: earlier submissions keep them.
pub(crate) async fn bytes_of<C: ConnectionTrait>(
    db: &C,
    organisation: OrganisationId,
) -> Result<u64> {
    let own = Query::select()
        .column(application::Column::Id)
        .from(application::Entity)
        .and_where(application::Column::OrganisationId.eq(organisation.0))
        .to_owned();
    let sizes: Vec<i64> = Entity::find()
        .select_only()
        .column(Column::Size)
        .filter(Column::ApplicationId.in_subquery(own))
        .into_tuple()
        .all(db)
        .await?;
    Ok(sizes.into_iter().map(i64::unsigned_abs).sum())
}

/// Keeps a new file's row.
pub(crate) async fn insert_document<C: ConnectionTrait>(db: &C, row: Model) -> Result<()> {
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Takes a file out of the application; earlier submissions still name it.
pub(crate) async fn remove_document<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    id: DocumentId,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RemovedAt, Expr::value(op.now))
        .filter(Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

fn document_of(row: Model) -> Option<Document> {
    Some(Document {
        id: DocumentId(row.id),
        kind: row.kind.parse().ok()?,
        file_name: row.file_name,
        media_type: row.media_type,
        size: row.size,
        uploaded_at: row.uploaded_at,
        scanned_at: row.scanned_at,
        storage_key: row.storage_key,
    })
}
