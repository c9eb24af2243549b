//! Who is on the staff and who has been asked, for the administrator.

use super::invite::read;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::links::{self, Link, Purpose};
use crate::store::accounts::staff::{self, StaffRow};
use chrono::{DateTime, Utc};
use domain::accounts::Role;
use domain::ids::PersonId;
use domain::permissions::Action;

/// The Federation's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Those with an account.
    pub members: Vec<Member>,
    /// Those who have not answered yet.
    pub invited: Vec<Invited>,
}

/// One member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// Since when there is an account.
    pub since: DateTime<Utc>,
    /// Whether the account is in use.
    pub is_active: bool,
}

/// One invitation that still works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The name as the inviter wrote it.
    pub name: String,
    /// Where it was sent.
    pub email: String,
    /// What the person will be.
    pub roles: Vec<Role>,
    /// When it was sent.
    pub invited_at: DateTime<Utc>,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
}

/// Everybody on the staff, and every open invitation.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but administrators.
pub async fn list_staff(op: &Operation) -> Result<Staff> {
    op.actor.require(Action::InviteStaff)?;
    let members = staff::all(op.db()).await?;
    let invited = links::all_open(op.db(), op, Purpose::Invitation).await?;
    Ok(Staff {
        members: members.into_iter().map(member).collect(),
        invited: invited
            .into_iter()
            .map(open_invitation)
            .collect::<Result<_>>()?,
    })
}

fn member(row: StaffRow) -> Member {
    Member {
        person: row.person,
        name: row.name,
        email: row.email,
        roles: row.roles,
        since: row.since,
        is_active: row.is_active,
    }
}

fn open_invitation(link: Link) -> Result<Invited> {
    let (invited_at, expires_at) = (link.created_at, link.expires_at);
    let (email, offer) = read(link)?;
    Ok(Invited {
        name: offer.name,
        email,
        roles: offer.roles,
        invited_at,
        expires_at,
    })
}
