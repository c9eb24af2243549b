//! Who may do what: one table that guards the use-cases and decides which buttons pages draw.

mod table;

pub use table::{Action, State, When};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{BodyKind, Helper, Role};
    use uuid::Uuid;

    // ASVS 8.2.1
    #[test]
    fn every_action_is_for_its_roles_and_nobody_else() {
        for action in Action::ALL {
            for role in Role::ALL {
                let listed = action.roles().contains(&role);
                let may = Actor::holding(role).may(action);
                assert_eq!(may, listed, "{action:?} by {role}");
            }
            let nobody = Actor::Anonymous.require(action);
            assert_eq!(nobody, Err(Refusal::SignInRequired));
        }
    }

    #[test]
    fn without_a_second_factor_nobody_acts_for_the_federation_or_a_bank_signs_or_sees_a_secret() {
        for role in Role::ALL {
            let Actor::Person(mut identity) = Actor::holding(role) else {
                return;
            };
            identity.assurance = Assurance::Password;
            let actor = Actor::Person(identity);
            for action in Action::ALL {
                let listed = action.roles().contains(&role);
                let demanded = role.kind() != BodyKind::Agent
                    || matches!(action, Action::SignForAgent | Action::RevealSecret);
                assert_eq!(
                    actor.may(action),
                    listed && !demanded,
                    "{action:?} by {role}"
                );
                assert_eq!(actor.lacks_factor(action), listed && demanded, "{action:?}");
            }
        }
    }

    #[test]
    fn what_binds_or_is_shown_once_demands_a_factor_given_just_now() {
        for role in Role::ALL {
            let Actor::Person(mut identity) = Actor::holding(role) else {
                return;
            };
            identity.assurance = Assurance::Factor;
            let actor = Actor::Person(identity);
            for action in Action::ALL {
                let listed = action.roles().contains(&role);
                let is_grave = action.demands() == Assurance::FreshFactor;
                assert_eq!(actor.may(action), listed, "the button of {action:?}");
                assert_eq!(actor.require(action).is_ok(), listed && !is_grave);
                assert_eq!(actor.lacks_factor(action), listed && is_grave);
            }
        }
    }

    #[test]
    fn whoever_helps_looks_and_fills_in_and_nothing_else() {
        let allowed = [
            Action::ReadOwn,
            Action::Begin,
            Action::Edit,
            Action::ReadTeam,
            Action::ReadBank,
        ];
        for role in [Role::Owner, Role::BankRepresentative] {
            let Actor::Person(mut identity) = Actor::holding(role) else {
                return;
            };
            identity.helper = Some(Box::new(Helper {
                person: crate::ids::PersonId(Uuid::from_u128(7)),
                name: "青木 管".into(),
                reason: "画面の確認".into(),
                until: chrono::DateTime::UNIX_EPOCH,
            }));
            let actor = Actor::Person(identity);
            assert_eq!(actor.themselves(), Err(Denial::Impersonating.into()));
            for action in Action::ALL {
                let listed = action.roles().contains(&role);
                let expected = match (listed, allowed.contains(&action)) {
                    (true, true) => Ok(()),
                    (true, false) => Err(Denial::Impersonating.into()),
                    (false, _) => Err(Denial::Role.into()),
                };
                assert_eq!(actor.require(action), expected, "{action:?} by {role}");
                assert_eq!(actor.may(action), expected.is_ok(), "{action:?} by {role}");
            }
        }
    }

    #[test]
    fn the_auditor_and_the_viewer_change_nothing_but_that_a_viewer_may_leave() {
        let reading = [
            (Role::Auditor, vec![Action::ReadCases, Action::ReadPeople]),
            (
                Role::Viewer,
                vec![Action::ReadOwn, Action::ReadTeam, Action::Leave],
            ),
        ];
        for (role, expected) in reading {
            let actor = Actor::holding(role);
            let allowed = Action::ALL.into_iter().filter(|action| actor.may(*action));
            assert_eq!(allowed.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn nobody_has_a_right_of_another_kind_of_body() {
        for action in Action::ALL {
            let mut kinds: Vec<_> = action.roles().iter().map(|role| role.kind()).collect();
            kinds.dedup();
            assert_eq!(kinds.len(), 1, "{action:?}");
        }
    }

    #[test]
    fn a_hat_that_is_not_worn_gives_no_right() {
        let Actor::Person(mut owner) = Actor::holding(Role::Owner) else {
            return;
        };
        owner.other_hats.extend(owner.hat.take());
        let bareheaded = Actor::Person(owner);
        assert!(
            Action::ALL
                .into_iter()
                .all(|action| !bareheaded.may(action))
        );
    }

    #[test]
    fn a_page_is_offered_only_in_the_state_for_it() {
        use crate::contracts::ContractState as S;
        let officer = Actor::holding(Role::Officer);
        let now = |state| officer.require_now(Action::TakeBack, State::Contract(state));
        assert_eq!(now(S::AwaitingAgentSignature), Ok(()));
        assert_eq!(now(S::Concluded), Err(Refusal::WrongState));
        let approver = Actor::holding(Role::Approver);
        let answer = approver.require_now(Action::TakeBack, State::Contract(S::Concluded));
        assert_eq!(answer, Err(Denial::Role.into()));
    }

    // ASVS 8.4.1
    #[test]
    fn another_organisations_thing_looks_absent() {
        let other = OrganisationId(Uuid::from_u128(7));
        let agent = Actor::holding(Role::Owner);
        assert_eq!(agent.require_sight(other), Err(Refusal::NotFound));
        assert_eq!(
            agent.require_own(Action::Edit, other),
            Err(Refusal::NotFound)
        );
    }
}
