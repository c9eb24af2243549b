//! Takes a file out of an application.

use super::own;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications;
use domain::applications::Section;
use domain::ids::{ApplicationId, DocumentId};
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Removes the file from the application; what was submitted before keeps it.
///
/// # Errors
/// [`Refusal::WrongState`] where the documents are locked.
pub async fn remove_document(
    op: &Operation,
    id: ApplicationId,
    document: DocumentId,
) -> Result<()> {
    let tx = op.begin().await?;
    let application = own(tx.db(), op, (Action::Edit, id)).await?;
    if !application.stage.unlocks(Section::Documents) {
        return Err(Refusal::WrongState.into());
    }
    let found = applications::document(tx.db(), (id, document)).await?;
    applications::remove_document(tx.db(), op, document).await?;
    let event = Event::new("document_removed", "document", document)
        .before(serde_json::json!({ "kind": found.kind, "file_name": found.file_name }))
        .visible_to_agent()
        .about(id, application.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}
