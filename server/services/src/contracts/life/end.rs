//! The Federation gives notice that a contract ends, or ends it for a cause.

use super::{Change, reason, require_begun, write};
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Stored};
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
    /// The reason, which both sides and the banks read.
    pub reason: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Gives notice, so that the contract ends with a day, or ends it at once.
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
    let (ending, reason) = form.parse()?;
    let until = contract.runs_until.ok_or(Refusal::WrongState)?;
    let last_day = ending.last_day(contract.period(), (until, op.today()))?;
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
    let reason = &*reason;
    let change = Change {
        kind,
        reason,
        last_day,
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

impl EndForm {
    fn parse(&self) -> Result<(Ending, String)> {
        let mut errors = FieldErrors::default();
        let ending = match self.ending.as_str() {
            "not_renewed" => Ending::NotRenewed,
            "for_cause" => Ending::ForCause,
            "by_notice" => {
                let parts = [
                    &self.last_day_year,
                    &self.last_day_month,
                    &self.last_day_day,
                ];
                let day = date_parts(&mut errors, "last_day", parts.map(String::as_str));
                // There is a day wherever there is no error.
                Ending::ByNotice(day.unwrap_or_default())
            }
            _ => {
                errors.push("ending", FieldProblem::NotChosen);
                Ending::NotRenewed
            }
        };
        let reason = reason(&mut errors, &self.reason);
        Ok(errors.into_result((ending, reason))?)
    }
}
