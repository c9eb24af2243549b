//! The connection contract: drawn up once every bank has answered, signed by both sides, concluded by the
//! second signature, and kept as PDF from then on.

mod agreed;
mod conclude;
pub mod document;
pub mod drafts;
pub mod draw_up;
mod facts;
pub mod life;
pub mod list;
pub mod pdf;
pub mod record_paper;
pub mod show;
pub mod sign_for_agent;
pub mod sign_for_federation;
mod signing;
pub mod take_back;
mod upload;

pub use agreed::Agreed;
pub use document::{File, document};
pub use draw_up::{DrawUpForm, draw_up};
pub use facts::{AgreedBank, Facts, Party as AgreedParty};
pub use life::{EndForm, Life, ReasonForm, end, resume, suspend};
pub use list::{Listed, list};
pub use pdf::{Pdf, pdf};
pub use record_paper::{PaperForm, record_paper};
pub use show::{Contract, Signed, of_application, show};
pub use sign_for_agent::sign_for_agent;
pub use sign_for_federation::sign_for_federation;
pub use signing::SignForm;
pub use take_back::take_back;
pub use upload::Upload;
pub(crate) use upload::{check as upload_check, keep, look};

use crate::applications::neutral::neutral;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case};
use crate::store::organisations;
use domain::ids::{ApplicationId, OrganisationId};
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

/// Demands that what was shown is what is there.
fn require_seen(version: i64, seen: i64) -> Result<()> {
    if version == seen {
        Ok(())
    } else {
        Err(Refusal::Stale.into())
    }
}

/// The application of a contract, for whoever acts for the Federation: nobody does on their own company's.
///
/// # Errors
/// [`domain::permissions::Denial::OwnOrganisation`].
pub(crate) async fn neutral_case<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    application: ApplicationId,
) -> Result<Case> {
    let case = contracts::case(db, application).await?;
    neutral(db, op, (case.application, case.organisation)).await??;
    Ok(case)
}

/// The agent, whose registration somebody found in the public list.
async fn verified<C: ConnectionTrait>(db: &C, id: OrganisationId) -> Result<organisations::Stored> {
    let agent = organisations::find(db, id)
        .await?
        .ok_or(Refusal::NotFound)?;
    if agent.verified.is_none() {
        return Err(Refusal::RegistrationNotVerified.into());
    }
    Ok(agent)
}
