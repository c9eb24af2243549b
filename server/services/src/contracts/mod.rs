//! The connection contract: drawn up once every bank has answered, signed by both sides, concluded by the
//! second signature, and kept as PDF from then on.

mod agreed;
pub mod amend;
mod conclude;
mod conditions;
pub mod confirm_paper;
pub mod document;
pub mod drafts;
pub mod draw_up;
mod facts;
mod headings;
pub mod life;
pub mod list;
pub mod pdf;
pub mod record_paper;
pub mod show;
pub mod signing;
mod standing;
pub mod take_back;
mod upload;

pub use agreed::Agreed;
pub use amend::{AmendForm, Link, Links, amend};
pub use confirm_paper::{confirm_paper, return_paper};
pub use document::{File, document};
pub use draw_up::{DrawUpForm, draw_up};
pub use facts::{AgreedBank, Facts, Party as AgreedParty};
pub(crate) use headings::headings;
pub use life::{EndForm, Life, ReasonForm, end, resume, suspend};
pub use list::{Listed, list};
pub use pdf::{Digests, Pdf, pdf};
pub use record_paper::{PaperForm, record_paper};
pub use show::{Contract, Signed, of_application, show};
pub use signing::{
    DelegateForm, SignForm, abandon, approvers, decline, delegate_for_agent,
    delegate_for_federation, revoke, sign_for_agent, sign_for_federation,
};
pub(crate) use standing::{standing_of, standings};
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
pub(crate) fn require_seen(version: i64, seen: i64) -> Result<()> {
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
    let agent = organisations::find(db, id).await?;
    let agent = agent.filter(|agent| agent.verified.is_some());
    Ok(agent.ok_or(Refusal::RegistrationNotVerified)?)
}
