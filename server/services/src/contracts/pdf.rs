//! The contract as PDF: the executed one where there is one, else the text to sign.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::digest;
use crate::store::contracts;
use anyhow::ensure;
use domain::ids::ContractId;
use domain::refusal::Refusal;
use object_store::ObjectStoreExt;
use object_store::path::Path;

/// A PDF with the name to save it under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The contract's or the application's number.
    pub number: String,
    /// Whether both sides signed it.
    pub executed: bool,
    /// Its SHA-256.
    pub sha256: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads the PDF of a contract for its agent and for the Federation.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody else, and while nothing is drawn up.
pub async fn pdf(op: &Operation, id: ContractId) -> Result<Pdf> {
    let contract = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    op.actor.require_sight(case.organisation)?;
    let executed = contract.executed.is_some();
    let file = contract
        .executed
        .or(contract.draft)
        .ok_or(Refusal::NotFound)?;
    let path = Path::from(file.key.as_str());
    let bytes = op.services.files.get(&path).await?.bytes().await?.to_vec();
    Ok(Pdf {
        number: contract.number.map_or(case.receipt_number, String::from),
        executed,
        sha256: unchanged(&bytes, file.sha256)?,
        bytes,
    })
}

/// A file that is not the one that was signed is shown to nobody.
pub(super) fn unchanged(bytes: &[u8], sha256: String) -> anyhow::Result<String> {
    ensure!(
        digest(bytes) == sha256,
        "a stored contract is not the one that was kept"
    );
    Ok(sha256)
}
