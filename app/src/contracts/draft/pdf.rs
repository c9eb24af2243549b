//! A draft as file.

use crate::answer::Answer;
use crate::download::shown;
use crate::page::Page;
use axum::extract::Path;
use domain::ids::ContractId;

/// The PDF of a draft that was issued.
pub async fn draft_pdf(page: Page, Path((id, number)): Path<(ContractId, i32)>) -> Answer {
    let pdf = services::contracts::drafts::draft_pdf(&page.op, id, number).await?;
    let title = say!(page.locale, drafts.file_name);
    let name = format!("{title}_{}.pdf", pdf.name);
    Ok(shown(pdf.bytes, "application/pdf", &name))
}
