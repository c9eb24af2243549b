//! An officer records how a bank was told that a contract was concluded, where the portal's own mail did not reach it.

use super::{Held, Told, concluded_on, hold, write};
use crate::error::Result;
use crate::operation::Operation;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::publications::{NoticeForm, PublicationEvent, Publisher};
use domain::refusal::Refusal;

/// Records the notice.
///
/// # Errors
/// Those of the rights, [`Refusal::NotFound`] for a party, which knows, [`Refusal::WrongState`] for a bank that was told
/// or has published, `Stale`, and the problems of the form.
pub async fn notify(
    op: &Operation,
    (id, publisher): (ContractId, &Publisher),
    form: &NoticeForm,
) -> Result<()> {
    op.actor.require(Action::RecordPublication)?;
    publisher.bank().ok_or(Refusal::NotFound)?;
    let Held {
        tx,
        contract,
        case,
        mut row,
    } = hold(op, (id, publisher), form.version).await?;
    row.state = row.state.apply(PublicationEvent::Notify)?;
    let notice = form.parse((concluded_on(&contract)?, op.today()))?;
    row.notice = Some(notice.clone());
    let told = Told {
        kind: "notified",
        verb: "bank_notified",
        day: notice.on,
        note: notice.way.code(),
    };
    write(&tx, op, (&row, &case), told).await?;
    tx.commit().await
}
