//! The gate that every submission passes inside its own transaction.

use super::status_of;
use crate::error::Result;
use crate::operation::Operation;
use domain::intake::{Intake, ScopeFamily};
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

/// Demands that contracts of the family are accepted now.
///
/// # Errors
/// [`Refusal::IntakeClosed`] with the opening day, or with the reason why there is none.
pub async fn require_open<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    family: ScopeFamily,
) -> Result<()> {
    let opens_on_and_reason = match status_of(db, op, family).await?.intake {
        Intake::Open { .. } => return Ok(()),
        Intake::Upcoming {
            opens_on,
            readiness,
            ..
        } => (Some(opens_on), readiness.wording().to_owned()),
        Intake::Undecided { reason } => (None, reason),
    };
    let (opens_on, reason) = opens_on_and_reason;
    Err(Refusal::IntakeClosed {
        family,
        opens_on,
        reason,
    }
    .into())
}
