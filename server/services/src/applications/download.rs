//! Hands out a file of an application.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Document};
use crate::uploads::get;
use domain::ids::{ApplicationId, DocumentId};

/// The file and its bytes, for its agent and the Federation.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] for anybody else.
pub async fn download(
    op: &Operation,
    application: ApplicationId,
    document: DocumentId,
) -> Result<(Document, Vec<u8>)> {
    let owner = applications::load(op.db(), application).await?;
    op.actor.require_sight(owner.organisation)?;
    let document = applications::document(op.db(), (application, document)).await?;
    let bytes = get(op, &document.storage_key).await?;
    Ok((document, bytes))
}
