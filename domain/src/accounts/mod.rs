//! People, their roles, and what a password must be.

mod devices;
mod factors;
mod forms;
mod hats;
mod impersonation;
pub mod members;
mod passwords;
mod roles;
mod single_sign_on;
mod used_factor;

pub use devices::device;
pub use factors::{
    Assurance, CODE_DIGITS, FactorChange, FactorForm, Given, PasskeyAnswer, RECOVERY_CHARACTERS,
    RECOVERY_CODES,
};
pub use forms::{Registration, RegistrationForm};
pub use hats::{Body, Hat, UnknownBody};
pub use impersonation::{HELP_LASTS, Help, HelpForm, Helper};
pub use passwords::{NewPassword, PASSWORD_MIN, PasswordRule};
pub use roles::{BodyKind, Role, UnknownRole};
pub use single_sign_on::{BadRoleMap, RoleMap, SignOnProblem};
pub use used_factor::UsedFactor;

use crate::banks::BankCode;
use crate::ids::{OrganisationId, PersonId};
use crate::permissions::Denial;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

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
    /// The hat the person wears; none when every right of theirs has ended.
    pub hat: Option<Hat>,
    /// The other hats they could wear, in the order in which pages list them.
    pub other_hats: Vec<Hat>,
    /// How sure it is that it is this person.
    pub assurance: Assurance,
    /// Who really sits there, to help the person.
    pub helper: Option<Box<Helper>>,
}

impl Identity {
    /// Changes hats; whether the person has that hat.
    pub fn wear(&mut self, body: &Body) -> bool {
        if self.hat.as_ref().is_some_and(|hat| hat.body == *body) {
            return true;
        }
        let Some(place) = self.other_hats.iter().position(|hat| hat.body == *body) else {
            return false;
        };
        let put_on = self.other_hats.remove(place);
        if let Some(taken_off) = self.hat.replace(put_on) {
            self.other_hats.insert(place, taken_off);
        }
        true
    }

    /// What the person is under the hat they wear.
    pub fn roles(&self) -> &[Role] {
        self.hat.as_ref().map_or(&[], |hat| &hat.roles)
    }
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
    /// Somebody who holds the role, at the agent or bank that every test means.
    pub(crate) fn holding(role: Role) -> Self {
        let body = match role.kind() {
            BodyKind::Agent => Body::Agent(OrganisationId(uuid::Uuid::nil())),
            BodyKind::Federation => Body::Federation,
            BodyKind::Bank => Body::Bank("2963".parse().unwrap()),
        };
        Actor::Person(Identity {
            person: PersonId(uuid::Uuid::nil()),
            name: "三枝 由香里".into(),
            email: "saegusa@example.jp".into(),
            hat: Some(Hat {
                body,
                name: "あおば家計".into(),
                roles: vec![role],
            }),
            other_hats: Vec::new(),
            assurance: Assurance::FreshFactor,
            helper: None,
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

    /// The signed-in person, in what is theirs alone: account, factors, sessions.
    ///
    /// # Errors
    /// [`Refusal::SignInRequired`] without a session, and [`Denial::Impersonating`] for whoever is in their place.
    pub fn themselves(&self) -> Result<&Identity, Refusal> {
        let identity = self.identity().ok_or(Refusal::SignInRequired)?;
        match identity.helper {
            None => Ok(identity),
            Some(_) => Err(Denial::Impersonating.into()),
        }
    }

    /// The body the actor acts for.
    pub fn body(&self) -> Option<&Body> {
        let hat = self.identity().and_then(|identity| identity.hat.as_ref());
        hat.map(|hat| &hat.body)
    }

    /// Whether the actor holds the role under the hat they wear.
    pub fn is(&self, role: Role) -> bool {
        self.identity()
            .is_some_and(|identity| identity.roles().contains(&role))
    }

    /// Whether the actor acts for the Federation.
    pub fn is_staff(&self) -> bool {
        self.body() == Some(&Body::Federation)
    }

    /// The agent the actor acts for.
    pub fn organisation(&self) -> Option<OrganisationId> {
        self.body().and_then(Body::organisation)
    }

    /// The bank the actor acts for.
    pub fn bank(&self) -> Option<&BankCode> {
        self.body().and_then(Body::bank)
    }
}
