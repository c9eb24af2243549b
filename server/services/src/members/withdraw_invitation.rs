//! An invitation that was sent to the wrong address, or too early, is taken back before it is used.

use super::invite::read;
use super::require_managing;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::links;
use domain::accounts::Body;
use domain::refusal::Refusal;

/// Takes the invitation back; its link stops working at once.
///
/// # Errors
/// As for inviting; [`Refusal::NotFound`] where the body has no such open invitation.
pub async fn withdraw_invitation(op: &Operation, body: &Body, digest: &str) -> Result<()> {
    require_managing(op, body)?;
    let tx = op.begin().await?;
    let open = links::invitations(tx.db(), op).await?;
    let link = open
        .into_iter()
        .find(|link| link.digest == digest && link.body.as_ref() == Some(body))
        .ok_or(Refusal::NotFound)?;
    let (email, ..) = read(link)?;
    if !links::withdraw(tx.db(), op, digest).await? {
        return Err(Refusal::NotFound.into());
    }
    let event = Event::new("member.invitation_withdrawn", "invitation", &email);
    tx.record(op, event).await?;
    tx.commit().await
}
