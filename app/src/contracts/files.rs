//! Files for reading and saving, with a name that every browser understands (RFC 6266).

use crate::answer::Answer;
use crate::page::Page;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::ids::{ContractId, DocumentId};
use std::fmt::Write;

/// The contract's page shows the PDF in a frame, and so may no other site.
const FRAMED_BY_US: HeaderValue =
    HeaderValue::from_static("form-action 'none'; base-uri 'none'; frame-ancestors 'self'");

/// The contract as PDF; `?download` saves it.
pub async fn pdf(page: Page, Path(id): Path<ContractId>) -> Answer {
    let pdf = services::contracts::pdf(&page.op, id).await?;
    let title = say!(page.locale, contracts.file_name);
    let name = format!("{title}_{}.pdf", pdf.number);
    let plain = format!("contract-{}.pdf", pdf.number);
    let kind = if page.param("download").is_some() {
        "attachment"
    } else {
        "inline"
    };
    let named = disposition(kind, (&plain, &name));
    let mut response = file(pdf.bytes, "application/pdf", &named);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, FRAMED_BY_US);
    Ok(response)
}

/// A file kept with the contract. What people upload is saved and never shown as a page of ours.
pub async fn document(page: Page, Path((id, document)): Path<(ContractId, DocumentId)>) -> Answer {
    let found = services::contracts::document(&page.op, id, document).await?;
    let named = disposition("attachment", ("document", &found.file_name));
    Ok(file(found.bytes, &found.media_type, &named))
}

fn file(bytes: Vec<u8>, media_type: &str, disposition: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, disposition),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    response
}

/// The plain name for old readers, the true one in UTF-8 (RFC 8187) for all others.
fn disposition(kind: &str, (plain, name): (&str, &str)) -> String {
    let mut encoded = String::new();
    for byte in name.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        // Writing to a text does not fail.
        let _ = if is_plain {
            write!(encoded, "{}", char::from(byte))
        } else {
            write!(encoded, "%{byte:02X}")
        };
    }
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn japanese_names_are_encoded() {
        assert_eq!(
            disposition("inline", ("contract-K2026-0001.pdf", "契約 K.pdf")),
            "inline; filename=\"contract-K2026-0001.pdf\"; \
             filename*=UTF-8''%E5%A5%91%E7%B4%84%20K.pdf"
        );
    }
}
