//! The queue as a whole, for a spreadsheet; the page words and writes it.

use super::queue::{QueueQuery, Row};
use super::rows::{self, Wanted};
use crate::error::Result;
use crate::operation::Operation;
use domain::permissions::Action;

/// More rows than this are not worked on in a spreadsheet.
const ROWS: u64 = 20_000;

/// Every row that the queue would show on all its pages.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn export(op: &Operation, query: &QueueQuery) -> Result<Vec<Row>> {
    op.actor.require(Action::ReadCases)?;
    let facts = rows::facts(op).await?;
    let wanted = Wanted::of(op, query, &facts);
    rows::page(op, &wanted, 0..ROWS, &facts).await
}
