//! The file of a calendar as a browser sends it.

use crate::answer::Rejection;
use axum::extract::{FromRequest, Multipart, Request};
use domain::forms::{FieldErrors, FieldProblem};
use services::calendar::decoded;
use services::uploads::Upload;

/// More bytes are no calendar.
const LARGEST: usize = 256 * 1024;

/// What came under the name of the field.
#[derive(Default)]
pub struct CalendarFile(Upload);

impl CalendarFile {
    /// Its text.
    pub fn text(&self) -> services::Result<String> {
        let problem = match self.0.bytes.len() {
            _ if self.0.is_absent() => FieldProblem::FileMissing,
            0 => FieldProblem::FileEmpty,
            1..=LARGEST => return decoded(&self.0.bytes),
            _ => FieldProblem::FileTooLarge { max_mebibytes: 1 },
        };
        Err(FieldErrors::one("csv", problem).into())
    }
}

impl<S: Send + Sync> FromRequest<S> for CalendarFile {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let mut parts = Multipart::from_request(request, state)
            .await
            .map_err(unreadable)?;
        let mut file = CalendarFile::default();
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let is_file = part.name() == Some("csv");
            let file_name = part.file_name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(unreadable)?.to_vec();
            if is_file {
                file.0 = Upload { file_name, bytes };
            }
        }
        Ok(file)
    }
}

/// A browser sends such a body only when the connection broke.
fn unreadable<E>(_: E) -> Rejection {
    FieldErrors::one("csv", FieldProblem::FileMissing).into()
}
