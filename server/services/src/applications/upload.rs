//! Adds a file to an application.

use super::own;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications;
use crate::uploads::{Upload, put};
use domain::applications::{DocumentKind, Section};
use domain::ids::{ApplicationId, DocumentId};
use domain::refusal::Refusal;

/// Keeps a file under a random name, once its size and content were checked.
///
/// # Errors
/// [`Refusal::Invalid`] for an empty, too large or unknown kind of file, [`Refusal::WrongState`] where the
/// documents are locked.
pub async fn upload(
    op: &Operation,
    (id, kind): (ApplicationId, DocumentKind),
    file: &Upload,
) -> Result<DocumentId> {
    let tx = op.begin().await?;
    let application = own(tx.db(), op, id).await?;
    if !application.stage.unlocks(Section::Documents) {
        return Err(Refusal::WrongState.into());
    }
    let mut row = put(op, kind.code(), file).await?;
    row.application_id = Some(id.0);
    let document = DocumentId(row.id);
    let facts =
        serde_json::json!({ "kind": kind, "file_name": row.file_name, "sha256": row.sha256 });
    applications::insert_document(tx.db(), row).await?;
    let event = Event::new("document_added", "document", document)
        .after(facts)
        .visible_to_agent()
        .about(id, application.organisation);
    tx.record(op, event).await?;
    tx.commit().await?;
    Ok(document)
}
