//! The Federation suspends an agent at the bank that asked for it, or does not; and lets it reach the bank again.

use super::{REASON_MAX, hand, letters};
use crate::audit::Event;
use crate::contracts::neutral_case;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use crate::store::suspensions::{self, Stored};
use domain::contracts::ContractState;
use domain::forms::{FieldErrors, FieldProblem, optional_prose, required_prose};
use domain::ids::SuspensionId;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use domain::suspensions::SuspensionEvent;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What is decided.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// `accept` or `decline`.
    pub decision: String,
    /// What the bank is told; the reason where it is declined.
    pub note: String,
    /// The version that was shown.
    pub version: i64,
}

/// Why it is lifted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LiftForm {
    /// The reason, which the bank and the agent read.
    pub reason: String,
    /// The version that was shown.
    pub version: i64,
}

/// Decides, and says what was decided.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::WrongState`] once decided or where the contract has ended, [`Refusal::Stale`],
/// [`Denial::OwnOrganisation`]; the problems of the form.
pub async fn decide(
    op: &Operation,
    id: SuspensionId,
    form: &DecisionForm,
) -> Result<SuspensionEvent> {
    op.actor.require(SuspensionEvent::Accept.action())?;
    let mut errors = FieldErrors::default();
    let event = match form.decision.as_str() {
        "accept" => SuspensionEvent::Accept,
        "decline" => SuspensionEvent::Decline,
        _ => {
            errors.push("decision", FieldProblem::NotChosen);
            SuspensionEvent::Decline
        }
    };
    let note = match event {
        SuspensionEvent::Accept => optional_prose(&mut errors, "note", &form.note, REASON_MAX),
        _ if form.decision.is_empty() => None,
        _ => Some(required_prose(&mut errors, "note", &form.note, REASON_MAX)),
    };
    let said = (event, errors.into_result(note.unwrap_or_default()));
    step(op, (id, form.version), said).await?;
    Ok(event)
}

/// Lets the agent reach the bank again. Somebody else decides that than whoever suspended it.
///
/// # Errors
/// As [`decide`], and [`Denial::OwnProposal`].
pub async fn lift(op: &Operation, id: SuspensionId, form: &LiftForm) -> Result<()> {
    op.actor.require(SuspensionEvent::Lift.action())?;
    let mut errors = FieldErrors::default();
    let reason = required_prose(&mut errors, "reason", &form.reason, REASON_MAX);
    let said = (SuspensionEvent::Lift, errors.into_result(reason));
    step(op, (id, form.version), said).await
}

/// A step with its words, which are looked at last: whoever comes too late learns that first.
type Said = (SuspensionEvent, std::result::Result<String, FieldErrors>);

async fn step(
    op: &Operation,
    (id, version): (SuspensionId, i64),
    (event, words): Said,
) -> Result<()> {
    let found = suspensions::find(op.db(), id).await?;
    let contract = found.ok_or(Refusal::NotFound)?.contract;
    let mut tx = op.begin().await?;
    // The contract before the suspension, as everywhere, so that two transactions never wait for each other.
    let contract = contracts::lock(tx.db(), contract).await?;
    let found = suspensions::find(tx.db(), id).await?;
    let mut row = found.ok_or(Refusal::NotFound)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    row.suspension.state.apply(event)?;
    if event == SuspensionEvent::Accept && contract.state == ContractState::Ended {
        return Err(Refusal::WrongState.into());
    }
    if row.version != version {
        return Err(Refusal::Stale.into());
    }
    if event == SuspensionEvent::Lift && is_own(op, &row) {
        return Err(Denial::OwnProposal.into());
    }
    let words = words?;
    row.suspension.step(event, hand(op, words.clone())?)?;
    suspensions::save(tx.db(), row.clone()).await?;
    let facts = json!({ "bank": row.bank, "reason": words });
    let written = Event::new(verb(event), "suspension", id).after(facts);
    let written = match event {
        SuspensionEvent::Decline => written,
        SuspensionEvent::Accept | SuspensionEvent::Lift => written.visible_to_agent(),
    };
    let written = written.about(case.application, case.organisation);
    tx.record(op, written).await?;
    letters::tell(&mut tx, op, (&contract, &case), (&row, event)).await?;
    tx.commit().await
}

fn is_own(op: &Operation, row: &Stored) -> bool {
    let by = row.suspension.decided.as_ref().map(|hand| hand.person);
    by.is_some() && by == op.actor.identity().map(|identity| identity.person)
}

fn verb(event: SuspensionEvent) -> &'static str {
    match event {
        SuspensionEvent::Accept => "suspension_accepted",
        SuspensionEvent::Decline => "suspension_declined",
        SuspensionEvent::Lift => "suspension_lifted",
    }
}
