//! The draft as the Federation's staff read it, beside the version that it follows.

use crate::error::Result;
use crate::operation::Operation;
use crate::policy::versions::with_days;
use crate::policy::{Contact, PolicyVersion};
use crate::store::policy;
use domain::permissions::Action;
use domain::policy::Draft;
use domain::refusal::Refusal;

/// What lies on the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The last published version, which the draft follows.
    pub last: PolicyVersion,
    /// The draft, if one is prepared.
    pub draft: Option<Draft>,
    /// The draft's version, for the form to send back.
    pub version: i64,
    /// The contact of the last period.
    pub contact: Option<Contact>,
    /// Whether the actor wrote on the draft and so cannot decide on it.
    pub is_own: bool,
}

/// Looks at the desk.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn desk(op: &Operation) -> Result<Desk> {
    op.actor.require(Action::ReadCases)?;
    let mut versions = with_days(policy::all(op.db()).await?);
    let last = versions.pop().ok_or(Refusal::NotFound)?;
    let row = policy::drafts::open(op.db()).await?;
    let own = op.actor.identity().map(|identity| identity.person);
    let is_own = |draft: &Draft| own.is_some_and(|own| draft.makers.contains(&own));
    let (draft, version) = row.map(|row| (row.draft, row.version)).unzip();
    Ok(Desk {
        last,
        is_own: draft.as_ref().is_some_and(is_own),
        draft,
        version: version.unwrap_or_default(),
        contact: policy::contacts(op.db()).await?.pop(),
    })
}
