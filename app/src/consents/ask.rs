//! The officer asks banks again by mail.

use crate::answer::Answer;
use crate::page::Page;
use axum::extract::Path;
use domain::banks::BankCode;
use domain::ids::ContractId;
use domain::refusal::Refusal;
use services::consents::remind;

/// Asks every bank from which an answer is missing.
pub async fn ask_all(page: Page, Path(id): Path<ContractId>) -> Answer {
    remind(&page.op, id, None).await?;
    page.go_done(&format!("/contracts/{id}/consents"), "banks_asked")
}

/// Asks one bank.
pub async fn ask_one(page: Page, Path((id, bank)): Path<(ContractId, String)>) -> Answer {
    let bank: BankCode = bank.parse().map_err(|_| Refusal::NotFound)?;
    remind(&page.op, id, Some(&bank)).await?;
    page.go_done(&format!("/contracts/{id}/consents"), "banks_asked")
}
