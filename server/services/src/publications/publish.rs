//! Somebody records where a contract is published, or corrects that: a bank and an agent for themselves, an officer for all.

use super::{Held, Told, concluded_on, hold, write};
use crate::error::Result;
use crate::operation::Operation;
use domain::ids::ContractId;
use domain::publications::{PublicationEvent, PublishForm, Publisher};

/// Records the address and the first day. What stood there before stays in the history.
///
/// # Errors
/// Those of the rights, [`domain::refusal::Refusal::WrongState`] where nothing has to be published, `Stale`, and the
/// problems of the form.
pub async fn publish(
    op: &Operation,
    (id, publisher): (ContractId, &Publisher),
    form: &PublishForm,
) -> Result<()> {
    let Held {
        tx,
        contract,
        case,
        mut row,
    } = hold(op, (id, publisher), form.version).await?;
    let event = row.state.recording();
    row.state = row.state.apply(event)?;
    let bounds = (concluded_on(&contract)?, op.today());
    let published = form.parse(bounds, row.published.as_ref())?;
    row.published = Some(published.clone());
    let (kind, verb) = match event {
        PublicationEvent::Correct => ("corrected", "publication_corrected"),
        _ => ("published", "publication_recorded"),
    };
    let told = Told {
        kind,
        verb,
        day: published.on,
        note: &published.address,
    };
    write(&tx, op, (&row, &case), told).await?;
    tx.commit().await
}
