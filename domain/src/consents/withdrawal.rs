//! 同意の撤回: a bank that takes its consent back after the conclusion. The contract stays; it covers the bank no more from
//! a day on.

use super::Consent;
use crate::forms::{FieldErrors, FieldProblem};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the bank said, and from when it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The first day on which the contract does not cover the bank any more.
    pub from: NaiveDate,
    /// Why.
    pub reason: String,
    /// The person at the bank.
    pub by: String,
    /// What proves it, in words, where an officer recorded it.
    pub evidence: String,
    /// The day on which it was said or recorded.
    pub on: NaiveDate,
}

impl Consent {
    /// Takes the consent back.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the contract does not cover the bank or the consent was taken back before, and a day
    /// before the one on which it is said.
    pub fn withdraw(&mut self, withdrawal: Withdrawal) -> Result<(), Refusal> {
        if !self.is_covered() || self.withdrawal.is_some() {
            return Err(Refusal::WrongState);
        }
        if withdrawal.from < withdrawal.on {
            let earliest = withdrawal.on;
            return Err(FieldErrors::one("from", FieldProblem::TooEarly { earliest }).into());
        }
        self.withdrawal = Some(withdrawal);
        Ok(())
    }

    /// Whether a contract covers the bank on a day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.is_covered() && !self.is_withdrawn(day)
    }

    /// Whether the consent was taken back and the day for it has come.
    pub fn is_withdrawn(&self, day: NaiveDate) -> bool {
        let from = self.withdrawal.as_ref().map(|withdrawal| withdrawal.from);
        from.is_some_and(|from| from <= day)
    }
}
