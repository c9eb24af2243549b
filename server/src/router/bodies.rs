//! Nobody may fill the memory: forms are small, and uploads a little larger than the largest file taken.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use http_body_util::Limited;

const MEBIBYTE: usize = 1024 * 1024;
/// A pasted text of three hundred pages, each character sent as nine: the page then says by how much it is too long, and
/// keeps it.
const WORDING: usize = 8 * MEBIBYTE;

/// How many bytes a request may bring.
#[derive(Clone, Copy)]
pub struct Limit {
    form: usize,
    upload: usize,
}

impl Limit {
    /// Room for a file twice as large as is taken, so that the page can say so instead of the connection
    /// breaking off.
    pub fn of_upload(bytes: u64) -> Self {
        let file = usize::try_from(bytes).unwrap_or(usize::MAX);
        Limit {
            form: MEBIBYTE,
            upload: file.saturating_mul(2).saturating_add(MEBIBYTE),
        }
    }

    /// Cuts the body off; reading on gives 413.
    pub fn cut(self, request: Request) -> Request {
        let is_upload = request
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        let most = match (is_upload, is_wording(request.uri().path())) {
            (true, _) => self.upload,
            (false, true) => WORDING,
            (false, false) => self.form,
        };
        request.map(|body| Body::new(Limited::new(body, most)))
    }
}

/// Where articles of contracts are written.
fn is_wording(path: &str) -> bool {
    path.starts_with("/templates/") || (path.starts_with("/contracts/") && path.contains("/draft/"))
}
