//! People join by invitation: an owner asks colleagues, an administrator the staff and the banks' people.

use super::{codes, require_managing, require_other};
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::accounts::links::{self, Link, Purpose};
use crate::store::accounts::{self, memberships};
use crate::store::recipients::Recipient;
use crate::transaction::Transaction;
use anyhow::Context;
use chrono::NaiveDate;
use domain::accounts::members::{last_day, roles};
use domain::accounts::{Actor, Body, Language, Role};
use domain::forms::{FieldErrors, email, printed_text};
use domain::ids::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The longest name taken.
pub(super) const NAME_MAX: usize = 100;

/// What is typed to invite somebody, or given to the command line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    /// The address the link goes to.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// What the person will be, by the codes of the roles.
    pub roles: Vec<String>,
    /// The bank's code, where the page offers a choice of banks.
    pub bank: String,
    /// The language of mails, by its tag.
    pub language: String,
    /// The last day of the roles; empty for as long as nobody ends them.
    pub ends_on_year: String,
    /// The last day.
    pub ends_on_month: String,
    /// The last day.
    pub ends_on_day: String,
}

/// What is kept until the invitation is accepted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) roles: Vec<Role>,
    #[serde(default)]
    pub(super) ends_on: Option<NaiveDate>,
    pub(super) language: Language,
    pub(super) invited_by: Option<PersonId>,
}

/// Mails an invitation, and returns the link for those who hand it over themselves. An earlier
/// invitation to the same address and body stops working. Whether the address has an account already is
/// not told to the one who invites.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody who does not decide on the body's people, and for
/// an administrator who would invite themselves; the problems of the fields.
pub async fn invite(op: &Operation, body: &Body, form: &InvitationForm) -> Result<String> {
    require_managing(op, body)?;
    let (address, offer) = form.parse(op, body)?;
    let mut tx = op.begin().await?;
    if let Some(account) = accounts::by_email(tx.db(), &address).await? {
        require_other(op, body, account.person)?;
    }
    let link = send(&mut tx, op, body, (address, offer)).await?;
    tx.commit().await?;
    Ok(link)
}

/// Invites somebody who is to look at an agent's things until a day, because they were named to sign one of them. Whoever
/// decided that had the right to.
pub(crate) async fn as_viewer(
    tx: &mut Transaction,
    op: &Operation,
    body: &Body,
    (name, address, until): (&str, &str, NaiveDate),
) -> Result<()> {
    let offer = Offer {
        name: name.to_owned(),
        roles: vec![Role::Viewer],
        ends_on: Some(until),
        language: op.language,
        invited_by: op.actor.identity().map(|identity| identity.person),
    };
    send(tx, op, body, (address.to_owned(), offer)).await?;
    Ok(())
}

async fn send(
    tx: &mut Transaction,
    op: &Operation,
    body: &Body,
    (address, offer): (String, Offer),
) -> Result<String> {
    let to =
        links::Recipient::Invited(address.clone(), body.clone(), serde_json::to_value(&offer)?);
    let token = links::issue(tx.db(), op, Purpose::Invitation, to).await?;
    let link = op.address(&format!("/invitation/{}", token.expose()));
    let facts = json!({
        "name": offer.name,
        "roles": codes(&offer.roles),
        "body": body,
        "ends_on": offer.ends_on,
    });
    let event = Event::new("member.invited", "invitation", &address);
    tx.record(op, event.after(facts)).await?;
    let name = memberships::name(tx.db(), body).await?;
    let letter = letter(op, &offer, (name, link.clone()));
    let to = Recipient {
        email: address,
        name: offer.name,
        language: offer.language,
    };
    post(tx, op, [to], &letter).await?;
    Ok(link)
}

impl InvitationForm {
    fn parse(&self, op: &Operation, body: &Body) -> Result<(String, Offer)> {
        let mut errors = FieldErrors::default();
        let name = printed_text(&mut errors, "name", &self.name, NAME_MAX);
        let address = email(&mut errors, "email", &self.email);
        let roles = roles(&mut errors, &self.roles, body.kind());
        let last = [&self.ends_on_year, &self.ends_on_month, &self.ends_on_day];
        let ends_on = last_day(&mut errors, last.map(String::as_str), op.today());
        let offer = Offer {
            name,
            roles,
            ends_on,
            language: Language::of_tag(&self.language),
            invited_by: op.actor.identity().map(|identity| identity.person),
        };
        Ok(errors.into_result((address, offer))?)
    }
}

fn letter(op: &Operation, offer: &Offer, (body, link): (String, String)) -> Letter {
    let invited_by = match &op.actor {
        Actor::Person(identity) => identity.name.clone(),
        Actor::System | Actor::Anonymous => match offer.language {
            Language::Ja => "システム管理".to_owned(),
            Language::En => "the system operator".to_owned(),
        },
    };
    Letter::Invitation {
        body,
        roles: offer.roles.clone(),
        link,
        invited_by,
    }
}

/// The address, the body and the offer of an invitation.
pub(super) fn read(link: Link) -> Result<(String, Body, Offer)> {
    let offer = serde_json::from_value(link.payload)?;
    let email = link.email.context("an invitation without an address")?;
    let body = link.body.context("an invitation to nobody")?;
    Ok((email, body, offer))
}
