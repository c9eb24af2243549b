//! Which steps an actor may take on a case now, and why not: pages draw buttons by this, and the use-cases
//! hold the same rules.

use crate::store::applications::Application;
use domain::accounts::Actor;
use domain::applications::Stage;
use domain::permissions::{Action, Denial, State};

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

/// Every step: free to take, or the reason why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permitted {
    pub take: Result<(), Denial>,
    pub return_for_correction: Result<(), Denial>,
    pub propose: Result<(), Denial>,
    pub decide: Result<(), Denial>,
    pub verify: Result<(), Denial>,
}

impl Permitted {
    /// The answer for one step.
    pub fn of(&self, action: CaseAction) -> Result<(), Denial> {
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
pub(super) fn permitted(
    actor: &Actor,
    application: &Application,
    (registered, neutral): (bool, Result<(), Denial>),
) -> Permitted {
    let state = State::Application(application.stage.kind());
    let verdict = |action| actor.verdict(action, state).and(neutral);
    let me = actor.identity().map(|identity| identity.person);
    let take = match application.stage {
        Stage::InReview { officer } if Some(officer) == me => Err(Denial::AlreadyYours),
        _ => Ok(()),
    };
    let work = match application.stage {
        Stage::InReview { officer } if Some(officer) != me => Err(Denial::OtherOfficer),
        _ => Ok(()),
    };
    let decide = match application.stage {
        Stage::Proposed { proposer, .. } if Some(proposer) == me => Err(Denial::OwnProposal),
        _ => Ok(()),
    };
    let verify = match registered {
        true => Ok(()),
        false => Err(Denial::RegistrationPending),
    };
    Permitted {
        take: verdict(Action::Take).and(take),
        return_for_correction: verdict(Action::Return).and(work),
        propose: verdict(Action::Propose).and(work),
        decide: verdict(Action::Decide).and(decide),
        verify: verdict(Action::VerifyRegistration).and(verify),
    }
}
