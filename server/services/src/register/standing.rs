//! Where a contract stands in the register: one place says which states are public and as what.

use crate::store::contracts::Stored;
use chrono::NaiveDate;
use domain::calendar::business_date;
use domain::contracts::{ContractState, Step, StepKind};
use serde::Serialize;

/// Where a contract stands on a day. The names are those of the open data, which do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Concluded, and its first day of effect is still to come or not fixed.
    NotYetInEffect,
    /// Concluded and in effect.
    UnderContract,
    /// Concluded, and nothing may be done under it for the time being.
    Suspended,
    /// It has ended.
    Ended,
}

impl Standing {
    /// The standing on a day (JST); `None` where the state is nobody else's business.
    pub(super) fn of(
        state: ContractState,
        effective_from: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Option<Self> {
        match (state, effective_from) {
            (ContractState::Suspended, _) => Some(Standing::Suspended),
            (ContractState::Ended, _) => Some(Standing::Ended),
            (ContractState::Concluded, Some(day)) if day <= today => Some(Standing::UnderContract),
            (ContractState::Concluded, _) => Some(Standing::NotYetInEffect),
            _ => None,
        }
    }

    /// The standing at the end of a day that has passed, or of today as far as it has come.
    pub(super) fn on(
        contract: &Stored,
        steps: &[Step],
        (day, today): (NaiveDate, NaiveDate),
    ) -> Option<Self> {
        let state = match day < today {
            true => past_state(contract, steps, day)?,
            false => contract.state,
        };
        Standing::of(state, contract.effective_from, day)
    }
}

/// The state to which the steps until the day had led; none before the conclusion.
fn past_state(contract: &Stored, steps: &[Step], day: NaiveDate) -> Option<ContractState> {
    let concluded_on = business_date(contract.concluded_at?);
    if concluded_on > day {
        return None;
    }
    let until = steps.iter().filter(|step| business_date(step.at) <= day);
    Some(
        until.fold(ContractState::Concluded, |state, step| match step.kind {
            StepKind::Suspended => ContractState::Suspended,
            StepKind::Resumed => ContractState::Concluded,
            StepKind::Ended | StepKind::Replaced => ContractState::Ended,
            StepKind::Notified | StepKind::Renewed => state,
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contract_is_in_effect_from_its_first_day_on() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let on = |today| Standing::of(ContractState::Concluded, Some(day(10)), today);
        assert_eq!(on(day(9)), Some(Standing::NotYetInEffect));
        assert_eq!(on(day(10)), Some(Standing::UnderContract));
        let open = Standing::of(ContractState::Concluded, None, day(10));
        assert_eq!(open, Some(Standing::NotYetInEffect));
    }

    #[test]
    fn nothing_is_public_before_conclusion() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 10).unwrap();
        for state in ContractState::ALL {
            let is_public = Standing::of(state, Some(day), day).is_some();
            assert_eq!(is_public, state.is_signed(), "{state:?}");
        }
    }
}
