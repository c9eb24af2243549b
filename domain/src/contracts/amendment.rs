//! Amendments. What is to be changed is negotiated, consented to and signed like a contract of its own, while the one that
//! it amends stays in force; on its effective day it takes that one's place.

use super::ContractState;
use crate::refusal::Refusal;
use chrono::NaiveDate;

/// What an amendment has to know of the contract that it amends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amended {
    /// Where it stands.
    pub state: ContractState,
    /// Its first day of effect.
    pub effective_from: Option<NaiveDate>,
    /// Its last day in force, once somebody gave notice.
    pub ends_on: Option<NaiveDate>,
}

/// What becomes of an amendment when the contract that it amends ends before it took its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing is left to be negotiated.
    Abandoned,
    /// It is concluded, and ends with the other.
    Ended,
}

/// Demands that a contract can be amended: it is in effect, nobody gave notice, and no other amendment is under way.
///
/// # Errors
/// [`Refusal::WrongState`], [`Refusal::BeingAmended`].
pub fn require_amendable(
    amended: Amended,
    today: NaiveDate,
    has_amendment: bool,
) -> Result<(), Refusal> {
    let has_begun = amended.effective_from.is_some_and(|day| day <= today);
    if amended.state != ContractState::Concluded || !has_begun || amended.ends_on.is_some() {
        Err(Refusal::WrongState)
    } else if has_amendment {
        Err(Refusal::BeingAmended)
    } else {
        Ok(())
    }
}

/// Whether the contract is there to be replaced on the day: while it is suspended too, because then the suspension goes
/// over to the amendment.
pub fn in_force_on(amended: Amended, day: NaiveDate) -> bool {
    let lives = matches!(
        amended.state,
        ContractState::Concluded | ContractState::Suspended
    );
    lives && amended.ends_on.is_none_or(|last| day <= last)
}

impl Fate {
    /// The fate of an amendment in this state; nothing happens to what is over already.
    pub fn of(state: ContractState) -> Option<Self> {
        match state {
            ContractState::AwaitingConsents
            | ContractState::AwaitingAgentSignature
            | ContractState::AwaitingFederationSignature => Some(Fate::Abandoned),
            ContractState::Concluded | ContractState::Suspended => Some(Fate::Ended),
            ContractState::Ended | ContractState::Abandoned => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn amended(state: ContractState) -> Amended {
        Amended {
            state,
            effective_from: Some(day(7)),
            ends_on: None,
        }
    }

    #[test]
    fn only_a_contract_in_effect_is_amended_and_by_one_amendment_at_a_time() {
        for state in ContractState::ALL {
            let can = require_amendable(amended(state), day(7), false);
            assert_eq!(can.is_ok(), state == ContractState::Concluded, "{state:?}");
        }
        let concluded = amended(ContractState::Concluded);
        let early = require_amendable(concluded, day(6), false);
        assert_eq!(early, Err(Refusal::WrongState));
        let second = require_amendable(concluded, day(7), true);
        assert_eq!(second, Err(Refusal::BeingAmended));
        let notified = Amended {
            ends_on: Some(day(31)),
            ..concluded
        };
        let late = require_amendable(notified, day(7), false);
        assert_eq!(late, Err(Refusal::WrongState));
    }

    #[test]
    fn there_is_something_to_replace_until_the_last_day() {
        let notified = |state| Amended {
            ends_on: Some(day(20)),
            ..amended(state)
        };
        for state in ContractState::ALL {
            let lives = [ContractState::Concluded, ContractState::Suspended].contains(&state);
            assert_eq!(in_force_on(amended(state), day(31)), lives, "{state:?}");
            assert_eq!(in_force_on(notified(state), day(20)), lives, "{state:?}");
            assert!(!in_force_on(notified(state), day(21)), "{state:?}");
        }
    }

    #[test]
    fn whatever_is_not_over_ends_with_what_it_amends() {
        for state in ContractState::ALL {
            let is_over = [ContractState::Ended, ContractState::Abandoned].contains(&state);
            assert_eq!(Fate::of(state).is_none(), is_over, "{state:?}");
            let ends = Fate::of(state) == Some(Fate::Ended);
            assert_eq!(ends, state.is_signed() && !is_over, "{state:?}");
        }
    }
}
