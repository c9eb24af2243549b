//! Is there an executed contract of this number, and which SHA-256 has its file?

use super::Executed;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use domain::applications::ContractNumber;
use domain::forms::{FieldErrors, FieldProblem, plain_text};

/// What is public about the contract of a number, which may be typed in full width.
///
/// # Errors
/// The problem of the number: none was typed, or no executed contract has it.
pub async fn by_number(op: &Operation, number: &str) -> Result<Executed> {
    let problem = |problem| FieldErrors::one("number", problem);
    let typed = plain_text(number).trim().to_uppercase();
    if typed.is_empty() {
        return Err(problem(FieldProblem::Missing).into());
    }
    let unknown = || problem(FieldProblem::UnknownContract);
    let number: ContractNumber = typed.parse().map_err(|_| unknown())?;
    let contract = contracts::by_number(op.db(), &number).await?;
    Executed::of(op, &contract.ok_or_else(unknown)?).await
}
