//! An amendment is a case of its own: what was submitted for the contract that it amends stands in it too.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::contracts::Case;
use crate::transaction::Transaction;
use chrono::Datelike;
use domain::applications::{DraftNumber, ReceiptNumber};
use domain::ids::ApplicationId;

/// Opens the case, with the last submission and the decision of the other.
pub(crate) async fn copy(tx: &Transaction, op: &Operation, case: &Case) -> Result<ApplicationId> {
    let before = applications::load(tx.db(), case.application).await?;
    let year = op.today().year();
    let draft = tx.next_number(&DraftNumber::counter(year)).await?;
    let receipt = tx.next_number(&ReceiptNumber::counter(year)).await?;
    let opened = Application {
        id: ApplicationId(op.new_id()),
        content: case.content.clone(),
        draft_number: DraftNumber::new(year, draft),
        receipt_number: Some(ReceiptNumber::new(year, receipt)),
        revision: 1,
        due_on: None,
        created_at: op.now,
        updated_at: op.now,
        submitted_at: Some(op.now),
        version: 1,
        ..before
    };
    applications::insert(tx.db(), op, &opened).await?;
    applications::copy_submission(tx.db(), op, (case.application, opened.id)).await?;
    Ok(opened.id)
}
