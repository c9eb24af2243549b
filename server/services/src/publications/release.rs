//! Nobody publishes what holds no more: the end of a contract, and the day from which a bank is not covered, let go of
//! what was not published until then.

use super::{Told, write};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents;
use crate::store::contracts::{Case, Stored};
use crate::store::publications;
use crate::transaction::Transaction;
use domain::banks::BankCode;
use domain::contracts::ContractState;
use domain::publications::{PublicationEvent, Publisher, Release};
use std::collections::BTreeSet;

/// Lets go of what need not be published any more, and says of how many.
pub(crate) async fn follow(
    tx: &Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
) -> Result<u32> {
    let mut waiting = publications::of_contract(tx.db(), contract.id).await?;
    waiting.retain(|row| row.state.is_waiting());
    let board = consents::board(tx.db(), contract.id).await?;
    let gone = withdrawn(op, &board);
    let mut released = 0;
    for mut row in waiting {
        let Some(release) = release(contract, (&row.publisher, &gone)) else {
            continue;
        };
        row.state = row.state.apply(PublicationEvent::Release)?;
        row.release = Some(release);
        let told = Told {
            kind: "released",
            verb: "publication_released",
            day: op.today(),
            note: release.code(),
        };
        write(tx, op, (&row, case), told).await?;
        released += 1;
    }
    Ok(released)
}

/// The banks that took their consent back, and the day for it has come.
pub(super) fn withdrawn(op: &Operation, board: &[consents::Stored]) -> BTreeSet<BankCode> {
    let gone = board
        .iter()
        .filter(|row| row.consent.is_withdrawn(op.today()));
    gone.map(|row| row.consent.bank.clone()).collect()
}

fn release(
    contract: &Stored,
    (publisher, gone): (&Publisher, &BTreeSet<BankCode>),
) -> Option<Release> {
    if contract.state == ContractState::Ended {
        return Some(Release::Ended);
    }
    let is_gone = publisher.bank().is_some_and(|code| gone.contains(code));
    is_gone.then_some(Release::Withdrawn)
}
