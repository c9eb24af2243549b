//! What may be changed about who belongs to a body.

use super::hats::Body;
use super::roles::{BodyKind, Role};
use crate::forms::{FieldErrors, FieldProblem, date_parts, optional_date};
use crate::ids::PersonId;
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::Deserialize;

/// What is typed to give somebody other roles or other days.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MemberForm {
    /// What the person is to be, by the codes of the roles.
    pub roles: Vec<String>,
    /// The first day.
    pub starts_on_year: String,
    /// The first day.
    pub starts_on_month: String,
    /// The first day.
    pub starts_on_day: String,
    /// The last day; empty for as long as nobody ends it.
    pub ends_on_year: String,
    /// The last day.
    pub ends_on_month: String,
    /// The last day.
    pub ends_on_day: String,
}

/// Roles from a day on, perhaps until another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What the person is to be; never empty.
    pub roles: Vec<Role>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: Option<NaiveDate>,
}

/// One role of somebody, as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who.
    pub person: PersonId,
    /// What.
    pub role: Role,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: Option<NaiveDate>,
}

impl MemberForm {
    /// Checks roles and days.
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted.
    pub fn parse(&self, kind: BodyKind, today: NaiveDate) -> Result<Term, FieldErrors> {
        let mut errors = FieldErrors::default();
        let roles = roles(&mut errors, &self.roles, kind);
        let first = [
            &self.starts_on_year,
            &self.starts_on_month,
            &self.starts_on_day,
        ];
        let starts_on = date_parts(&mut errors, "starts_on", first.map(String::as_str));
        let ends_on = last_day(
            &mut errors,
            self.last(),
            starts_on.unwrap_or(today).max(today),
        );
        match starts_on {
            Some(starts_on) if errors.is_empty() => Ok(Term {
                roles,
                starts_on,
                ends_on,
            }),
            _ => Err(errors),
        }
    }

    fn last(&self) -> [&str; 3] {
        [&self.ends_on_year, &self.ends_on_month, &self.ends_on_day].map(String::as_str)
    }
}

/// The roles of a body that are named by their codes; whoever acts for a bank is one thing there.
pub fn roles(errors: &mut FieldErrors, codes: &[String], kind: BodyKind) -> Vec<Role> {
    let known = codes.iter().filter_map(|code| code.parse().ok());
    let mut roles: Vec<Role> = known.filter(|role: &Role| role.kind() == kind).collect();
    roles.sort_unstable();
    roles.dedup();
    if codes.is_empty() {
        errors.push("roles", FieldProblem::NotChosen);
    } else if roles.len() != codes.len() || (kind == BodyKind::Bank && roles.len() > 1) {
        errors.push("roles", FieldProblem::Unknown);
    }
    roles
}

/// The last day, typed or left empty: not before the given one.
pub fn last_day(
    errors: &mut FieldErrors,
    typed: [&str; 3],
    earliest: NaiveDate,
) -> Option<NaiveDate> {
    let last = optional_date(errors, "ends_on", typed);
    if last.is_some_and(|last| last < earliest) {
        errors.push("ends_on", FieldProblem::PastDate { today: earliest });
    }
    last
}

/// Demands that somebody goes on deciding who belongs to the body: an owner of an agent, an administrator
/// of the Federation, from today on and without an end. A bank's people are the Federation's to decide.
///
/// # Errors
/// [`Refusal::LastOwner`] where nobody would remain.
pub fn require_keeper(body: &Body, after: &[Held], today: NaiveDate) -> Result<(), Refusal> {
    let keeper = match body.kind() {
        BodyKind::Agent => Role::Owner,
        BodyKind::Federation => Role::Administrator,
        BodyKind::Bank => return Ok(()),
    };
    let stays =
        |held: &Held| held.role == keeper && held.starts_on <= today && held.ends_on.is_none();
    match after.iter().any(stays) {
        true => Ok(()),
        false => Err(Refusal::LastOwner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const AGENT: Body = Body::Agent(crate::ids::OrganisationId(Uuid::nil()));

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn form(roles: &[&str], last: [&str; 3]) -> MemberForm {
        let [year, month, day] = last.map(str::to_owned);
        MemberForm {
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            starts_on_year: "2026".into(),
            starts_on_month: "11".into(),
            starts_on_day: "24".into(),
            ends_on_year: year,
            ends_on_month: month,
            ends_on_day: day,
        }
    }

    #[test]
    fn roles_belong_to_the_kind_of_body() {
        let today = day("2026-11-24");
        let parse = |roles, kind| form(roles, ["", "", ""]).parse(kind, today);
        assert!(parse(&["editor", "viewer"], BodyKind::Agent).is_ok());
        assert!(parse(&["officer"], BodyKind::Agent).is_err());
        assert!(parse(&[], BodyKind::Federation).is_err());
        assert!(parse(&["king"], BodyKind::Federation).is_err());
        assert!(parse(&["bank_deputy"], BodyKind::Bank).is_ok());
        assert!(parse(&["bank_deputy", "bank_representative"], BodyKind::Bank).is_err());
    }

    #[test]
    fn a_term_does_not_end_before_it_begins_or_before_today() {
        let today = day("2026-11-24");
        let parse = |last| form(&["viewer"], last).parse(BodyKind::Agent, today);
        assert_eq!(parse(["2026", "11", "24"]).unwrap().ends_on, Some(today));
        let told = parse(["2026", "11", "23"]).unwrap_err();
        assert_eq!(told.get("ends_on"), Some(&FieldProblem::PastDate { today }));
        assert!(parse(["2026", "2", "30"]).is_err());
    }

    #[test]
    fn somebody_goes_on_deciding_who_belongs() {
        let today = day("2026-11-24");
        let held = |role, starts_on: &str, ends_on: Option<&str>| Held {
            person: PersonId(Uuid::nil()),
            role,
            starts_on: day(starts_on),
            ends_on: ends_on.map(day),
        };
        let owner = held(Role::Owner, "2026-11-24", None);
        let later = held(Role::Owner, "2026-11-25", None);
        let leaving = held(Role::Owner, "2026-01-01", Some("2027-01-01"));
        let editor = held(Role::Editor, "2026-01-01", None);
        assert_eq!(require_keeper(&AGENT, &[owner, editor], today), Ok(()));
        for nobody in [&[later, editor][..], &[leaving], &[]] {
            assert_eq!(
                require_keeper(&AGENT, nobody, today),
                Err(Refusal::LastOwner)
            );
        }
        let bank = Body::Bank("2963".parse().unwrap());
        assert_eq!(require_keeper(&bank, &[], today), Ok(()));
    }
}
