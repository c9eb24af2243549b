//! Staff come in by invitation only: an administrator, or the command line for the first of them, mails a
//! link that makes the account.

use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::secrets::tokens::Token;
use crate::store::accounts::links::{self, Link, Purpose};
use crate::store::accounts::{self, NewAccount};
use crate::store::recipients::Recipient;
use anyhow::Context;
use domain::accounts::{Actor, Language, NewPassword, Role};
use domain::forms::{FieldErrors, FieldProblem, email, required_text};
use domain::ids::PersonId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The longest name taken.
const NAME_MAX: usize = 100;

/// What is typed on the administrator's page, or given to the command line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    /// The address the link goes to.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// What the person will be, by the codes of the roles.
    pub roles: Vec<String>,
    /// The language of mails, by its tag.
    pub language: String,
}

/// What is typed by the person invited.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AcceptForm {
    /// The person's name.
    pub name: String,
    /// The password; never echoed.
    pub password: String,
}

/// What is kept until the invitation is accepted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) roles: Vec<Role>,
    pub(super) language: Language,
    pub(super) invited_by: Option<PersonId>,
}

/// An invitation as its recipient sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The address, which becomes the account's.
    pub email: String,
    /// The name as the inviter wrote it.
    pub name: String,
    /// What the person will be.
    pub roles: Vec<Role>,
}

/// Mails an invitation, and returns the link for those who hand it over themselves. An earlier
/// invitation to the same address stops working.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but administrators; the problems of the fields.
pub async fn invite(op: &Operation, form: &InvitationForm) -> Result<String> {
    op.actor.require(Action::InviteStaff)?;
    let (address, offer) = form.parse(op.actor.identity().map(|identity| identity.person))?;
    let mut tx = op.begin().await?;
    if accounts::by_email(tx.db(), &address).await?.is_some() {
        return Err(FieldErrors::one("email", FieldProblem::EmailTaken).into());
    }
    let to = links::Recipient::Address(address.clone(), serde_json::to_value(&offer)?);
    let token = links::issue(tx.db(), op, Purpose::Invitation, to).await?;
    let link = op.address(&format!("/invitation/{}", token.expose()));
    let event = Event::new("staff.invited", "invitation", &address);
    tx.record(
        op,
        event.after(json!({ "name": offer.name, "roles": offer.roles })),
    )
    .await?;
    let letter = letter(op, &offer, link.clone());
    let to = Recipient {
        email: address,
        name: offer.name,
        language: offer.language,
    };
    post(&mut tx, op, [to], &letter).await?;
    tx.commit().await?;
    Ok(link)
}

impl InvitationForm {
    fn parse(&self, invited_by: Option<PersonId>) -> Result<(String, Offer)> {
        let mut errors = FieldErrors::default();
        let name = required_text(&mut errors, "name", &self.name, NAME_MAX);
        let address = email(&mut errors, "email", &self.email);
        let mut roles: Vec<Role> = self
            .roles
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect();
        roles.sort_unstable();
        roles.dedup();
        if self.roles.is_empty() {
            errors.push("roles", FieldProblem::NotChosen);
        } else if roles.len() != self.roles.len() || !roles.iter().all(|role| role.is_staff()) {
            errors.push("roles", FieldProblem::Unknown);
        }
        let offer = Offer {
            name,
            roles,
            language: Language::of_tag(&self.language),
            invited_by,
        };
        Ok(errors.into_result((address, offer))?)
    }
}

fn letter(op: &Operation, offer: &Offer, link: String) -> Letter {
    let invited_by = match &op.actor {
        Actor::Person(identity) => identity.name.clone(),
        Actor::System | Actor::Anonymous => match offer.language {
            Language::Ja => "システム管理".to_owned(),
            Language::En => "the system operator".to_owned(),
        },
    };
    Letter::Invitation {
        role: offer.roles.first().copied().unwrap_or(Role::Officer),
        link,
        invited_by,
    }
}

/// What the link offers; looking does not use it up.
///
/// # Errors
/// [`Refusal::Gone`] when it was used, replaced or is too old.
pub async fn show_invitation(op: &Operation, token: &Token) -> Result<Invitation> {
    let link = links::peek(op.db(), op, Purpose::Invitation, token).await?;
    let (email, offer) = read(link)?;
    Ok(Invitation {
        email,
        name: offer.name,
        roles: offer.roles,
    })
}

/// Makes the account that was offered.
///
/// # Errors
/// [`Refusal::Gone`] when the link was used, replaced or is too old, or the address has an account by
/// now; the problems of the fields.
pub async fn accept_invitation(op: &Operation, token: &Token, form: &AcceptForm) -> Result<()> {
    links::peek(op.db(), op, Purpose::Invitation, token).await?;
    let mut errors = FieldErrors::default();
    let name = required_text(&mut errors, "name", &form.name, NAME_MAX);
    let password = NewPassword::parse(&mut errors, "password", &form.password);
    let Some(password) = errors.into_result(password)? else {
        return Err(Refusal::Gone.into());
    };
    let password_hash = passwords::hash(&op.services, password.expose()).await?;
    let tx = op.begin().await?;
    let (email, offer) = read(links::use_up(tx.db(), op, Purpose::Invitation, token).await?)?;
    if accounts::by_email(tx.db(), &email).await?.is_some() {
        return Err(Refusal::Gone.into());
    }
    let facts = json!({ "name": name, "roles": offer.roles });
    let new = NewAccount {
        email,
        name,
        password_hash,
        is_confirmed: true,
        organisation: None,
        language: offer.language,
        roles: offer.roles,
        granted_by: offer.invited_by,
    };
    let person = accounts::insert(tx.db(), op, &new).await?;
    tx.record(
        op,
        Event::new("staff.joined", "person", person).after(facts),
    )
    .await?;
    tx.commit().await
}

/// The address and the offer of an invitation.
pub(super) fn read(link: Link) -> Result<(String, Offer)> {
    let offer = serde_json::from_value(link.payload)?;
    let email = link.email.context("an invitation without an address")?;
    Ok((email, offer))
}
