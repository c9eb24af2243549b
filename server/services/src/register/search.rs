//! The register as somebody asks for it: by a part of a name, by bank, by scope, and as it stood on a day.

use super::list::{Entry, public};
use crate::error::Result;
use crate::operation::Operation;
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::forms::{FieldErrors, FieldProblem, folded};
use domain::refusal::Refusal;

/// What is looked for; whatever is empty does not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// A part of the name of an agent or a service.
    pub text: String,
    /// A bank that is covered.
    pub bank: Option<BankCode>,
    /// What the service may ask for, by code.
    pub scope: String,
    /// The day on which the register stood like that; today where there is none.
    pub as_of: Option<NaiveDate>,
}

/// The contracts that were public on the day and answer to what is looked for, the newest first.
///
/// # Errors
/// [`Refusal::Invalid`] for a day that is still to come, and when the database does not answer.
pub async fn search(op: &Operation, search: &Search) -> Result<Vec<Entry>> {
    let day = day(op, search.as_of)?;
    let wanted = folded(search.text.trim());
    let found = public(op, day).await?.into_iter().map(|one| one.entry);
    let answers = |entry: &Entry| {
        let is_covered = |bank: &BankCode| entry.bank_codes.contains(bank);
        let has_scope = search.scope.is_empty() || entry.scopes.contains(&search.scope);
        entry.answers(&wanted) && search.bank.as_ref().is_none_or(is_covered) && has_scope
    };
    Ok(found.filter(answers).collect())
}

/// The day that is meant: nobody knows how the register will stand.
///
/// # Errors
/// [`Refusal::Invalid`] for a day after today.
pub(super) fn day(op: &Operation, as_of: Option<NaiveDate>) -> Result<NaiveDate> {
    let today = op.today();
    match as_of {
        Some(day) if day > today => {
            let problem = FieldProblem::FutureDate { today };
            Err(Refusal::from(FieldErrors::one("as_of", problem)).into())
        }
        Some(day) => Ok(day),
        None => Ok(today),
    }
}
