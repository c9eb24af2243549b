//! 包括同意: what a bank says about a version of the policy, once for all contracts to come. It can be limited and taken back;
//! every word stays. A contract that was opened before keeps the answer it has.

use crate::forms::{FieldErrors, FieldProblem, optional_date};
use crate::intake::ScopeFamily;
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far a standing consent reaches; by default nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Contracts of these families, in the order of [`ScopeFamily::ALL`].
    pub families: Vec<ScopeFamily>,
    /// Contracts opened until this day; none without an end.
    pub until: Option<NaiveDate>,
}

impl Scope {
    /// Whether some contracts are beyond it.
    pub fn is_limited(&self) -> bool {
        self.families.len() < ScopeFamily::ALL.len() || self.until.is_some()
    }
}

/// What was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "said")]
pub enum Said {
    /// It was given, or given further.
    Given(Scope),
    /// It was limited.
    Limited(Scope),
    /// It was taken back.
    Withdrawn {
        /// The first day without it.
        from: NaiveDate,
        /// Why.
        reason: String,
    },
}

/// How it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// In the policy itself, when its first version was published.
    Published,
    /// By the bank, on its own page.
    InPerson,
    /// By letter, which an officer recorded.
    Letter,
}

/// One thing that a bank said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// About which version.
    pub version: i32,
    /// What.
    pub said: Said,
    /// On which day.
    pub on: NaiveDate,
    /// The person at the bank; nobody where the policy itself says it.
    pub by: String,
    /// How.
    pub way: Way,
    /// What proves it, in words.
    pub evidence: String,
}

/// Where a bank's standing consent stands after everything it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The version about which it was said last.
    pub version: i32,
    /// How far it reaches.
    pub scope: Scope,
    /// The day on which it was given as it is.
    pub on: NaiveDate,
    /// The first day without it, where it was taken back.
    pub withdrawn_from: Option<NaiveDate>,
}

/// In one word, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It was never given.
    None,
    /// It counts.
    InForce,
    /// The last day of it is over.
    Expired,
    /// It was taken back.
    Withdrawn,
}

/// Where the words of a bank lead, the earliest first: those about earlier versions whose consents go on, then those about
/// this one.
pub fn standing<'a>(acts: impl IntoIterator<Item = &'a Act>) -> Option<Standing> {
    acts.into_iter().fold(None, |before, act| match &act.said {
        Said::Given(scope) | Said::Limited(scope) => Some(Standing {
            version: act.version,
            scope: scope.clone(),
            on: act.on,
            withdrawn_from: None,
        }),
        Said::Withdrawn { from, .. } => before.map(|standing| Standing {
            version: act.version,
            withdrawn_from: Some(*from),
            ..standing
        }),
    })
}

impl Standing {
    /// What it is on a day.
    pub fn kind(&self, day: NaiveDate) -> Kind {
        let is_over = |last: NaiveDate| last < day;
        if self.withdrawn_from.is_some_and(|from| from <= day) {
            Kind::Withdrawn
        } else if self.scope.until.is_some_and(is_over) {
            Kind::Expired
        } else if self.on <= day {
            Kind::InForce
        } else {
            Kind::None
        }
    }

    /// Whether a contract of a family that is opened on a day starts from it.
    pub fn covers(&self, family: ScopeFamily, day: NaiveDate) -> bool {
        self.kind(day) == Kind::InForce && self.scope.families.contains(&family)
    }

    /// Whether it reaches less far than it could.
    pub fn is_limited(&self) -> bool {
        self.scope.until.is_some() || self.scope.families.len() < ScopeFamily::ALL.len()
    }

    /// Whether it can be taken back on a day.
    pub fn can_be_withdrawn(&self, day: NaiveDate) -> bool {
        self.kind(day) == Kind::InForce && self.withdrawn_from.is_none()
    }
}

/// What it says in one word, also where there is nothing.
pub fn kind(standing: Option<&Standing>, day: NaiveDate) -> Kind {
    standing.map_or(Kind::None, |standing| standing.kind(day))
}

impl Scope {
    /// Reads what was typed; the last day is not before today.
    pub fn parse(
        errors: &mut FieldErrors,
        (families, until): (&[String], [&str; 3]),
        today: NaiveDate,
    ) -> Self {
        let chosen = |family: &ScopeFamily| families.iter().any(|code| code == family.code());
        let families: Vec<_> = ScopeFamily::ALL.into_iter().filter(chosen).collect();
        if families.is_empty() {
            errors.push("families", FieldProblem::NotChosen);
        }
        let until = optional_date(errors, "until", until);
        if until.is_some_and(|until| until < today) {
            errors.push("until", FieldProblem::PastDate { today });
        }
        Scope { families, until }
    }

    fn is_within(&self, other: &Scope) -> bool {
        let ends = other
            .until
            .is_none_or(|last| self.until.is_some_and(|until| until <= last));
        ends && self
            .families
            .iter()
            .all(|family| other.families.contains(family))
    }
}

/// Gives a consent, or changes how far it reaches.
///
/// # Errors
/// That it reaches exactly so far already.
pub fn give(before: Option<&Standing>, scope: Scope, today: NaiveDate) -> Result<Said, Refusal> {
    match before.filter(|standing| standing.can_be_withdrawn(today)) {
        Some(standing) if standing.scope == scope => {
            Err(FieldErrors::one("families", FieldProblem::Unchanged).into())
        }
        Some(standing) if scope.is_within(&standing.scope) => Ok(Said::Limited(scope)),
        _ => Ok(Said::Given(scope)),
    }
}

/// Takes a consent back from a day on.
///
/// # Errors
/// [`Refusal::WrongState`] where there is none or it was taken back before, and a day in the past.
pub fn withdraw(
    before: Option<&Standing>,
    (from, reason): (NaiveDate, String),
    today: NaiveDate,
) -> Result<Said, Refusal> {
    if !before.is_some_and(|standing| standing.can_be_withdrawn(today)) {
        return Err(Refusal::WrongState);
    }
    if from < today {
        return Err(FieldErrors::one("from", FieldProblem::PastDate { today }).into());
    }
    Ok(Said::Withdrawn { from, reason })
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
