//! People, their roles, and what a password must be.

mod forms;

pub use forms::{NewPassword, PASSWORD_MIN, Registration, RegistrationForm};

use crate::ids::{OrganisationId, PersonId};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a person is to the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Belongs to an agent and applies for it.
    Agent,
    /// 事務部 担当者: checks, returns and proposes.
    Officer,
    /// 決裁者: decides on proposals and signs for the Federation.
    Approver,
    /// システム管理者: announces readiness, invites staff, issues client IDs.
    Administrator,
    /// 監査: reads everything, changes nothing.
    Auditor,
}

impl Role {
    /// Every role, in the order in which pages list them.
    pub const ALL: [Role; 5] = [
        Role::Agent,
        Role::Officer,
        Role::Approver,
        Role::Administrator,
        Role::Auditor,
    ];

    /// The word used in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Role::Agent => "agent",
            Role::Officer => "officer",
            Role::Approver => "approver",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
        }
    }

    /// Whether the role belongs to the Federation.
    pub fn is_staff(self) -> bool {
        self != Role::Agent
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Role::ALL
            .into_iter()
            .find(|role| role.code() == text)
            .ok_or(UnknownRole)
    }
}

/// A word that names no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown role")]
pub struct UnknownRole;

/// The language a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Japanese, the default.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// The tag of BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Ja => "ja",
            Language::En => "en",
        }
    }

    /// The language of a tag; anything but `en` is Japanese.
    pub fn of_tag(tag: &str) -> Self {
        if tag == "en" {
            Language::En
        } else {
            Language::Ja
        }
    }
}

/// A person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who.
    pub person: PersonId,
    /// The name shown on pages and in the trail.
    pub name: String,
    /// The address mails go to.
    pub email: String,
    /// Everything the person is; never empty for a usable account.
    pub roles: Vec<Role>,
    /// The agent the person belongs to, with its name.
    pub organisation: Option<(OrganisationId, String)>,
}

/// On whose behalf something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    Anonymous,
    /// A person with a session.
    Person(Identity),
    /// The portal itself: the worker, the command line.
    System,
}

#[cfg(test)]
impl Actor {
    /// Somebody outside every organisation who holds the roles.
    pub(crate) fn holding(roles: &[Role]) -> Self {
        Actor::Person(Identity {
            person: PersonId(uuid::Uuid::nil()),
            name: "三枝 由香里".into(),
            email: "saegusa@example.jp".into(),
            roles: roles.to_vec(),
            organisation: None,
        })
    }
}

impl Actor {
    /// The signed-in person, if there is one.
    pub fn identity(&self) -> Option<&Identity> {
        match self {
            Actor::Person(identity) => Some(identity),
            Actor::Anonymous | Actor::System => None,
        }
    }

    /// Whether the actor holds the role.
    pub fn is(&self, role: Role) -> bool {
        self.identity().is_some_and(|i| i.roles.contains(&role))
    }

    /// Whether the actor belongs to the Federation.
    pub fn is_staff(&self) -> bool {
        self.identity()
            .is_some_and(|i| i.roles.iter().any(|r| r.is_staff()))
    }

    /// The agent the actor belongs to.
    pub fn organisation(&self) -> Option<OrganisationId> {
        self.identity()
            .and_then(|i| i.organisation.as_ref())
            .map(|(id, _)| *id)
    }
}
