//! What may happen to an application, with the facts that it brings.

use crate::applications::sections::Section;
use crate::ids::PersonId;
use crate::permissions::Action;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What is to be corrected, why, and by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionOrder {
    /// The only sections that unlock.
    pub sections: Vec<Section>,
    /// The criterion that the return rests on.
    pub criterion: String,
    /// In words for the agent.
    pub reason: String,
    /// The day by which the agent should answer.
    pub due_on: NaiveDate,
}

/// Why an application is declined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declination {
    /// The criterion that is not met.
    pub criterion: String,
    /// In words for the agent.
    pub reason: String,
}

/// Something that may happen to an application.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Submit {
        at: DateTime<Utc>,
    },
    Take {
        officer: PersonId,
    },
    ReturnForCorrection {
        officer: PersonId,
        order: CorrectionOrder,
    },
    Propose {
        officer: PersonId,
        memo: String,
        at: DateTime<Utc>,
    },
    Approve {
        approver: PersonId,
        at: DateTime<Utc>,
    },
    SendBack {
        approver: PersonId,
    },
    Decline {
        approver: PersonId,
        declination: Declination,
        at: DateTime<Utc>,
    },
    Withdraw {
        at: DateTime<Utc>,
    },
}

impl Event {
    /// The right that whoever makes it happen must have.
    pub fn action(&self) -> Action {
        match self {
            Event::Submit { .. } => Action::Submit,
            Event::Withdraw { .. } => Action::Withdraw,
            Event::Take { .. } => Action::Take,
            Event::ReturnForCorrection { .. } => Action::Return,
            Event::Propose { .. } => Action::Propose,
            Event::Approve { .. } | Event::SendBack { .. } | Event::Decline { .. } => {
                Action::Decide
            }
        }
    }
}
