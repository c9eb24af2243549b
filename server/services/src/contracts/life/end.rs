//! A contract ends by a notice, which either side gave and the Federation records, or the Federation ends it for a cause.

use super::{Change, reason, require_begun, write};
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Stored};
use chrono::NaiveDate;
use domain::contracts::{ContractEvent, Ending, StepKind};
use domain::forms::{FieldErrors, FieldProblem, date_parts};
use domain::ids::ContractId;
use domain::permissions::State;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// How the contract is to end.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EndForm {
    /// `not_renewed`, `by_notice` or `for_cause`.
    pub ending: String,
    /// The last day in force, for a notice: its year.
    pub last_day_year: String,
    /// Its month.
    pub last_day_month: String,
    /// Its day.
    pub last_day_day: String,
    /// Whose notice it is: `federation` or `agent`.
    pub given_by: String,
    /// The day on which the Federation received the agent's notice: its year.
    pub received_on_year: String,
    /// Its month.
    pub received_on_month: String,
    /// Its day.
    pub received_on_day: String,
    /// The reason, which both sides and the banks read.
    pub reason: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// What the form says.
struct Said {
    ending: Ending,
    /// The day on which the agent's notice arrived, where it is the agent's.
    received_on: Option<NaiveDate>,
    reason: String,
}

/// Gives notice or records the agent's, so that the contract ends with a day, or ends it at once.
///
/// # Errors
/// [`Refusal::WrongState`] before the conclusion, after the end, for a second notice, and for an amendment that has not
/// begun; [`Refusal::NoticeTooLate`],
/// `Stale`, the problems of the form, [`domain::permissions::Denial::OwnOrganisation`].
pub async fn end(op: &Operation, id: ContractId, form: &EndForm) -> Result<()> {
    let action = ContractEvent::End.action();
    op.actor.require(action)?;
    let mut tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    op.actor
        .require_now(action, State::Contract(contract.state))?;
    require_begun(tx.db(), &contract).await?;
    require_seen(contract.version, form.version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let said = form.parse((contract.signed_on.unwrap_or_default(), op.today()))?;
    let last_day = said.last_day(&contract, op.today())?;
    let kind = match last_day {
        Some(_) if contract.ends_on.is_some() => return Err(Refusal::WrongState.into()),
        Some(last_day) => {
            contract.ends_on = Some(last_day);
            contract.remind_on = None;
            StepKind::Notified
        }
        None => {
            contract.end(op)?;
            StepKind::Ended
        }
    };
    let change = Change {
        kind,
        reason: &said.reason,
        last_day,
        received_on: said.received_on,
    };
    write(&mut tx, op, (&contract, &case), change).await?;
    tx.commit().await
}

impl Stored {
    /// The contract as it stands once it has ended.
    pub(in crate::contracts) fn end(&mut self, op: &Operation) -> Result<()> {
        self.step(ContractEvent::End)?;
        self.ended_at = Some(op.now);
        self.remind_on = None;
        Ok(())
    }
}

impl Said {
    /// The last day that it makes; the time for a notice is counted from the day on which the other side had it.
    fn last_day(&self, contract: &Stored, today: NaiveDate) -> Result<Option<NaiveDate>> {
        let until = contract.runs_until.ok_or(Refusal::WrongState)?;
        let counted_from = self.received_on.unwrap_or(today);
        let last_day = self
            .ending
            .last_day(contract.period(), (until, counted_from))?;
        if last_day.is_some_and(|day| day < today) {
            let problem = FieldProblem::TooEarly { earliest: today };
            return Err(FieldErrors::one("last_day", problem).into());
        }
        Ok(last_day)
    }
}

impl EndForm {
    fn parse(&self, (signed_on, today): (NaiveDate, NaiveDate)) -> Result<Said> {
        let mut errors = FieldErrors::default();
        let ending = self.ending(&mut errors);
        // Only a notice has somebody who gave it.
        let is_agents = ending != Ending::ForCause && self.is_agents(&mut errors);
        let received_on = is_agents.then(|| self.received_on(&mut errors, (signed_on, today)));
        let reason = reason(&mut errors, &self.reason);
        Ok(errors.into_result(Said {
            ending,
            received_on,
            reason,
        })?)
    }

    fn ending(&self, errors: &mut FieldErrors) -> Ending {
        match self.ending.as_str() {
            "not_renewed" => Ending::NotRenewed,
            "for_cause" => Ending::ForCause,
            "by_notice" => {
                let parts = [
                    &self.last_day_year,
                    &self.last_day_month,
                    &self.last_day_day,
                ];
                let day = date_parts(errors, "last_day", parts.map(String::as_str));
                // There is a day wherever there is no error.
                Ending::ByNotice(day.unwrap_or_default())
            }
            _ => {
                errors.push("ending", FieldProblem::NotChosen);
                Ending::NotRenewed
            }
        }
    }

    /// Where nobody says whose it is, the notice is the Federation's, which fills the form in.
    fn is_agents(&self, errors: &mut FieldErrors) -> bool {
        match self.given_by.as_str() {
            "agent" => return true,
            "federation" | "" => {}
            _ => errors.push("given_by", FieldProblem::NotChosen),
        }
        false
    }

    /// No letter about a contract arrived before its conclusion, and none arrived tomorrow.
    fn received_on(
        &self,
        errors: &mut FieldErrors,
        (signed_on, today): (NaiveDate, NaiveDate),
    ) -> NaiveDate {
        let parts = [
            &self.received_on_year,
            &self.received_on_month,
            &self.received_on_day,
        ];
        let day = date_parts(errors, "received_on", parts.map(String::as_str));
        match day {
            Some(day) if day > today => {
                errors.push("received_on", FieldProblem::FutureDate { today });
            }
            Some(day) if day < signed_on => {
                let earliest = signed_on;
                errors.push("received_on", FieldProblem::TooEarly { earliest });
            }
            _ => {}
        }
        // There is a day wherever there is no error.
        day.unwrap_or_default()
    }
}
