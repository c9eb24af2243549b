//! Where one publication stands, and what may happen to it.

use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where one publication stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicationState {
    /// 通知前: a bank that was not told yet, or a party that has not published.
    Open,
    /// 通知済み: the bank was told, and has not published.
    Notified,
    /// 公表済み
    Published,
    /// 公表不要: the contract ended, or the bank took its consent back, before anything was published.
    NotRequired,
}

/// Something that may happen to a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicationEvent {
    /// The Federation tells the bank.
    Notify,
    /// Somebody records where it is published.
    Publish,
    /// Somebody corrects that.
    Correct,
    /// Nobody has to publish it any more.
    Release,
}

impl PublicationState {
    /// Every state in the order of the way.
    pub const ALL: [PublicationState; 4] = [
        PublicationState::Open,
        PublicationState::Notified,
        PublicationState::Published,
        PublicationState::NotRequired,
    ];
    /// Those in which something is still to be published.
    pub const WAITING: [PublicationState; 2] = [PublicationState::Open, PublicationState::Notified];

    /// The word of the state in the database.
    pub fn code(self) -> &'static str {
        match self {
            PublicationState::Open => "open",
            PublicationState::Notified => "notified",
            PublicationState::Published => "published",
            PublicationState::NotRequired => "not_required",
        }
    }

    /// The state of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        PublicationState::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether something is still to be published.
    pub fn is_waiting(self) -> bool {
        PublicationState::WAITING.contains(&self)
    }

    /// Whether it is late on a day.
    pub fn is_overdue(self, (due_on, today): (NaiveDate, NaiveDate)) -> bool {
        self.is_waiting() && due_on < today
    }

    /// What recording an address means here: the first one, or a correction.
    pub fn recording(self) -> PublicationEvent {
        match self {
            PublicationState::Published => PublicationEvent::Correct,
            _ => PublicationEvent::Publish,
        }
    }

    /// The state after the event. Whoever publishes before the notice was recorded has been told.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the event does not belong to the state.
    pub fn apply(self, event: PublicationEvent) -> Result<Self, Refusal> {
        use PublicationEvent::{Correct, Notify, Publish, Release};
        use PublicationState::{NotRequired, Notified, Open, Published};
        match (self, event) {
            (Open, Notify) => Ok(Notified),
            (Open | Notified, Publish) | (Published, Correct) => Ok(Published),
            (Open | Notified, Release) => Ok(NotRequired),
            _ => Err(Refusal::WrongState),
        }
    }
}

impl PublicationEvent {
    /// Every event in the order of the way.
    pub const ALL: [PublicationEvent; 4] = [
        PublicationEvent::Notify,
        PublicationEvent::Publish,
        PublicationEvent::Correct,
        PublicationEvent::Release,
    ];
}

#[cfg(test)]
mod tests {
    use super::super::Publisher;
    use super::*;
    use crate::accounts::{Actor, Role};
    use crate::ids::OrganisationId;
    use uuid::Uuid;

    #[test]
    fn every_state_takes_the_events_of_the_table_and_no_other() {
        use PublicationEvent::{Correct, Notify, Publish, Release};
        use PublicationState::{NotRequired, Notified, Open, Published};
        let table = [
            (Open, Notify, Some(Notified)),
            (Open, Publish, Some(Published)),
            (Open, Correct, None),
            (Open, Release, Some(NotRequired)),
            (Notified, Notify, None),
            (Notified, Publish, Some(Published)),
            (Notified, Correct, None),
            (Notified, Release, Some(NotRequired)),
            (Published, Notify, None),
            (Published, Publish, None),
            (Published, Correct, Some(Published)),
            (Published, Release, None),
            (NotRequired, Notify, None),
            (NotRequired, Publish, None),
            (NotRequired, Correct, None),
            (NotRequired, Release, None),
        ];
        let cells = PublicationState::ALL.len() * PublicationEvent::ALL.len();
        assert_eq!(table.len(), cells);
        for (state, event, next) in table {
            let expected = next.ok_or(Refusal::WrongState);
            assert_eq!(state.apply(event), expected, "{state:?} {event:?}");
        }
    }

    #[test]
    fn in_every_state_each_records_its_own_and_officers_record_all() {
        let own = OrganisationId(Uuid::nil());
        let other = OrganisationId(Uuid::from_u128(7));
        let bank = |code: &str| Publisher::Bank(code.parse().unwrap());
        // Who publishes for which agent, and the roles that may record it; the bank of the tests is 2963.
        let cases = [
            (Publisher::Federation, own, &[Role::Officer][..]),
            (
                Publisher::Agent,
                own,
                &[Role::Officer, Role::Owner, Role::Editor],
            ),
            (Publisher::Agent, other, &[Role::Officer]),
            (
                bank("2963"),
                own,
                &[Role::Officer, Role::BankRepresentative, Role::BankDeputy],
            ),
            (bank("2951"), own, &[Role::Officer]),
        ];
        for (publisher, agent, roles) in cases {
            for role in Role::ALL {
                let may = publisher.require(&Actor::holding(role), agent);
                assert_eq!(may.is_ok(), roles.contains(&role), "{publisher} by {role}");
                for state in PublicationState::ALL {
                    let recorded = may.clone().and_then(|()| state.apply(state.recording()));
                    let expected = roles.contains(&role) && state != PublicationState::NotRequired;
                    assert_eq!(
                        recorded.is_ok(),
                        expected,
                        "{publisher} by {role} {state:?}"
                    );
                }
            }
            let nobody = publisher.require(&Actor::Anonymous, agent);
            assert_eq!(nobody, Err(Refusal::SignInRequired));
        }
    }

    #[test]
    fn it_is_late_on_the_day_after() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        for state in PublicationState::ALL {
            assert!(!state.is_overdue((day(8), day(8))));
            assert_eq!(state.is_overdue((day(8), day(9))), state.is_waiting());
        }
    }
}
