//! What is wrong with a posted form, in the shape in which its page shows it.

use crate::answer::Rejection;
use axum::http::StatusCode;
use domain::forms::FieldErrors;
use domain::refusal::Refusal;
use services::Error;

/// What is wrong; empty when the page is drawn for the first time.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    /// Field by field.
    pub fields: FieldErrors,
    /// What concerns the form as a whole.
    pub general: Option<Refusal>,
}

impl Problems {
    /// Takes a refusal that the form's own page explains; everything else ends the request.
    ///
    /// # Errors
    /// The rejection, where the page would not help: not signed in, not allowed, not found, or our fault.
    pub fn of(error: Error) -> Result<Self, Rejection> {
        match error {
            Error::Refused(Refusal::Invalid { fields }) => Ok(Problems {
                fields,
                general: None,
            }),
            Error::Refused(
                refusal @ (Refusal::SignInRequired
                | Refusal::NotAllowed { .. }
                | Refusal::NotFound
                | Refusal::Gone),
            ) => Err(refusal.into()),
            Error::Refused(refusal) => Ok(Problems {
                fields: FieldErrors::default(),
                general: Some(refusal),
            }),
            Error::Failed(error) => Err(Error::Failed(error).into()),
        }
    }

    /// Whether nothing is wrong, as when the page is drawn for the first time.
    pub fn is_empty(&self) -> bool {
        self.general.is_none() && self.fields.is_empty()
    }

    /// The version for the form to send back: the one that was seen, unless the person has just been told of a
    /// newer one.
    pub fn version(&self, seen: i64, current: i64) -> i64 {
        if seen == 0 || self.general.is_some() {
            current
        } else {
            seen
        }
    }

    /// The status of the page that shows them.
    pub fn status(&self) -> StatusCode {
        match &self.general {
            Some(refusal) => crate::answer::status(&Error::Refused(refusal.clone())),
            None if self.fields.is_empty() => StatusCode::OK,
            None => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}
