//! Who may do what: one table that guards the use-cases and decides which buttons pages draw.

mod rights;
mod table;
#[cfg(test)]
mod tests;
mod when;

pub use table::Action;
pub use when::{State, When};

use crate::accounts::{Actor, Assurance, Body, Identity};
use crate::ids::OrganisationId;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Why an actor may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denial {
    /// The action belongs to these roles' holders only.
    Role,
    /// The thing is not in a state for it.
    State,
    /// The actor has the case already.
    AlreadyYours,
    /// A colleague has the case; it has to be taken over first.
    OtherOfficer,
    /// The actor proposed it, so somebody else decides.
    OwnProposal,
    /// The agent has no registration yet.
    RegistrationPending,
    /// Nobody changes their own rights at the Federation, or gives themselves those of a bank.
    OwnRights,
    /// The actor belongs to the agent whose case it is.
    OwnOrganisation,
    /// Whoever looks as somebody else, to help them, does not do this in their place.
    Impersonating,
    /// Somebody else was named to sign.
    Delegated,
}

impl Actor {
    /// Whether the actor may do it at all; that a factor given before has to be given once more hides no button.
    pub fn may(&self, action: Action) -> bool {
        let assurance = action.demands().min(Assurance::Factor);
        self.require_role(action).is_ok() && self.is_assured(assurance)
    }

    /// Whether the actor may do it to a thing in that state; pages draw a button only then.
    pub fn may_now(&self, action: Action, state: State) -> bool {
        self.verdict(action, state).is_ok()
    }

    /// Whether the actor lacks nothing but a second factor, or a fresh one, to do it; pages lead there then.
    pub fn lacks_factor(&self, action: Action) -> bool {
        self.require(action) == Err(Refusal::FactorRequired)
    }

    /// The table's answer for a thing in that state.
    ///
    /// # Errors
    /// The reason why not; that the state is wrong is told only to those who might do it otherwise.
    pub fn verdict(&self, action: Action, state: State) -> Result<(), Denial> {
        self.held(action)?;
        if !self.may(action) {
            Err(Denial::Role)
        } else if action.when().includes(state) {
            Ok(())
        } else {
            Err(Denial::State)
        }
    }

    /// Demands that the actor may do it to a thing in that state, before a page offers it.
    ///
    /// # Errors
    /// As [`Actor::require`], and [`Refusal::WrongState`].
    pub fn require_now(&self, action: Action, state: State) -> Result<(), Refusal> {
        self.require(action)?;
        match action.when().includes(state) {
            true => Ok(()),
            false => Err(Refusal::WrongState),
        }
    }

    /// Demands that no hat of the actor's belongs to the agent whose case it is: nobody reviews or decides
    /// on their own company's case, whichever hat they wear.
    ///
    /// # Errors
    /// [`Denial::OwnOrganisation`].
    pub fn require_neutral(&self, organisation: OrganisationId) -> Result<(), Denial> {
        let body = Body::Agent(organisation);
        let has_hat = |identity: &Identity| {
            let worn = identity.hat.iter();
            worn.chain(&identity.other_hats).any(|hat| hat.body == body)
        };
        match self.identity().is_some_and(has_hat) {
            true => Err(Denial::OwnOrganisation),
            false => Ok(()),
        }
    }

    /// Demands the right to do it.
    ///
    /// # Errors
    /// As [`Actor::require_role`], and [`Refusal::FactorRequired`] where the action demands a second factor that
    /// was not given, or not within the last five minutes.
    pub fn require(&self, action: Action) -> Result<(), Refusal> {
        self.require_role(action)?;
        match self.is_assured(action.demands()) {
            true => Ok(()),
            false => Err(Refusal::FactorRequired),
        }
    }

    /// Demands the role alone, before a form is read that tells itself what is missing.
    ///
    /// # Errors
    /// [`Refusal::SignInRequired`] without a session, and [`Refusal::NotAllowed`] without the role.
    pub fn require_role(&self, action: Action) -> Result<(), Refusal> {
        match self {
            Actor::Anonymous => Err(Refusal::SignInRequired),
            Actor::System | Actor::Person(_) => Ok(self.held(action)?),
        }
    }

    fn held(&self, action: Action) -> Result<(), Denial> {
        let is_in_place = self.identity().is_some_and(|one| one.helper.is_some());
        if *self == Actor::System {
            Ok(())
        } else if !action.roles().iter().any(|role| self.is(*role)) {
            Err(Denial::Role)
        } else if is_in_place && !action.is_for_helpers() {
            Err(Denial::Impersonating)
        } else {
            Ok(())
        }
    }

    fn is_assured(&self, demanded: Assurance) -> bool {
        self.identity()
            .is_none_or(|identity| identity.assurance >= demanded)
    }

    /// Demands the right to see what belongs to an organisation: its own people, and the Federation's staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for anybody else, so that an address guessed tells nothing.
    pub fn require_sight(&self, organisation: OrganisationId) -> Result<(), Refusal> {
        let own = self.organisation() == Some(organisation) && self.may(Action::ReadOwn);
        match self {
            Actor::Anonymous => Err(Refusal::SignInRequired),
            Actor::System => Ok(()),
            Actor::Person(_) if own || self.may(Action::ReadCases) => Ok(()),
            Actor::Person(_) => Err(Refusal::NotFound),
        }
    }

    /// Demands the right to do it to what belongs to the organisation the actor acts for.
    ///
    /// # Errors
    /// As [`Actor::require`]; [`Refusal::NotFound`] where the thing is another organisation's.
    pub fn require_own(&self, action: Action, organisation: OrganisationId) -> Result<(), Refusal> {
        self.require(action)?;
        if self.organisation() == Some(organisation) || *self == Actor::System {
            Ok(())
        } else {
            Err(Refusal::NotFound)
        }
    }
}
