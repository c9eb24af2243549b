//! Files for reading and saving.

use crate::answer::Answer;
use crate::download::{attachment, shown};
use crate::page::Page;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use domain::ids::{ContractId, DocumentId};

/// The contract's page shows the PDF in a frame, and so may no other site.
const FRAMED_BY_US: HeaderValue =
    HeaderValue::from_static("form-action 'none'; base-uri 'none'; frame-ancestors 'self'");

/// The contract as PDF; `?download` saves it.
pub async fn pdf(page: Page, Path(id): Path<ContractId>) -> Answer {
    let pdf = services::contracts::pdf(&page.op, id).await?;
    let title = say!(page.locale, contracts.file_name);
    let name = format!("{title}_{}.pdf", pdf.number);
    if page.param("download").is_some() {
        return Ok(attachment(pdf.bytes, "application/pdf", &name));
    }
    let mut response = shown(pdf.bytes, "application/pdf", &name);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, FRAMED_BY_US);
    Ok(response)
}

/// A file kept with the contract. What people upload is saved and never shown as a page of ours.
pub async fn document(page: Page, Path((id, document)): Path<(ContractId, DocumentId)>) -> Answer {
    let found = services::contracts::document(&page.op, id, document).await?;
    let (bytes, kind, name) = (found.bytes, found.media_type, found.file_name);
    Ok(attachment(bytes, &kind, &name))
}
