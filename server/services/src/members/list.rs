//! Who belongs to a body, and who has been asked.

use super::invite::read;
use super::{require_managing, require_reading};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::links::{self, Link};
use crate::store::accounts::memberships::{self, Membership};
use crate::store::accounts::{self, Account};
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::{Body, Role};
use domain::ids::PersonId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use std::collections::BTreeMap;

/// The people of one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// The body's name.
    pub body_name: String,
    /// Those who have a role, or had one.
    pub members: Vec<Member>,
    /// Those who have not answered yet.
    pub invited: Vec<Invited>,
    /// Whether whoever looks decides on them.
    pub may_manage: bool,
}

/// One person in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// In which body.
    pub body: Body,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// What the person is there, and when.
    pub terms: Vec<RoleTerm>,
    /// Whether the account is in use.
    pub is_active: bool,
    /// Whether it is whoever looks.
    pub is_self: bool,
}

/// One role with its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleTerm {
    /// What.
    pub role: Role,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; none while it goes on.
    pub ends_on: Option<NaiveDate>,
    /// Whether it counts today.
    pub is_in_force: bool,
}

/// One invitation that still works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// What lists know it by.
    pub digest: String,
    /// To which body.
    pub body: Body,
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

/// Everybody in the body, and every open invitation to it.
///
/// # Errors
/// [`Refusal::NotAllowed`] or [`Refusal::NotFound`] for those whom the body's people do not concern.
pub async fn list(op: &Operation, body: &Body) -> Result<Members> {
    require_reading(op, body)?;
    let held = memberships::of_body(op.db(), body).await?;
    let invited = invitations(op, |to| to == body).await?;
    Ok(Members {
        body_name: memberships::name(op.db(), body).await?,
        members: members(op, held).await?,
        invited,
        may_manage: require_managing(op, body).is_ok(),
    })
}

/// Everybody who acts for a bank, by bank, and every open invitation to one.
///
/// # Errors
/// [`Refusal::NotAllowed`] for those whom accounts do not concern.
pub async fn list_banks(op: &Operation) -> Result<Members> {
    op.actor.require(Action::ReadPeople)?;
    let held = memberships::of_banks(op.db()).await?;
    Ok(Members {
        body_name: String::new(),
        members: members(op, held).await?,
        invited: invitations(op, |to| to.bank().is_some()).await?,
        may_manage: op.actor.may(Action::ManagePeople),
    })
}

/// One person in the body.
///
/// # Errors
/// As [`list`]; [`Refusal::NotFound`] for somebody who does not belong to it.
pub async fn find(op: &Operation, body: &Body, person: PersonId) -> Result<Member> {
    let list = list(op, body).await?;
    let mut members = list.members.into_iter();
    Ok(members
        .find(|member| member.person == person)
        .ok_or(Refusal::NotFound)?)
}

async fn members(op: &Operation, held: Vec<Membership>) -> Result<Vec<Member>> {
    let people = held.iter().map(|one| one.person).collect();
    let accounts = accounts::by_ids(op.db(), people).await?;
    let me = op.actor.identity().map(|identity| identity.person);
    let mut places: BTreeMap<(Body, usize), Member> = BTreeMap::new();
    for one in held {
        let Some(at) = accounts
            .iter()
            .position(|account| account.person == one.person)
        else {
            continue;
        };
        let term = RoleTerm {
            role: one.role,
            starts_on: one.starts_on,
            ends_on: one.ends_on,
            is_in_force: one.is_in_force(op.today()),
        };
        places
            .entry((one.body.clone(), at))
            .or_insert_with(|| member((&accounts[at], one.body), me))
            .terms
            .push(term);
    }
    let mut members: Vec<Member> = places.into_values().collect();
    for member in &mut members {
        member.terms.sort_unstable_by_key(|term| term.role);
    }
    Ok(members)
}

fn member((account, body): (&Account, Body), me: Option<PersonId>) -> Member {
    Member {
        person: account.person,
        body,
        name: account.name.clone(),
        email: account.email.clone(),
        terms: Vec::new(),
        is_active: account.is_active,
        is_self: me == Some(account.person),
    }
}

async fn invitations(op: &Operation, wanted: impl Fn(&Body) -> bool) -> Result<Vec<Invited>> {
    let open = links::invitations(op.db(), op).await?;
    let concerned = open
        .into_iter()
        .filter(|link| link.body.as_ref().is_some_and(&wanted));
    concerned.map(invited).collect()
}

fn invited(link: Link) -> Result<Invited> {
    let (digest, invited_at, expires_at) = (link.digest.clone(), link.created_at, link.expires_at);
    let (email, body, offer) = read(link)?;
    Ok(Invited {
        digest,
        body,
        name: offer.name,
        email,
        roles: offer.roles,
        invited_at,
        expires_at,
    })
}
