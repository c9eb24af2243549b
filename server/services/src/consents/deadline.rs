//! By when the banks answer: a day of the calendar from the first question on, which an officer can move, and which a new
//! draft and a changed calendar move.

use super::ask::{Call, Message, call_on};
use crate::audit::Event;
use crate::calendar::holidays;
use crate::contracts::drafts::whoever;
use crate::contracts::neutral_case;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents::deadlines::{self, Deadline};
use crate::store::contracts::{self, Case};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::applications::deadlines::CONSENT_DAYS;
use domain::consents::Cause;
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
    let first = Deadline {
        number: 1,
        due_on: usual(tx, op).await?,
        cause: Cause::Asked,
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

/// Gives the banks the usual time for a new draft, unless they have more already; the case with its deadline. A board
/// whose banks were not asked yet gets its first deadline with the question.
pub(crate) async fn renew(
    tx: &Transaction,
    op: &Operation,
    ((id, case), draft): ((ContractId, &Case), i32),
) -> Result<Case> {
    let due_on = usual(tx, op).await?;
    match deadlines::all(tx.db(), id).await?.pop() {
        Some(last) if last.due_on < due_on => {
            let next = Next::new(due_on, Cause::Draft(draft), "");
            write(tx, op, ((id, case), (Some(&last), next))).await
        }
        _ => Ok(case.clone()),
    }
}

/// Moves the deadline with the calendar and tells the banks that have not answered. The contract is held already.
pub(crate) async fn follow_calendar(
    tx: &mut Transaction,
    op: &Operation,
    ((id, case), due_on): ((ContractId, &Case), NaiveDate),
) -> Result<()> {
    let last = deadlines::all(tx.db(), id).await?.pop();
    let next = Next::new(due_on, Cause::Calendar, "");
    write_and_tell(tx, op, ((id, case), (last.as_ref(), next))).await
}

/// The day by which the banks answer what they are asked today.
async fn usual(tx: &Transaction, op: &Operation) -> Result<NaiveDate> {
    let holidays = holidays(tx.db()).await?;
    Ok(holidays.add_business_days(op.today(), CONSENT_DAYS))
}

/// Moves the deadline and tells the banks that have not answered.
///
/// # Errors
/// [`Refusal::WrongState`] once drawn up, [`Refusal::Stale`] where somebody else moved it meanwhile; the problems of
/// the form, of which a day that has passed and the day that it is already are two.
pub async fn move_deadline(op: &Operation, id: ContractId, form: &DeadlineForm) -> Result<()> {
    op.actor.require(Action::MoveDeadline)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    op.actor
        .require_now(Action::MoveDeadline, State::Contract(contract.state))?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let last = deadlines::all(tx.db(), id).await?.pop();
    if number_of(last.as_ref()) != form.number {
        return Err(Refusal::Stale.into());
    }
    let (due_on, reason) = form.parse(op.today(), last.as_ref().map(|last| last.due_on))?;
    let next = Next::new(due_on, Cause::ByHand, &reason);
    write_and_tell(&mut tx, op, ((id, &case), (last.as_ref(), next))).await?;
    tx.commit().await
}

/// The day that comes in the place of the one until now, and why.
struct Next {
    due_on: NaiveDate,
    cause: Cause,
    reason: String,
}

impl Next {
    /// Whoever sets a day by hand says why; anything else has a sentence of its own, as the banks read it.
    fn new(due_on: NaiveDate, cause: Cause, typed: &str) -> Self {
        let reason = match cause {
            Cause::Asked | Cause::ByHand => typed.to_owned(),
            Cause::Draft(number) => format!("原案 第{number}版の発行"),
            Cause::Calendar => "営業日カレンダーの変更".to_owned(),
        };
        Next {
            due_on,
            cause,
            reason,
        }
    }
}

async fn write_and_tell(
    tx: &mut Transaction,
    op: &Operation,
    ((id, case), (last, next)): ((ContractId, &Case), (Option<&Deadline>, Next)),
) -> Result<()> {
    let (due_on, reason) = (next.due_on, next.reason.clone());
    let case = write(tx, op, ((id, case), (last, next))).await?;
    let call = Call {
        only: None,
        message: Message::Moved(due_on, &reason),
    };
    call_on(tx, op, ((id, &case), call)).await?;
    Ok(())
}

/// Writes the next deadline, for which whoever acts stands, and what the trail says of it; the case with it.
async fn write(
    tx: &Transaction,
    op: &Operation,
    ((id, case), (last, next)): ((ContractId, &Case), (Option<&Deadline>, Next)),
) -> Result<Case> {
    let Next {
        due_on,
        cause,
        reason,
    } = next;
    let event = Event::new("consent_deadline_moved", "contract", id)
        .before(json!({ "due_on": last.map(|last| last.due_on) }))
        .after(json!({ "due_on": due_on, "reason": reason }))
        .about(case.application, case.organisation);
    let next = Deadline {
        number: number_of(last) + 1,
        due_on,
        cause,
        reason,
        by: Some(whoever(op)?),
        at: op.now,
    };
    deadlines::insert(tx.db(), (id, case.application), next).await?;
    tx.record(op, event).await?;
    Ok(Case {
        due_on: Some(due_on),
        ..case.clone()
    })
}

fn number_of(last: Option<&Deadline>) -> i32 {
    last.map_or(0, |last| last.number)
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
