//! By when the banks answer: a day of the calendar from the first question on, which an officer can move.

use super::ask::{Call, Message, call_on};
use crate::audit::Event;
use crate::calendar::holidays;
use crate::contracts::neutral_case;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents::deadlines::{self, Deadline};
use crate::store::contracts::{self, Case};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::applications::deadlines::CONSENT_DAYS;
use domain::forms::{FieldErrors, FieldProblem, date_parts, required_prose};
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a reason, at most.
const REASON_MAX: usize = 500;

/// Until which other day the banks may answer, and why.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DeadlineForm {
    /// The last day to answer: its year.
    pub due_year: String,
    /// Its month.
    pub due_month: String,
    /// Its day.
    pub due_day: String,
    /// Why, which the banks read.
    pub reason: String,
    /// The number of the deadline that was shown.
    pub number: i32,
}

/// Sets the first deadline when the banks are asked for the first time; the case with its deadline.
pub(super) async fn begin(
    tx: &Transaction,
    op: &Operation,
    (id, case): (ContractId, &Case),
) -> Result<Case> {
    if !deadlines::all(tx.db(), id).await?.is_empty() {
        return Ok(case.clone());
    }
    let holidays = holidays(tx.db()).await?;
    let first = Deadline {
        number: 1,
        due_on: holidays.add_business_days(op.today(), CONSENT_DAYS),
        reason: String::new(),
        by: None,
        at: op.now,
    };
    let due_on = Some(first.due_on);
    deadlines::insert(tx.db(), (id, case.application), first).await?;
    Ok(Case {
        due_on,
        ..case.clone()
    })
}

/// Moves the deadline and tells the banks that have not answered.
///
/// # Errors
/// [`Refusal::WrongState`] once drawn up, [`Refusal::Stale`] where somebody else moved it meanwhile; the problems of
/// the form, of which a day that has passed and the day that it is already are two.
pub async fn move_deadline(op: &Operation, id: ContractId, form: &DeadlineForm) -> Result<()> {
    op.actor.require(Action::MoveDeadline)?;
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    op.actor
        .require_now(Action::MoveDeadline, State::Contract(contract.state))?;
    let mut case = neutral_case(tx.db(), op, contract.application).await?;
    let last = deadlines::all(tx.db(), id).await?.pop();
    let number = last.as_ref().map_or(0, |last| last.number);
    if number != form.number {
        return Err(Refusal::Stale.into());
    }
    let before = last.map(|last| last.due_on);
    let (due_on, reason) = form.parse(op.today(), before)?;
    let moved = Deadline {
        number: number + 1,
        due_on,
        reason: reason.clone(),
        by: Some((identity.person, identity.name.clone())),
        at: op.now,
    };
    deadlines::insert(tx.db(), (id, case.application), moved).await?;
    let event = Event::new("consent_deadline_moved", "contract", id)
        .before(json!({ "due_on": before }))
        .after(json!({ "due_on": due_on, "reason": reason }))
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    case.due_on = Some(due_on);
    let call = Call {
        only: None,
        message: Message::Moved(due_on, &reason),
    };
    call_on(&mut tx, op, ((id, &case), call)).await?;
    tx.commit().await
}

impl DeadlineForm {
    fn parse(&self, today: NaiveDate, before: Option<NaiveDate>) -> Result<(NaiveDate, String)> {
        let mut errors = FieldErrors::default();
        let parts = [&self.due_year, &self.due_month, &self.due_day];
        let due_on = date_parts(&mut errors, "due", parts.map(String::as_str));
        if due_on.is_some_and(|day| day < today) {
            errors.push("due", FieldProblem::PastDate { today });
        } else if due_on.is_some() && due_on == before {
            errors.push("due", FieldProblem::Unchanged);
        }
        let reason = required_prose(&mut errors, "reason", &self.reason, REASON_MAX);
        // There is a day wherever there is no error.
        Ok(errors.into_result((due_on.unwrap_or_default(), reason))?)
    }
}
