//! Scans and written answers that belong to a contract.

use crate::error::Result;
use crate::operation::Operation;
use crate::transaction::Transaction;
use crate::uploads::{Inspected, inspect, put};
use domain::ids::{ContractId, DocumentId};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

pub use crate::uploads::Upload;
pub(crate) use crate::uploads::check;

/// Looks at the file, if one was sent, before the database is kept waiting.
pub(crate) async fn look(op: &Operation, file: &Upload) -> Result<Option<Inspected>> {
    match file.is_absent() {
        true => Ok(None),
        false => inspect(op, file).await.map(Some),
    }
}

/// Keeps an inspected file with its contract.
pub(crate) async fn keep(
    tx: &Transaction,
    op: &Operation,
    (contract, kind): (ContractId, &str),
    (file, inspected): (&Upload, Inspected),
) -> Result<DocumentId> {
    let mut row = put(op, (kind, inspected), file).await?;
    row.contract_id = Some(contract.0);
    let id = DocumentId(row.id);
    row.into_active_model().reset_all().insert(tx.db()).await?;
    Ok(id)
}
