//! Whoever is invited joins: with a new account, or with the one they have. An invitation works for the
//! invited address only, and what it gives comes on top of what the person has.

use super::invite::{NAME_MAX, Offer, read};
use super::{codes, held};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::secrets::tokens::Token;
use crate::store::accounts::links::{self, Purpose};
use crate::store::accounts::memberships::{self, Grant, Membership};
use crate::store::accounts::{self, NewAccount};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::accounts::{Body, BodyKind, NewPassword, PasswordRule, Role};
use domain::forms::{FieldErrors, printed_text};
use domain::ids::PersonId;
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use serde_json::json;

/// What is typed by somebody who has no account yet.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AcceptForm {
    /// The person's name.
    pub name: String,
    /// The password; never echoed.
    pub password: String,
}

/// An invitation as its recipient sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The address, which is or becomes the account's.
    pub email: String,
    /// The name as the inviter wrote it.
    pub name: String,
    /// To which body.
    pub body_name: String,
    /// What the person will be there.
    pub roles: Vec<Role>,
    /// The last day of it.
    pub ends_on: Option<NaiveDate>,
    /// Whether the address has an account already.
    pub has_account: bool,
}

/// What the link offers; looking does not use it up.
///
/// # Errors
/// [`Refusal::Gone`] when it was used, withdrawn, replaced or is too old.
pub async fn show_invitation(op: &Operation, token: &Token) -> Result<Invitation> {
    let link = links::peek(op.db(), op, Purpose::Invitation, token).await?;
    let (email, body, offer) = read(link)?;
    require_inviter(op.db(), op, (&body, &offer)).await?;
    let account = accounts::by_email(op.db(), &email).await?;
    Ok(Invitation {
        email,
        name: offer.name,
        body_name: memberships::name(op.db(), &body).await?,
        roles: offer.roles,
        ends_on: offer.ends_on,
        has_account: account.is_some(),
    })
}

/// Makes the account that was offered.
///
/// # Errors
/// [`Refusal::Gone`] when the link does not work any more, or the address has an account by now; the
/// problems of the fields.
pub async fn accept_invitation(op: &Operation, token: &Token, form: &AcceptForm) -> Result<()> {
    let link = links::peek(op.db(), op, Purpose::Invitation, token).await?;
    let (invited, ..) = read(link)?;
    let mut errors = FieldErrors::default();
    let name = printed_text(&mut errors, "name", &form.name, NAME_MAX);
    let password = NewPassword::parse(
        &mut errors,
        "password",
        &form.password,
        PasswordRule::alone(&invited),
    );
    let Some(password) = errors.into_result(password)? else {
        return Err(Refusal::Gone.into());
    };
    let password_hash = passwords::take(&op.services, ("password", &password)).await?;
    let tx = op.begin().await?;
    let (email, body, offer) = read(links::use_up(tx.db(), op, Purpose::Invitation, token).await?)?;
    if accounts::by_email(tx.db(), &email).await?.is_some() {
        return Err(Refusal::Gone.into());
    }
    require_inviter(tx.db(), op, (&body, &offer)).await?;
    let new = NewAccount {
        email,
        name,
        password_hash: Some(password_hash),
        is_confirmed: true,
        language: offer.language,
        grants: offer.grants(&body, op.today()),
    };
    let person = accounts::insert(tx.db(), op, &new).await?;
    joined(&tx, op, (person, &body, &offer)).await?;
    tx.commit().await
}

/// Joins with the account that is signed in.
///
/// # Errors
/// [`Refusal::SignInRequired`], [`Refusal::OtherAddress`] where the invitation is for somebody else,
/// [`Refusal::OtherBank`] for whoever acts for another bank, [`Denial::OwnRights`] for an administrator who has taken
/// the address they invited, [`Refusal::Gone`].
pub async fn join(op: &Operation, token: &Token) -> Result<Body> {
    let identity = op.actor.themselves()?;
    let tx = op.begin().await?;
    let (email, body, offer) = read(links::use_up(tx.db(), op, Purpose::Invitation, token).await?)?;
    if email != identity.email {
        return Err(Refusal::OtherAddress.into());
    }
    let invited_themselves = offer.invited_by == Some(identity.person);
    if invited_themselves && body.kind() != BodyKind::Agent {
        return Err(Denial::OwnRights.into());
    }
    require_inviter(tx.db(), op, (&body, &offer)).await?;
    clear_ended(&tx, op, (identity.person, &body)).await?;
    let others = memberships::of_person(tx.db(), identity.person).await?;
    let acts_for = others.iter().find_map(|one| one.body.bank());
    if body.bank().is_some() && acts_for.is_some_and(|bank| Some(bank) != body.bank()) {
        return Err(Refusal::OtherBank.into());
    }
    let held = held(&tx, &body).await?;
    let has = |role| {
        let mut own = held.iter().filter(|one| one.person == identity.person);
        own.any(|one| one.role == role || body.bank().is_some())
    };
    for grant in offer.grants(&body, op.today()) {
        if !has(grant.role) {
            memberships::grant(tx.db(), op, (identity.person, &grant)).await?;
        }
    }
    joined(&tx, op, (identity.person, &body, &offer)).await?;
    tx.commit().await?;
    Ok(body)
}

/// An invitation is no stronger than whoever sent it, who must still decide on the body's people; those of the
/// command line are the operator's.
async fn require_inviter<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (body, offer): (&Body, &Offer),
) -> Result<()> {
    let Some(inviter) = offer.invited_by else {
        return Ok(());
    };
    let (above, action) = match body {
        Body::Agent(_) => (body, Action::ManageTeam),
        Body::Federation | Body::Bank(_) => (&Body::Federation, Action::ManagePeople),
    };
    let account = accounts::by_id(db, inviter).await?;
    let roles = memberships::of_person(db, inviter).await?;
    let decides = roles.iter().any(|one| {
        one.body == *above && action.roles().contains(&one.role) && one.is_in_force(op.today())
    });
    match account.is_some_and(|account| account.is_active) && decides {
        true => Ok(()),
        false => Err(Refusal::Gone.into()),
    }
}

/// What the person was once, in the place of what they are to be, makes room.
async fn clear_ended(
    tx: &Transaction,
    op: &Operation,
    (person, body): (PersonId, &Body),
) -> Result<()> {
    let own = memberships::of_person(tx.db(), person).await?;
    let in_place = |one: &Membership| {
        one.body == *body || (one.body.bank().is_some() && body.bank().is_some())
    };
    let is_over = |one: &Membership| one.ends_on.is_some_and(|last| last < op.today());
    for one in own.iter().filter(|one| in_place(one) && is_over(one)) {
        memberships::remove(tx.db(), one.id).await?;
    }
    Ok(())
}

async fn joined(
    tx: &Transaction,
    op: &Operation,
    (person, body, offer): (PersonId, &Body, &Offer),
) -> Result<()> {
    let facts = json!({ "name": offer.name, "roles": codes(&offer.roles), "body": body });
    let event = Event::new("member.joined", "person", person);
    tx.record(op, event.after(facts)).await
}

impl Offer {
    fn grants(&self, body: &Body, starts_on: NaiveDate) -> Vec<Grant> {
        let grant = |role: &Role| Grant {
            body: body.clone(),
            role: *role,
            starts_on,
            ends_on: self.ends_on,
            granted_by: self.invited_by,
        };
        self.roles.iter().map(grant).collect()
    }
}
