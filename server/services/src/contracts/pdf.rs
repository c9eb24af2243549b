//! The contract as PDF: the executed one where there is one, else the text to sign.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::digest;
use crate::store::contracts::{self, FileRef, Stored};
use anyhow::ensure;
use domain::accounts::Role;
use domain::contracts::Party;
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

/// By what a PDF is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digests {
    /// The SHA-256 of the file.
    pub file: String,
    /// The SHA-256 of its text, which stands at the foot of the pages.
    pub text: Option<String>,
}

impl From<&FileRef> for Digests {
    fn from(file: &FileRef) -> Self {
        Digests {
            file: file.sha256.clone(),
            text: file.text_sha256.clone(),
        }
    }
}

/// Reads the PDF of a contract for its agent and for the Federation.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody else, while nothing is drawn up, and for whoever signs later.
pub async fn pdf(op: &Operation, id: ContractId) -> Result<Pdf> {
    let contract = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    op.actor.require_sight(case.organisation)?;
    let executed = contract.executed.is_some();
    let file = readable(op, &contract).ok_or(Refusal::NotFound)?.clone();
    let path = Path::from(file.key.as_str());
    let bytes = op.services.files.get(&path).await?.bytes().await?.to_vec();
    Ok(Pdf {
        number: contract.number.map_or(case.receipt_number, String::from),
        executed,
        sha256: unchanged(&bytes, file.sha256)?,
        bytes,
    })
}

/// The file that the actor may read now: the executed one where there is one.
pub(super) fn readable<'a>(op: &Operation, contract: &'a Stored) -> Option<&'a FileRef> {
    let file = contract.executed.as_ref().or(contract.draft.as_ref());
    file.filter(|_| shows_text(op, contract))
}

/// Whoever signs later does not read the text early; those who prepare and watch over it do.
fn shows_text(op: &Operation, contract: &Stored) -> bool {
    let signs_only = op.actor.is(Role::Approver) && !op.actor.is(Role::Officer);
    let party = match op.actor.is_staff() {
        true if signs_only => Party::Federation,
        false if op.actor.organisation().is_some() => Party::Agent,
        _ => return true,
    };
    contract.order.shows_text(party, contract.state)
}

/// A file that is not the one that was signed is shown to nobody.
pub(super) fn unchanged(bytes: &[u8], sha256: String) -> anyhow::Result<String> {
    ensure!(
        digest(bytes) == sha256,
        "a stored contract is not the one that was kept"
    );
    Ok(sha256)
}
