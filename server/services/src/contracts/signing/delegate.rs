//! A party names the person who signs this one contract for it, until a day.

use super::{NAME_MAX, letters, named, require_another, require_no_sheet};
use crate::audit::Event;
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::members::invite::as_viewer;
use crate::operation::Operation;
use crate::store::accounts::{self, Account, memberships};
use crate::store::contracts::{self, Case, Stored, delegations};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::accounts::{Body, Identity, Role};
use domain::contracts::{Delegation, Party};
use domain::forms::{FieldErrors, FieldProblem, date_parts, email, printed_text};
use domain::ids::{ContractId, PersonId};
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Whom to name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DelegateForm {
    /// The approver, for the Federation.
    pub person: String,
    /// The person's name, for the agent.
    pub name: String,
    /// Where they get their mail, for the agent.
    pub email: String,
    /// The last day: its year.
    pub until_year: String,
    /// Its month.
    pub until_month: String,
    /// Its day.
    pub until_day: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// The owner names somebody who signs for the agent. Whoever does not belong to it yet is invited to look.
///
/// # Errors
/// [`Refusal::NotFound`] for another agent's contract, [`Refusal::WrongState`] where it is not the agent's turn or
/// somebody is named already, [`Refusal::Stale`]; the problems of the form.
pub async fn delegate_for_agent(op: &Operation, id: ContractId, form: &DelegateForm) -> Result<()> {
    let (mut tx, contract, case) = sit_down(op, (id, Party::Agent), form.version).await?;
    let me = op.actor.themselves()?;
    let mut errors = FieldErrors::default();
    let name = printed_text(&mut errors, "name", &form.name, NAME_MAX);
    let email = email(&mut errors, "email", &form.email);
    if email.eq_ignore_ascii_case(&me.email) {
        errors.push("email", FieldProblem::NotYourself);
    }
    let until = form.until(op, &mut errors);
    let (name, email, until) = errors.into_result((name, email, until))?;
    let body = Body::Agent(case.organisation);
    let account = accounts::by_email(tx.db(), &email).await?;
    let members = memberships::of_body(tx.db(), &body).await?;
    let belongs = |one: &Account| {
        let mut held = members.iter().filter(|held| held.person == one.person);
        held.any(|held| held.is_in_force(op.today()))
    };
    let member = account.filter(belongs);
    if member.is_none() {
        as_viewer(&mut tx, op, &body, (&name, &email, until)).await?;
    }
    let new = Delegation {
        party: Party::Agent,
        person: member.map(|one| one.person),
        name,
        email,
        until,
        by: (me.person, me.name.clone(), op.now),
    };
    write(tx, op, (contract, &case), new).await
}

/// An approver names another one who signs for the Federation.
///
/// # Errors
/// As [`delegate_for_agent`].
pub async fn delegate_for_federation(
    op: &Operation,
    id: ContractId,
    form: &DelegateForm,
) -> Result<()> {
    let (tx, contract, case) = sit_down(op, (id, Party::Federation), form.version).await?;
    neutral_case(tx.db(), op, contract.application).await?;
    let me = op.actor.themselves()?;
    let mut errors = FieldErrors::default();
    let until = form.until(op, &mut errors);
    let others = others(op, me, &contract).await?;
    let chosen = others
        .into_iter()
        .find(|one| one.person.to_string() == form.person);
    if chosen.is_none() {
        errors.push("person", FieldProblem::NotChosen);
    }
    let (until, chosen) = errors.into_result((until, chosen))?;
    // There is somebody wherever there is no error.
    let chosen = chosen.ok_or(Refusal::NotFound)?;
    let new = Delegation {
        party: Party::Federation,
        person: Some(chosen.person),
        name: chosen.name,
        email: chosen.email,
        until,
        by: (me.person, me.name.clone(), op.now),
    };
    write(tx, op, (contract, &case), new).await
}

/// The approvers of whom one can be named: not the one who asks, nor anybody who may not sign.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but an approver.
pub async fn approvers(op: &Operation, id: ContractId) -> Result<Vec<(PersonId, String)>> {
    op.actor.require_role(Action::DelegateForFederation)?;
    let me = op.actor.themselves()?;
    let contract = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let others = others(op, me, &contract).await?;
    Ok(others
        .into_iter()
        .map(|one| (one.person, one.name))
        .collect())
}

/// Whether there is anybody whom the actor could name for the party that is next: an agent's people need not be known.
pub(in crate::contracts) async fn is_anybody_else(
    op: &Operation,
    contract: &Stored,
) -> Result<bool> {
    let Some(party) = contract.state.awaits() else {
        return Ok(false);
    };
    let has_right = op.actor.require_role(naming(party)).is_ok();
    match (party, op.actor.themselves()) {
        (Party::Federation, Ok(me)) if has_right => Ok(!others(op, me, contract).await?.is_empty()),
        _ => Ok(has_right),
    }
}

async fn others(op: &Operation, me: &Identity, contract: &Stored) -> Result<Vec<Account>> {
    let earlier = contracts::signatures(op.db(), contract.id).await?;
    let may_sign = |person| {
        let agreed = contract.agreed.as_ref();
        agreed.is_none_or(|agreed| {
            require_another((agreed, &earlier), (Party::Federation, person)).is_ok()
        })
    };
    let mut found = Vec::new();
    for id in memberships::holders(op.db(), Role::Approver, op.today()).await? {
        let person = PersonId(id);
        let account = accounts::by_id(op.db(), person).await?;
        let counts = person != me.person && may_sign(person);
        found.extend(account.filter(|one| counts && one.is_active && one.is_confirmed));
    }
    Ok(found)
}

/// Holds the contract while the party is next, nobody is named, and no sheet with somebody's signature waits.
async fn sit_down(
    op: &Operation,
    (id, party): (ContractId, Party),
    version: i64,
) -> Result<(Transaction, Stored, Case)> {
    let action = naming(party);
    op.actor.require(action)?;
    let tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    if party == Party::Agent {
        op.actor.require_own(action, case.organisation)?;
    }
    op.actor
        .require_now(action, State::Contract(contract.state))?;
    require_seen(contract.version, version)?;
    require_no_sheet(tx.db(), (id, party)).await?;
    match named(tx.db(), op, (id, party)).await? {
        Some(_) => Err(Refusal::WrongState.into()),
        None => Ok((tx, contract, case)),
    }
}

/// Whoever was named before and let the last day pass gives way.
async fn write(
    mut tx: Transaction,
    op: &Operation,
    (contract, case): (Stored, &Case),
    new: Delegation,
) -> Result<()> {
    delegations::end(tx.db(), (contract.id, new.party), op.now).await?;
    delegations::add(tx.db(), (op.new_id(), contract.id), &new).await?;
    contracts::save(tx.db(), &contract, op.now).await?;
    let event = Event::new("signing_delegated", "contract", contract.id)
        .after(json!({
            "party": new.party.code(),
            "name": new.name,
            "until": new.until,
        }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    letters::named(&mut tx, op, (&contract, case), (&new, false)).await?;
    tx.commit().await
}

impl DelegateForm {
    fn until(&self, op: &Operation, errors: &mut FieldErrors) -> NaiveDate {
        let parts = [&self.until_year, &self.until_month, &self.until_day];
        let day = date_parts(errors, "until", parts.map(String::as_str));
        let today = op.today();
        if day.is_some_and(|day| day < today) {
            errors.push("until", FieldProblem::PastDate { today });
        }
        // There is a day wherever there is no error.
        day.unwrap_or_default()
    }
}

/// The right to name somebody for the party, and to take that back.
pub(super) fn naming(party: Party) -> Action {
    match party {
        Party::Agent => Action::DelegateForAgent,
        Party::Federation => Action::DelegateForFederation,
    }
}
