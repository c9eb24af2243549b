//! The banks that do business today, in the order of their codes: from north to south.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::policy;
use domain::banks::Bank;

/// The active banks.
///
/// # Errors
/// When the database does not answer.
pub async fn active_banks(op: &Operation) -> Result<Vec<Bank>> {
    let today = op.today();
    let mut banks = policy::banks(op.db()).await?;
    banks.retain(|bank| bank.is_active_on(today));
    Ok(banks)
}
