//! Files on their way to the reader: with a name that every browser understands, and never run as a page of ours.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use std::fmt::Write;

/// What somebody sent may neither run nor load anything, wherever a browser opens it.
const SANDBOX: HeaderValue = HeaderValue::from_static(
    "sandbox; default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
);

/// A file to be saved.
pub fn attachment(bytes: Vec<u8>, media_type: &str, name: &str) -> Response {
    answer(bytes, media_type, &disposition("attachment", name))
}

/// A file of our own making, shown in a frame of ours.
pub fn shown(bytes: Vec<u8>, media_type: &str, name: &str) -> Response {
    answer(bytes, media_type, &disposition("inline", name))
}

fn answer(bytes: Vec<u8>, media_type: &str, disposition: &str) -> Response {
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
    headers.insert(header::CONTENT_SECURITY_POLICY, SANDBOX);
    response
}

/// The plain name for old readers, the true one in UTF-8 (RFC 8187) for all others (RFC 6266).
fn disposition(kind: &str, name: &str) -> String {
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
    let plain = plain(name);
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// What is left of a name in ASCII, with its ending.
fn plain(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let keep = |text: &str| -> String {
        let kept = |c: &char| c.is_ascii_alphanumeric() || "-_. ".contains(*c);
        text.chars().filter(kept).collect()
    };
    let (stem, ending) = (keep(stem), keep(ending));
    let stem = match stem.trim_matches([' ', '.', '_', '-']) {
        "" => "file",
        stem => stem,
    };
    match ending.as_str() {
        "" => stem.to_owned(),
        ending => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 5.4.2
    #[test]
    fn japanese_names_are_encoded_and_have_a_plain_one_beside() {
        assert_eq!(
            disposition("inline", "契約 K.pdf"),
            "inline; filename=\"K.pdf\"; filename*=UTF-8''%E5%A5%91%E7%B4%84%20K.pdf"
        );
        assert_eq!(
            disposition("attachment", "規程.docx"),
            "attachment; filename=\"file.docx\"; filename*=UTF-8''%E8%A6%8F%E7%A8%8B.docx"
        );
    }

    // ASVS 5.4.1, 5.4.2
    #[test]
    fn a_name_cannot_end_its_quotes_or_the_header() {
        let hostile = "a\"; filename=\"b.exe\r\nSet-Cookie: x=1;%00.pdf";
        let header = disposition("attachment", hostile);
        assert_eq!(header.matches('"').count(), 2, "{header}");
        assert!(!header.contains(['\r', '\n']), "{header}");
        let response = attachment(Vec::new(), "application/pdf", hostile);
        let named = response.headers().get(header::CONTENT_DISPOSITION);
        assert_eq!(named.unwrap().to_str().unwrap(), header);
    }

    // ASVS 3.2.1
    #[test]
    fn whatever_is_saved_is_in_a_sandbox() {
        let response = attachment(b"<script>".to_vec(), "text/csv", "a.csv");
        let policy = response.headers().get(header::CONTENT_SECURITY_POLICY);
        assert!(policy.unwrap().to_str().unwrap().starts_with("sandbox;"));
    }
}
