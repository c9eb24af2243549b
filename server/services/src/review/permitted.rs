//! Which steps an actor may take on a case now, and why not: pages draw buttons by this, and the use-cases
//! hold the same rules.

use crate::store::applications::Application;
use domain::accounts::Actor;
use domain::applications::Stage;
use domain::permissions::Action;

/// A step on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseAction {
    /// Take it, or take it over.
    Take,
    /// Return it for correction.
    Return,
    /// Propose it for decision.
    Propose,
    /// Approve, send back or decline.
    Decide,
    /// Note that the registration was found in the public list.
    Verify,
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// It belongs to another role.
    Role,
    /// The case is not in a state for it.
    State,
    /// The actor has the case already.
    AlreadyYours,
    /// A colleague has the case; take it over first.
    OtherOfficer,
    /// The actor proposed it, so somebody else decides.
    OwnProposal,
    /// The agent has no registration yet.
    RegistrationPending,
}

/// Every step: free to take, or the reason why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permitted {
    pub take: Result<(), Obstacle>,
    pub return_for_correction: Result<(), Obstacle>,
    pub propose: Result<(), Obstacle>,
    pub decide: Result<(), Obstacle>,
    pub verify: Result<(), Obstacle>,
}

impl Permitted {
    /// The answer for one step.
    pub fn of(&self, action: CaseAction) -> Result<(), Obstacle> {
        match action {
            CaseAction::Take => self.take,
            CaseAction::Return => self.return_for_correction,
            CaseAction::Propose => self.propose,
            CaseAction::Decide => self.decide,
            CaseAction::Verify => self.verify,
        }
    }
}

/// What the actor may do with the application.
pub(super) fn permitted(actor: &Actor, application: &Application, registered: bool) -> Permitted {
    let officer = actor.require(Action::Review).map_err(|_| Obstacle::Role);
    let approver = actor.require(Action::Decide).map_err(|_| Obstacle::Role);
    let me = actor.identity().map(|identity| identity.person);
    let take = match application.stage {
        Stage::Submitted { .. } => Ok(()),
        Stage::InReview { officer } if Some(officer) == me => Err(Obstacle::AlreadyYours),
        Stage::InReview { .. } => Ok(()),
        _ => Err(Obstacle::State),
    };
    let work = match application.stage {
        Stage::InReview { officer } if Some(officer) == me => Ok(()),
        Stage::InReview { .. } => Err(Obstacle::OtherOfficer),
        _ => Err(Obstacle::State),
    };
    let decide = match application.stage {
        Stage::Proposed { proposer, .. } if Some(proposer) == me => Err(Obstacle::OwnProposal),
        Stage::Proposed { .. } => Ok(()),
        _ => Err(Obstacle::State),
    };
    let verify = if registered {
        Ok(())
    } else {
        Err(Obstacle::RegistrationPending)
    };
    Permitted {
        take: officer.and(take),
        return_for_correction: officer.and(work),
        propose: officer.and(work),
        decide: approver.and(decide),
        verify: officer.and(verify),
    }
}
