//! Adds a file to an application.

use super::own;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications;
use crate::uploads::{Upload, inspect, put, require_room};
use domain::applications::{DocumentKind, Section};
use domain::ids::{ApplicationId, DocumentId};
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Keeps a file under a random name, once its size and content were checked.
///
/// # Errors
/// [`Refusal::Invalid`] for an empty, too large, harmful or unknown kind of file or one for which the agent has no room, [`Refusal::WrongState`] where the
/// documents are locked.
pub async fn upload(
    op: &Operation,
    (id, kind): (ApplicationId, DocumentKind),
    file: &Upload,
) -> Result<DocumentId> {
    op.actor.require(Action::Edit)?;
    let inspected = inspect(op, file).await?;
    let tx = op.begin().await?;
    let application = own(tx.db(), op, (Action::Edit, id)).await?;
    if !application.stage.unlocks(Section::Documents) {
        return Err(Refusal::WrongState.into());
    }
    let used = applications::bytes_of(tx.db(), application.organisation).await?;
    require_room(op, (used, file))?;
    let mut row = put(op, (kind.code(), inspected), file).await?;
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
