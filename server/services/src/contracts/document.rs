//! The files kept with a contract: a bank's written answer for the Federation, a scanned signature for both.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use crate::store::entities::document::{Column, Entity};
use domain::ids::{ContractId, DocumentId};
use domain::permissions::Action;
use domain::refusal::Refusal;
use object_store::ObjectStoreExt;
use object_store::path::Path;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The kind of a bank's written answer.
pub(crate) const EVIDENCE: &str = "consent_evidence";
/// The kind of a scanned signature page.
pub(crate) const SCAN: &str = "signed_paper";

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub file_name: String,
    /// What it is.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// One file of a contract.
///
/// # Errors
/// [`Refusal::NotFound`] where it is none of this contract's, or not the actor's to see.
pub async fn document(op: &Operation, id: ContractId, document: DocumentId) -> Result<File> {
    let contract = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    op.actor.require_sight(case.organisation)?;
    let row = Entity::find_by_id(document.0)
        .filter(Column::ContractId.eq(id.0))
        .filter(Column::RemovedAt.is_null())
        .one(op.db())
        .await?
        .ok_or(Refusal::NotFound)?;
    if row.kind == EVIDENCE && !op.actor.may(Action::ReadCases) {
        return Err(Refusal::NotFound.into());
    }
    let path = Path::from(row.storage_key.as_str());
    let bytes = op.services.files.get(&path).await?.bytes().await?;
    Ok(File {
        file_name: row.file_name,
        media_type: row.media_type,
        bytes: bytes.to_vec(),
    })
}
