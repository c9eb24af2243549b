//! Helping somebody by looking at the portal in their place: whom one may help, why, and for how long.

use super::{BodyKind, Identity};
use crate::forms::{FieldErrors, FieldProblem, email, required_prose};
use crate::ids::PersonId;
use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;

/// How long one looks in somebody's place at most; whoever needs longer says again why.
pub const HELP_LASTS: Duration = Duration::minutes(30);
/// The characters of a reason at most.
const REASON_MAX: usize = 500;

/// Whoever really sits at the browser while it shows what somebody else sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// Who.
    pub person: PersonId,
    /// The name shown on pages and in the trail.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// What is typed to help somebody: to look in their place, or to end their sessions.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct HelpForm {
    /// The address of whoever asked for help.
    pub email: String,
    /// Why.
    pub reason: String,
}

/// Whom to help, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The address, in lower case.
    pub email: String,
    /// Why; never empty.
    pub reason: String,
}

impl HelpForm {
    /// Checks address and reason.
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted.
    pub fn parse(&self) -> Result<Help, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = email(&mut errors, "email", &self.email);
        let reason = required_prose(&mut errors, "reason", &self.reason, REASON_MAX);
        errors.into_result(Help { email, reason })
    }
}

impl Identity {
    /// The same person with somebody in their place. What the Federation decides is decided by nobody in
    /// another's place, so whoever has a hat there is not helped this way, nor whoever has no hat at all.
    ///
    /// # Errors
    /// [`FieldProblem::NobodyToHelp`] for the address.
    pub fn helped_by(mut self, helper: Helper) -> Result<Self, FieldErrors> {
        let mut kinds = self.hat.iter().chain(&self.other_hats);
        let is_staff = kinds.any(|hat| hat.body.kind() == BodyKind::Federation);
        if is_staff || self.hat.is_none() || self.person == helper.person {
            return Err(FieldErrors::one("email", FieldProblem::NobodyToHelp));
        }
        self.helper = Some(Box::new(helper));
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Actor, Role};
    use uuid::Uuid;

    fn holding(role: Role) -> Identity {
        Actor::holding(role).identity().unwrap().clone()
    }

    fn helper() -> Helper {
        Helper {
            person: PersonId(Uuid::from_u128(7)),
            name: "青木 管".into(),
            reason: "画面の確認".into(),
            until: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_reason_is_demanded() {
        let form = HelpForm {
            email: "Hanako@Example.jp".into(),
            reason: " \n".into(),
        };
        let errors = form.parse().unwrap_err();
        assert_eq!(errors.get("reason"), Some(&FieldProblem::Missing));
        assert_eq!(errors.len(), 1);
    }

    #[test]
    fn agents_and_banks_people_are_helped_and_nobody_of_the_federation() {
        for role in Role::ALL {
            let helped = holding(role).helped_by(helper());
            let is_staff = role.kind() == BodyKind::Federation;
            assert_eq!(helped.is_err(), is_staff, "{role}");
        }
        let mut both = holding(Role::Owner);
        both.other_hats.extend(holding(Role::Auditor).hat);
        assert!(both.helped_by(helper()).is_err());
    }

    #[test]
    fn nobody_stands_in_their_own_place() {
        let own = Helper {
            person: PersonId(Uuid::nil()),
            ..helper()
        };
        assert!(holding(Role::Owner).helped_by(own).is_err());
    }
}
