//! 金庫での利用停止: a bank asks that an agent does not reach it for the time being, and the Federation decides. The
//! contract and every other bank go on.

use crate::calendar::business_date;
use crate::ids::PersonId;
use crate::permissions::Action;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionState {
    /// 判断待ち: the bank asked for it.
    Requested,
    /// 停止中: the agent does not reach the bank.
    InForce,
    /// 停止しない: the Federation declined.
    Declined,
    /// 解除: the agent reaches the bank again.
    Lifted,
}

/// Something that may happen to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionEvent {
    /// The Federation suspends.
    Accept,
    /// The Federation does not.
    Decline,
    /// The Federation lets the agent reach the bank again.
    Lift,
}

/// Who did something, when, and with which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// The person.
    pub person: PersonId,
    /// The name at that time.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The reason, or a remark.
    pub words: String,
}

/// One suspension of one contract at one bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// Where it stands.
    pub state: SuspensionState,
    /// Who asked for it at the bank, and why.
    pub requested: Hand,
    /// Who decided at the Federation.
    pub decided: Option<Hand>,
    /// Who lifted it.
    pub lifted: Option<Hand>,
}

impl SuspensionState {
    /// Every state.
    pub const ALL: [SuspensionState; 4] = [
        SuspensionState::Requested,
        SuspensionState::InForce,
        SuspensionState::Declined,
        SuspensionState::Lifted,
    ];

    /// The word of the state in the database.
    pub fn code(self) -> &'static str {
        match self {
            SuspensionState::Requested => "requested",
            SuspensionState::InForce => "in_force",
            SuspensionState::Declined => "declined",
            SuspensionState::Lifted => "lifted",
        }
    }

    /// The state of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        SuspensionState::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether it is still going on; a contract has one of these at a bank at a time.
    pub fn is_open(self) -> bool {
        matches!(self, SuspensionState::Requested | SuspensionState::InForce)
    }

    /// The state after the event.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the event does not belong to the state.
    pub fn apply(self, event: SuspensionEvent) -> Result<Self, Refusal> {
        match (self, event) {
            (SuspensionState::Requested, SuspensionEvent::Accept) => Ok(SuspensionState::InForce),
            (SuspensionState::Requested, SuspensionEvent::Decline) => Ok(SuspensionState::Declined),
            (SuspensionState::InForce, SuspensionEvent::Lift) => Ok(SuspensionState::Lifted),
            _ => Err(Refusal::WrongState),
        }
    }
}

impl SuspensionEvent {
    /// Every event.
    pub const ALL: [SuspensionEvent; 3] = [
        SuspensionEvent::Accept,
        SuspensionEvent::Decline,
        SuspensionEvent::Lift,
    ];

    /// The right that whoever makes it happen must have.
    pub fn action(self) -> Action {
        match self {
            SuspensionEvent::Accept | SuspensionEvent::Decline => Action::DecideSuspension,
            SuspensionEvent::Lift => Action::LiftSuspension,
        }
    }
}

impl Suspension {
    /// Asked for.
    pub fn requested(by: Hand) -> Self {
        Suspension {
            state: SuspensionState::Requested,
            requested: by,
            decided: None,
            lifted: None,
        }
    }

    /// Who suspended, where the Federation did.
    pub fn accepted(&self) -> Option<&Hand> {
        let is_accepted = matches!(
            self.state,
            SuspensionState::InForce | SuspensionState::Lifted
        );
        self.decided.as_ref().filter(|_| is_accepted)
    }

    /// The first day (JST) of the suspension, where it was in force at the end of a day.
    pub fn in_force_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let since = business_date(self.accepted()?.at);
        let is_over = |lifted: &Hand| business_date(lifted.at) <= day;
        let counts = since <= day && !self.lifted.as_ref().is_some_and(is_over);
        counts.then_some(since)
    }

    /// Takes a step.
    ///
    /// # Errors
    /// As [`SuspensionState::apply`].
    pub fn step(&mut self, event: SuspensionEvent, by: Hand) -> Result<(), Refusal> {
        self.state = self.state.apply(event)?;
        match event {
            SuspensionEvent::Lift => self.lifted = Some(by),
            SuspensionEvent::Accept | SuspensionEvent::Decline => self.decided = Some(by),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Actor, Role};

    // ASVS 2.3.1
    #[test]
    fn every_state_event_and_role_has_its_answer() {
        for role in Role::ALL {
            let actor = Actor::holding(role);
            let may: Vec<String> = SuspensionState::ALL
                .into_iter()
                .flat_map(|state| SuspensionEvent::ALL.map(|event| (state, event)))
                .filter_map(|(state, event)| {
                    actor.require(event.action()).ok()?;
                    let next = state.apply(event).ok()?;
                    Some(format!("{} + {event:?} = {}", state.code(), next.code()))
                })
                .collect();
            let expected: &[&str] = match role {
                Role::Officer => &[
                    "requested + Accept = in_force",
                    "requested + Decline = declined",
                ],
                Role::Approver => &[
                    "requested + Accept = in_force",
                    "requested + Decline = declined",
                    "in_force + Lift = lifted",
                ],
                _ => &[],
            };
            assert_eq!(may, expected, "{role}");
        }
    }

    #[test]
    fn it_is_in_force_from_the_decision_until_it_is_lifted() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        // Half past midnight in Japan.
        let hand = |day: &str| Hand {
            person: PersonId(uuid::Uuid::nil()),
            name: String::new(),
            at: format!("{day}T15:30:00Z").parse().unwrap(),
            words: String::new(),
        };
        let mut one = Suspension::requested(hand("2026-12-01"));
        assert_eq!(one.in_force_on(day("2026-12-09")), None);
        let mut declined = one.clone();
        declined
            .step(SuspensionEvent::Decline, hand("2026-12-02"))
            .unwrap();
        assert_eq!(declined.in_force_on(day("2026-12-09")), None);
        one.step(SuspensionEvent::Accept, hand("2026-12-02"))
            .unwrap();
        assert_eq!(one.in_force_on(day("2026-12-02")), None);
        let since = Some(day("2026-12-03"));
        assert_eq!(one.in_force_on(day("2026-12-03")), since);
        one.step(SuspensionEvent::Lift, hand("2026-12-05")).unwrap();
        assert_eq!(one.in_force_on(day("2026-12-05")), since);
        assert_eq!(one.in_force_on(day("2026-12-06")), None);
    }

    #[test]
    fn what_is_settled_goes_on_no_more() {
        for state in SuspensionState::ALL {
            assert_eq!(SuspensionState::of_code(state.code()), Some(state));
            let goes_on = SuspensionEvent::ALL
                .iter()
                .any(|one| state.apply(*one).is_ok());
            assert_eq!(goes_on, state.is_open(), "{state:?}");
        }
    }
}
