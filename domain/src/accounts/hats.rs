//! One person may belong to several bodies. For which of them somebody acts is the hat they wear; their
//! rights are those of that hat alone, so that nobody signs for one house with the rights of another.

use super::roles::{BodyKind, Role};
use crate::banks::BankCode;
use crate::ids::OrganisationId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Whom somebody acts for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Body {
    /// One agent.
    Agent(OrganisationId),
    /// The Federation.
    Federation,
    /// One labour bank.
    Bank(BankCode),
}

/// What a person is to one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hat {
    /// Whom the wearer acts for.
    pub body: Body,
    /// The body's name, such as that of the company.
    pub name: String,
    /// What the person is there; never empty.
    pub roles: Vec<Role>,
}

impl Body {
    /// The kind of the body, which decides which roles there are in it.
    pub fn kind(&self) -> BodyKind {
        match self {
            Body::Agent(_) => BodyKind::Agent,
            Body::Federation => BodyKind::Federation,
            Body::Bank(_) => BodyKind::Bank,
        }
    }

    /// The agent, where it is one.
    pub fn organisation(&self) -> Option<OrganisationId> {
        match self {
            Body::Agent(id) => Some(*id),
            Body::Federation | Body::Bank(_) => None,
        }
    }

    /// The bank, where it is one.
    pub fn bank(&self) -> Option<&BankCode> {
        match self {
            Body::Bank(code) => Some(code),
            Body::Federation | Body::Agent(_) => None,
        }
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Body::Agent(id) => write!(f, "agent:{id}"),
            Body::Federation => f.write_str("federation"),
            Body::Bank(code) => write!(f, "bank:{code}"),
        }
    }
}

impl FromStr for Body {
    type Err = UnknownBody;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("agent", id)) => id.parse().map(Body::Agent).map_err(|_| UnknownBody),
            Some(("bank", code)) => code.parse().map(Body::Bank).map_err(|_| UnknownBody),
            None if text == "federation" => Ok(Body::Federation),
            _ => Err(UnknownBody),
        }
    }
}

impl TryFrom<String> for Body {
    type Error = UnknownBody;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Body> for String {
    fn from(body: Body) -> Self {
        body.to_string()
    }
}

/// A word that names no body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown body")]
pub struct UnknownBody;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_written_and_read_alike() {
        let agent = Body::Agent(OrganisationId(uuid::Uuid::from_u128(7)));
        let bank = Body::Bank("2963".parse().unwrap());
        for body in [agent, Body::Federation, bank] {
            assert_eq!(body.to_string().parse(), Ok(body));
        }
        for nothing in ["", "agent", "agent:x", "bank:29", "federation:1"] {
            assert_eq!(nothing.parse::<Body>(), Err(UnknownBody), "{nothing}");
        }
    }

    #[test]
    fn every_role_belongs_to_one_kind_of_body() {
        let kinds = [BodyKind::Agent, BodyKind::Federation, BodyKind::Bank];
        let listed: Vec<Role> = kinds.into_iter().flat_map(Role::of_kind).collect();
        assert_eq!(listed, Role::ALL);
    }
}
