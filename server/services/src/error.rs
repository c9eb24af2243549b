//! Two arms: what a person can act on, and everything else behind one opaque arm.

use domain::accounts::{SignOnProblem, UnknownRole};
use domain::forms::FieldErrors;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use sea_orm::DbErr;

/// Why a use-case did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person's business: typed, worded by the view, never logged as an error.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Ours: logged once at the boundary with a reference number.
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

/// What every use-case returns.
pub type Result<T> = std::result::Result<T, Error>;

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Error::Failed(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Failed(error.into())
    }
}

impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        Error::Failed(error.into())
    }
}

impl From<UnknownRole> for Error {
    fn from(error: UnknownRole) -> Self {
        Error::Failed(error.into())
    }
}

impl From<FieldErrors> for Error {
    fn from(fields: FieldErrors) -> Self {
        Error::Refused(fields.into())
    }
}

impl From<Denial> for Error {
    fn from(reason: Denial) -> Self {
        Error::Refused(reason.into())
    }
}

impl From<SignOnProblem> for Error {
    fn from(problem: SignOnProblem) -> Self {
        Error::Refused(problem.into())
    }
}

impl Error {
    /// The refusal, where it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Error::Refused(refusal) => Some(refusal),
            Error::Failed(_) => None,
        }
    }
}
