//! A posted form with a file: its text fields as the same struct that plain forms have, and the file.

use crate::answer::Rejection;
use axum::extract::{FromRequest, Multipart, Request};
use domain::forms::{FieldErrors, FieldProblem};
use serde::de::DeserializeOwned;
use services::contracts::Upload;
use url::form_urlencoded::Serializer;

/// Fields and file of a form with `enctype="multipart/form-data"`.
pub struct FileForm<F> {
    /// The text fields.
    pub fields: F,
    /// The file; absent where none was chosen.
    pub file: Upload,
}

impl<F: DeserializeOwned, S: Send + Sync> FromRequest<S> for FileForm<F> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let mut parts = Multipart::from_request(request, state)
            .await
            .map_err(unreadable)?;
        let mut text: Vec<(String, String)> = Vec::new();
        let mut file = Upload::default();
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" {
                file.file_name = part.file_name().unwrap_or_default().to_owned();
                file.bytes = part.bytes().await.map_err(unreadable)?.to_vec();
            } else {
                text.push((name, part.text().await.map_err(unreadable)?));
            }
        }
        let query = format!(
            "/?{}",
            Serializer::new(String::new()).extend_pairs(text).finish()
        );
        let uri = query.parse().map_err(unreadable)?;
        let axum::extract::Query(fields) =
            axum::extract::Query::try_from_uri(&uri).map_err(unreadable)?;
        Ok(FileForm { fields, file })
    }
}

/// A browser sends such a body only when the connection broke or the file is far too large.
fn unreadable<E: std::fmt::Debug>(_: E) -> Rejection {
    FieldErrors::one("file", FieldProblem::FileType).into()
}
