//! A draft as PDF, for the Federation, the agent and the banks that are asked.

use super::super::pdf::unchanged;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents;
use crate::store::contracts::drafts::Draft;
use crate::store::contracts::{self, Case, drafts};
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use object_store::ObjectStoreExt;
use object_store::path::Path;

/// A draft with the name to save it under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPdf {
    /// The application's number and the draft's.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads an issued draft.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody else, and for a draft that is not issued.
pub async fn draft_pdf(op: &Operation, id: ContractId, number: i32) -> Result<DraftPdf> {
    let contract = contracts::find(op.db(), id).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    op.actor.require_sight(case.organisation)?;
    let all = drafts::all(op.db(), id).await?;
    let found = all.into_iter().find(|draft| draft.number == number);
    read(op, (&case, found)).await
}

/// Reads the draft that the actor's bank is asked about: the one issued last.
///
/// # Errors
/// [`Refusal::NotFound`] where the bank was not asked.
pub async fn asked_pdf(op: &Operation, id: ContractId) -> Result<DraftPdf> {
    op.actor.require(Action::ReadBank)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    let own = consents::of_bank(op.db(), bank).await?;
    own.get(&id).ok_or(Refusal::NotFound)?;
    last_pdf(op, id).await
}

/// Reads the draft issued last, for whoever was found to be asked about it.
pub(crate) async fn last_pdf(op: &Operation, id: ContractId) -> Result<DraftPdf> {
    let contract = contracts::find(op.db(), id).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    let all = drafts::all(op.db(), id).await?;
    let last = all.into_iter().rev().find(|draft| draft.issued.is_some());
    read(op, (&case, last)).await
}

async fn read(op: &Operation, (case, draft): (&Case, Option<Draft>)) -> Result<DraftPdf> {
    let draft = draft.ok_or(Refusal::NotFound)?;
    let (_, file) = draft.issued.ok_or(Refusal::NotFound)?;
    let path = Path::from(file.key.as_str());
    let bytes = op.services.files.get(&path).await?.bytes().await?.to_vec();
    unchanged(&bytes, file.sha256)?;
    Ok(DraftPdf {
        name: format!("{}-{}", case.receipt_number, draft.number),
        bytes,
    })
}
