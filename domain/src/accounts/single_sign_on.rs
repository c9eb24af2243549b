//! Single sign-on: what the identity provider says of a person decides which roles they have here.

use super::hats::Body;
use super::roles::{BodyKind, Role};
use crate::banks::BankCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// Why somebody whom the identity provider sent did not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOnProblem {
    /// The person, or the provider on their behalf, broke it off.
    Cancelled,
    /// The provider does not answer, or says that it cannot.
    ProviderDown,
    /// What came back belongs to no sign-in begun in this browser within the time allowed, or was used.
    Outdated,
    /// The clocks of the provider and of the portal differ.
    Clock,
    /// What the provider says cannot be trusted, or is not what was agreed.
    Untrusted,
    /// The provider does not vouch for the mail address.
    AddressNotVerified,
    /// The address belongs to an account that is neither the Federation's nor a bank's.
    AccountOfAgent,
    /// The account is tied to somebody else at the provider.
    OtherSubject,
    /// The provider gives no role that the portal knows.
    NoRole,
    /// The provider gives roles at two banks.
    TwoBanks,
    /// The account was taken out of use.
    Deactivated,
}

/// Which value of the provider's claim gives which role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleMap(Vec<(String, Body, Role)>);

/// What is wrong with the text of a role map.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadRoleMap {
    /// There is no entry.
    #[error("names no role")]
    Empty,
    /// Not a value, an equals sign and a role.
    #[error("`{0}` is not value=role")]
    Form(String),
    /// No such role, or one of agents.
    #[error("`{0}` is no role of the Federation or of a bank")]
    Role(String),
    /// A bank's role without its bank, or another role with one.
    #[error("`{0}`: a bank's role, and only that, has the bank's code after an @")]
    Bank(String),
}

impl RoleMap {
    /// Reads `value=role` or `value=role@bank`, separated by commas.
    ///
    /// # Errors
    /// The first entry that cannot be read.
    pub fn parse(text: &str) -> Result<Self, BadRoleMap> {
        let entries = text.split(',').map(str::trim);
        let entries = entries.filter(|entry| !entry.is_empty()).map(entry);
        let entries: Vec<_> = entries.collect::<Result<_, _>>()?;
        if entries.is_empty() {
            return Err(BadRoleMap::Empty);
        }
        Ok(RoleMap(entries))
    }

    /// The roles that the values give. At a bank one is enough, and a representative needs no deputy's.
    ///
    /// # Errors
    /// [`SignOnProblem::NoRole`] where there is none, [`SignOnProblem::TwoBanks`] for two banks.
    pub fn roles(&self, values: &[String]) -> Result<Vec<(Body, Role)>, SignOnProblem> {
        let given = self.0.iter().filter(|(value, ..)| values.contains(value));
        let given: BTreeSet<_> = given.map(|(_, body, role)| (body.clone(), *role)).collect();
        let mut roles: Vec<(Body, Role)> = Vec::with_capacity(given.len());
        for (body, role) in given {
            match roles.last() {
                Some((Body::Bank(first), _)) if body.bank() == Some(first) => {}
                Some((Body::Bank(_), _)) if body.bank().is_some() => {
                    return Err(SignOnProblem::TwoBanks);
                }
                _ => roles.push((body, role)),
            }
        }
        if roles.is_empty() {
            return Err(SignOnProblem::NoRole);
        }
        Ok(roles)
    }
}

fn entry(text: &str) -> Result<(String, Body, Role), BadRoleMap> {
    // The last sign: a distinguished name has some of its own.
    let (value, role) = text
        .rsplit_once('=')
        .map(|(value, role)| (value.trim(), role.trim()))
        .filter(|(value, _)| !value.is_empty())
        .ok_or_else(|| BadRoleMap::Form(text.to_owned()))?;
    let (role, bank) = match role.split_once('@') {
        Some((role, bank)) => (role, Some(bank)),
        None => (role, None),
    };
    let unknown = || BadRoleMap::Role(role.to_owned());
    let role: Role = role.parse().map_err(|_| unknown())?;
    let wrong_bank = || BadRoleMap::Bank(text.to_owned());
    let body = match (role.kind(), bank) {
        (BodyKind::Federation, None) => Body::Federation,
        (BodyKind::Bank, Some(code)) => {
            Body::Bank(code.parse::<BankCode>().map_err(|_| wrong_bank())?)
        }
        (BodyKind::Agent, _) => return Err(unknown()),
        _ => return Err(wrong_bank()),
    };
    Ok((value.to_owned(), body, role))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "officers=officer, approvers=approver,\
        chuo=bank_deputy@2963,chuo-head=bank_representative@2963,okinawa=bank_deputy@2997";

    fn given(values: &[&str]) -> Result<Vec<String>, SignOnProblem> {
        let map = RoleMap::parse(MAP).unwrap();
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        let roles = map.roles(&values)?.into_iter();
        Ok(roles.map(|(body, role)| format!("{body} {role}")).collect())
    }

    #[test]
    fn every_value_gives_its_role_and_unknown_ones_give_none() {
        let both = given(&["approvers", "canteen", "officers"]).unwrap();
        assert_eq!(both, ["federation officer", "federation approver"]);
        assert_eq!(given(&["canteen"]), Err(SignOnProblem::NoRole));
        assert_eq!(given(&[]), Err(SignOnProblem::NoRole));
        // Values are compared as they are.
        assert_eq!(given(&["Officers"]), Err(SignOnProblem::NoRole));
    }

    #[test]
    fn a_person_is_at_one_bank_and_one_thing_there() {
        let one = given(&["chuo", "chuo-head"]).unwrap();
        assert_eq!(one, ["bank:2963 bank_representative"]);
        assert_eq!(given(&["chuo", "okinawa"]), Err(SignOnProblem::TwoBanks));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let bad = |text: &str| RoleMap::parse(text).unwrap_err();
        assert_eq!(bad(" , "), BadRoleMap::Empty);
        assert_eq!(bad("officers"), BadRoleMap::Form("officers".into()));
        assert_eq!(bad("=officer"), BadRoleMap::Form("=officer".into()));
        assert_eq!(bad("a=king"), BadRoleMap::Role("king".into()));
        assert_eq!(bad("a=owner"), BadRoleMap::Role("owner".into()));
        for text in ["a=officer@2963", "a=bank_deputy", "a=bank_deputy@29"] {
            assert_eq!(bad(text), BadRoleMap::Bank(text.into()));
        }
    }

    #[test]
    fn the_last_equals_sign_divides() {
        let map = RoleMap::parse("cn=approvers=approver").unwrap();
        let roles = map.roles(&["cn=approvers".to_owned()]).unwrap();
        assert_eq!(roles, [(Body::Federation, Role::Approver)]);
    }
}
