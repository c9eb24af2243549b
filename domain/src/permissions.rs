//! Who may do what: one table that guards the use-cases and decides which buttons pages draw.

use crate::accounts::{Actor, Role};
use crate::ids::OrganisationId;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Something a person may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Prepare, correct, submit and withdraw an application.
    Apply,
    /// Read the queue and every application.
    ReadCases,
    /// Take, return and propose; record consents; draft contracts.
    Review,
    /// Approve, send back or decline a proposal.
    Decide,
    /// Sign a contract for the agent.
    SignForAgent,
    /// Sign a contract for the Federation, or record its paper signature.
    SignForFederation,
    /// Announce a readiness date.
    AnnounceReadiness,
    /// Invite staff.
    InviteStaff,
    /// Ask for an API client and see its secret once.
    RequestClient,
    /// Issue and revoke client IDs.
    IssueClient,
}

/// Why an actor may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denial {
    /// The action belongs to these roles' holders only.
    Role,
    /// The thing belongs to another organisation.
    OtherOrganisation,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 10] = [
        Action::Apply,
        Action::ReadCases,
        Action::Review,
        Action::Decide,
        Action::SignForAgent,
        Action::SignForFederation,
        Action::AnnounceReadiness,
        Action::InviteStaff,
        Action::RequestClient,
        Action::IssueClient,
    ];

    /// The roles that may do it.
    pub fn roles(self) -> &'static [Role] {
        use Role::{Administrator, Agent, Approver, Auditor, Officer};
        match self {
            Action::Apply | Action::SignForAgent | Action::RequestClient => &[Agent],
            Action::ReadCases => &[Officer, Approver, Administrator, Auditor],
            Action::Review => &[Officer],
            Action::Decide | Action::SignForFederation => &[Approver],
            Action::AnnounceReadiness | Action::InviteStaff | Action::IssueClient => {
                &[Administrator]
            }
        }
    }
}

impl Actor {
    /// Whether the actor may do it at all; pages draw a button only then.
    pub fn may(&self, action: Action) -> bool {
        self.require(action).is_ok()
    }

    /// Demands the right to do it.
    ///
    /// # Errors
    /// [`Refusal::SignInRequired`] without a session, [`Refusal::NotAllowed`] without the role.
    pub fn require(&self, action: Action) -> Result<(), Refusal> {
        match self {
            Actor::System => Ok(()),
            Actor::Anonymous => Err(Refusal::SignInRequired),
            Actor::Person(_) if action.roles().iter().any(|role| self.is(*role)) => Ok(()),
            Actor::Person(_) => Err(Denial::Role.into()),
        }
    }

    /// Demands the right to see what belongs to an organisation: its own people, and the Federation's staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for anybody else, so that an address guessed tells nothing.
    pub fn require_sight(&self, organisation: OrganisationId) -> Result<(), Refusal> {
        let own = self.organisation() == Some(organisation);
        match self {
            Actor::Anonymous => Err(Refusal::SignInRequired),
            Actor::System => Ok(()),
            Actor::Person(_) if own || self.may(Action::ReadCases) => Ok(()),
            Actor::Person(_) => Err(Refusal::NotFound),
        }
    }

    /// Demands the right to do it to what belongs to the organisation the actor is in.
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
    use uuid::Uuid;

    #[test]
    fn every_action_is_for_its_roles_and_nobody_else() {
        for action in Action::ALL {
            for role in Role::ALL {
                let listed = action.roles().contains(&role);
                assert_eq!(
                    Actor::holding(&[role]).may(action),
                    listed,
                    "{action:?} by {role}"
                );
            }
            assert_eq!(
                Actor::Anonymous.require(action),
                Err(Refusal::SignInRequired)
            );
        }
    }

    #[test]
    fn the_auditor_changes_nothing() {
        let allowed: Vec<_> = Action::ALL
            .into_iter()
            .filter(|action| Actor::holding(&[Role::Auditor]).may(*action))
            .collect();
        assert_eq!(allowed, [Action::ReadCases]);
    }

    #[test]
    fn another_organisations_thing_looks_absent() {
        let other = OrganisationId(Uuid::from_u128(7));
        let agent = Actor::holding(&[Role::Agent]);
        assert_eq!(agent.require_sight(other), Err(Refusal::NotFound));
        assert_eq!(
            agent.require_own(Action::Apply, other),
            Err(Refusal::NotFound)
        );
    }
}
