//! Is this file an executed contract?

use super::{Executed, Verdict};
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::digest;
use crate::store::contracts::{self, drafts};
use crate::uploads::{MEBIBYTE, Upload};
use anyhow::Context;
use domain::forms::{FieldErrors, FieldProblem};
use tokio::task::spawn_blocking;

/// The kind of document that contracts are.
const PDF: &str = "application/pdf";

/// Says what the file is.
///
/// # Errors
/// The problem of the file: none, empty, too large, or no PDF.
pub async fn by_file(op: &Operation, file: Upload) -> Result<Verdict> {
    if let Some(problem) = problem(op, &file) {
        return Err(FieldErrors::one("file", problem).into());
    }
    let sha256 = spawn_blocking(move || digest(&file.bytes)).await;
    let sha256 = sha256.context("a file could not be compared")?;
    if let Some(contract) = contracts::by_executed(op.db(), &sha256).await? {
        let executed = Executed::of(op, &contract).await?;
        return Ok(Verdict::Executed(Box::new(executed)));
    }
    let is_text = contracts::is_text_to_sign(op.db(), &sha256).await?
        || drafts::is_issued(op.db(), &sha256).await?;
    Ok(match is_text {
        true => Verdict::Unsigned,
        false => Verdict::Unknown,
    })
}

fn problem(op: &Operation, file: &Upload) -> Option<FieldProblem> {
    let limit = op.services.settings.upload_limit;
    if file.is_absent() {
        return Some(FieldProblem::FileMissing);
    }
    if file.bytes.is_empty() {
        return Some(FieldProblem::FileEmpty);
    }
    if file.bytes.len() as u64 > limit {
        let max_mebibytes = limit / MEBIBYTE;
        return Some(FieldProblem::FileTooLarge { max_mebibytes });
    }
    (file.media_type() != Ok(PDF)).then_some(FieldProblem::NotAPdf)
}
