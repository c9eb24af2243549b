//! What the conclusion of a contract makes due: a publication by each party and by each covered bank.

use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents;
use crate::store::contracts::Stored;
use crate::store::publications::{self, steps};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::consents::{Consent, covered};
use domain::ids::ContractId;
use domain::publications::{
    Notice, NoticeWay, PublicationEvent, PublicationState, Publisher, due_on,
};
use std::collections::BTreeSet;

/// Opens the publications of a contract that was just concluded, and says by when they are due. A bank to which the
/// portal mailed that is told; the others are told by an officer.
pub(crate) async fn open(
    tx: &Transaction,
    op: &Operation,
    contract: &Stored,
    is_mailed: bool,
) -> Result<NaiveDate> {
    let concluded_on = super::concluded_on(contract)?;
    let board: Vec<Consent> = consents::board(tx.db(), contract.id)
        .await?
        .into_iter()
        .map(|row| row.consent)
        .collect();
    let reachable: BTreeSet<_> = match is_mailed {
        true => consents::addresses(tx.db()).await?.into_keys().collect(),
        false => BTreeSet::new(),
    };
    let banks = covered(&board, op.today()).into_iter();
    let due_on = due_on(&holidays(tx.db()).await?, concluded_on);
    let parties = [Publisher::Federation, Publisher::Agent];
    let mut rows = Vec::new();
    for publisher in parties.into_iter().chain(banks.map(Publisher::Bank)) {
        let told = publisher
            .bank()
            .is_some_and(|code| reachable.contains(code));
        let mut row = publications::Stored {
            contract: contract.id,
            publisher,
            state: PublicationState::Open,
            due_on,
            notice: None,
            published: None,
            release: None,
            reminded_at: None,
            created_at: op.now,
            version: 1,
        };
        if told {
            row.tell(concluded_on)?;
        }
        rows.push(row);
    }
    publications::insert(tx.db(), rows.clone(), op.now).await?;
    write_down(tx, op, (contract.id, concluded_on), rows).await?;
    Ok(due_on)
}

/// That the portal told a bank stands in the history of its publication.
async fn write_down(
    tx: &Transaction,
    op: &Operation,
    (contract, concluded_on): (ContractId, NaiveDate),
    rows: Vec<publications::Stored>,
) -> Result<()> {
    for row in rows.into_iter().filter(|row| row.notice.is_some()) {
        let step = steps::Step {
            publisher: row.publisher,
            kind: "notified".to_owned(),
            day: concluded_on,
            note: NoticeWay::Portal.code().to_owned(),
            by: None,
            at: op.now,
        };
        steps::add(tx.db(), (op.new_id(), contract), step).await?;
    }
    Ok(())
}

impl publications::Stored {
    fn tell(&mut self, on: NaiveDate) -> Result<()> {
        self.state = self.state.apply(PublicationEvent::Notify)?;
        self.notice = Some(Notice {
            on,
            way: NoticeWay::Portal,
            note: String::new(),
        });
        Ok(())
    }
}
