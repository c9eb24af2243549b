//! The states of an application, each with its facts, and the only transitions there are.

mod event;
mod kind;
#[cfg(test)]
mod tests;

pub use event::{CorrectionOrder, Declination, Event};
pub use kind::StageKind;

use super::sections::Section;
use crate::ids::PersonId;
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Where an application stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Stage {
    /// 下書き
    Draft,
    /// 受付済み: nobody has taken it yet.
    Submitted { at: DateTime<Utc> },
    /// 審査中
    InReview { officer: PersonId },
    /// 補正待ち
    Returned {
        officer: PersonId,
        order: CorrectionOrder,
    },
    /// 決裁待ち
    Proposed {
        proposer: PersonId,
        memo: String,
        at: DateTime<Utc>,
    },
    /// 承認済み: the banks' consents and the contract follow.
    Approved {
        proposer: PersonId,
        approver: PersonId,
        at: DateTime<Utc>,
    },
    /// 謝絶
    Declined {
        proposer: PersonId,
        approver: PersonId,
        declination: Declination,
        at: DateTime<Utc>,
    },
    /// 取下げ
    Withdrawn { at: DateTime<Utc> },
}

/// Who owns the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The applicant.
    Agent,
    /// The Federation's business department.
    Federation,
    /// The labour banks.
    Banks,
    /// Nobody: it is over.
    Nobody,
}

/// What comes next; worded by the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    Submit,
    Assign,
    Review,
    Correct,
    Decide,
    Consents,
    Ended,
}

impl Stage {
    /// Where the application stands, without the facts.
    pub fn kind(&self) -> StageKind {
        match self {
            Stage::Draft => StageKind::Draft,
            Stage::Submitted { .. } => StageKind::Submitted,
            Stage::InReview { .. } => StageKind::InReview,
            Stage::Returned { .. } => StageKind::Returned,
            Stage::Proposed { .. } => StageKind::Proposed,
            Stage::Approved { .. } => StageKind::Approved,
            Stage::Declined { .. } => StageKind::Declined,
            Stage::Withdrawn { .. } => StageKind::Withdrawn,
        }
    }

    /// The word of the state in the database and in addresses.
    pub fn code(&self) -> &'static str {
        self.kind().code()
    }

    /// The state after the event.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the event does not belong to the state, and
    /// [`Refusal::ProposerMayNotDecide`] where one person would decide on their own proposal.
    pub fn apply(self, event: Event) -> Result<Stage, Refusal> {
        match (self, event) {
            (Stage::Draft, Event::Submit { at }) => Ok(Stage::Submitted { at }),
            (Stage::Returned { officer, .. }, Event::Submit { .. }) => {
                Ok(Stage::InReview { officer })
            }
            (Stage::Submitted { .. } | Stage::InReview { .. }, Event::Take { officer }) => {
                Ok(Stage::InReview { officer })
            }
            (Stage::InReview { .. }, Event::ReturnForCorrection { officer, order }) => {
                Ok(Stage::Returned { officer, order })
            }
            (Stage::InReview { .. }, Event::Propose { officer, memo, at }) => Ok(Stage::Proposed {
                proposer: officer,
                memo,
                at,
            }),
            (stage @ Stage::Proposed { .. }, event) => stage.decide(event),
            (
                Stage::Draft
                | Stage::Submitted { .. }
                | Stage::InReview { .. }
                | Stage::Returned { .. },
                Event::Withdraw { at },
            ) => Ok(Stage::Withdrawn { at }),
            _ => Err(Refusal::WrongState),
        }
    }

    fn decide(self, event: Event) -> Result<Stage, Refusal> {
        let Stage::Proposed { proposer, .. } = self else {
            return Err(Refusal::WrongState);
        };
        match event {
            Event::Approve { approver, at } => {
                another(proposer, approver)?;
                Ok(Stage::Approved {
                    proposer,
                    approver,
                    at,
                })
            }
            Event::SendBack { approver } => {
                another(proposer, approver)?;
                Ok(Stage::InReview { officer: proposer })
            }
            Event::Decline {
                approver,
                declination,
                at,
            } => {
                another(proposer, approver)?;
                Ok(Stage::Declined {
                    proposer,
                    approver,
                    declination,
                    at,
                })
            }
            Event::Withdraw { at } => Ok(Stage::Withdrawn { at }),
            _ => Err(Refusal::WrongState),
        }
    }

    /// The same stage in the hands of another officer.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where no officer has it in hand.
    pub fn hand_over(self, to: PersonId) -> Result<Stage, Refusal> {
        match self {
            Stage::InReview { .. } => Ok(Stage::InReview { officer: to }),
            Stage::Returned { order, .. } => Ok(Stage::Returned { officer: to, order }),
            _ => Err(Refusal::WrongState),
        }
    }

    /// Whether the agent may change the section now.
    pub fn unlocks(&self, section: Section) -> bool {
        match self {
            Stage::Draft => true,
            Stage::Returned { order, .. } => order.sections.contains(&section),
            _ => false,
        }
    }

    /// Who owns the next step.
    pub fn owner(&self) -> Owner {
        match self {
            Stage::Draft | Stage::Returned { .. } => Owner::Agent,
            Stage::Submitted { .. } | Stage::InReview { .. } | Stage::Proposed { .. } => {
                Owner::Federation
            }
            Stage::Approved { .. } => Owner::Banks,
            Stage::Declined { .. } | Stage::Withdrawn { .. } => Owner::Nobody,
        }
    }

    /// What comes next.
    pub fn next(&self) -> NextStep {
        match self {
            Stage::Draft => NextStep::Submit,
            Stage::Submitted { .. } => NextStep::Assign,
            Stage::InReview { .. } => NextStep::Review,
            Stage::Returned { .. } => NextStep::Correct,
            Stage::Proposed { .. } => NextStep::Decide,
            Stage::Approved { .. } => NextStep::Consents,
            Stage::Declined { .. } | Stage::Withdrawn { .. } => NextStep::Ended,
        }
    }

    /// The officer who has the case.
    pub fn officer(&self) -> Option<PersonId> {
        match self {
            Stage::InReview { officer } | Stage::Returned { officer, .. } => Some(*officer),
            Stage::Proposed { proposer, .. }
            | Stage::Approved { proposer, .. }
            | Stage::Declined { proposer, .. } => Some(*proposer),
            Stage::Draft | Stage::Submitted { .. } | Stage::Withdrawn { .. } => None,
        }
    }
}

/// Maker and checker are two people, whatever roles one of them holds.
fn another(proposer: PersonId, approver: PersonId) -> Result<(), Refusal> {
    if proposer == approver {
        Err(Refusal::ProposerMayNotDecide)
    } else {
        Ok(())
    }
}
