//! Scans and written answers that belong to a contract.

use crate::error::Result;
use crate::operation::Operation;
use crate::transaction::Transaction;
use crate::uploads::put;
use domain::ids::{ContractId, DocumentId};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

pub use crate::uploads::Upload;
pub(crate) use crate::uploads::check;

/// Keeps a checked file with its contract.
pub(crate) async fn keep(
    tx: &Transaction,
    op: &Operation,
    (contract, kind): (ContractId, &str),
    file: &Upload,
) -> Result<DocumentId> {
    let mut row = put(op, kind, file).await?;
    row.contract_id = Some(contract.0);
    let id = DocumentId(row.id);
    row.into_active_model().reset_all().insert(tx.db()).await?;
    Ok(id)
}
