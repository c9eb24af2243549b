//! What a bank is still to publish, for the page on which it finds everything that waits for it.

use super::list::{Listed, known};
use super::show::task;
use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::{policy, publications};
use domain::permissions::Action;
use domain::publications::Publisher;
use domain::refusal::Refusal;

/// The publications that wait for the actor's own bank, the one that is due first first.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody who acts for no bank.
pub async fn waiting_of_bank(op: &Operation) -> Result<Vec<Listed>> {
    op.actor.require(Action::ReadBank)?;
    let code = op.actor.bank().ok_or(Refusal::NotFound)?;
    let own = Publisher::Bank(code.clone());
    let mut rows = publications::of_publisher(op.db(), &own).await?;
    rows.retain(|_, row| row.state.is_waiting());
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (banks, holidays) = (policy::banks(op.db()).await?, holidays(op.db()).await?);
    let mut known = known(op).await?;
    let listed = rows.into_values().filter_map(|row| {
        let (number, organisation_name) = known.remove(&row.contract)?;
        Some(Listed {
            contract: row.contract,
            number,
            organisation_name,
            task: task(op, row, (&banks, &holidays)),
        })
    });
    let mut listed: Vec<Listed> = listed.collect();
    listed.sort_by_key(|one| one.task.due_on);
    Ok(listed)
}
