//! What is told to those who asked for it: each announcement in its own transaction, so that it is told exactly once,
//! and each opening once for the announcement that it follows from.

use crate::error::Result;
use crate::intake::Announcement;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::recipients::Recipient;
use crate::store::subscriptions::{self, Reader};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::intake::Intake;

/// Tells an announcement. One that finds or leaves intake open tells of the opening as well.
pub(crate) async fn announcement(
    tx: &mut Transaction,
    op: &Operation,
    (new, old_opening): (&Announcement, Option<NaiveDate>),
) -> Result<usize> {
    let intake = new.intake_at(op.now);
    let readers = subscriptions::readers(tx.db(), op, new.family).await?;
    let told = readers.len();
    if intake.is_open() {
        subscriptions::note_told(tx.db(), op, (new.id, told)).await?;
    }
    let opens_on = intake.opening_day();
    let letter = |stop: String| Letter::ReadinessTold {
        kind: new.kind,
        family: new.family,
        wording: new.wording.clone(),
        note: new.note.clone(),
        opens_on,
        before: old_opening.filter(|old| Some(*old) != opens_on),
        is_open: intake.is_open(),
        url: op.address("/#intake"),
        stop,
    };
    to_each(tx, op, (readers, letter)).await?;
    Ok(told)
}

/// Tells that intake has opened, unless that was told: to how many, where it is told now.
pub(crate) async fn opening(
    tx: &mut Transaction,
    op: &Operation,
    counting: &Announcement,
) -> Result<Option<usize>> {
    let Intake::Open { opened_on, .. } = counting.intake_at(op.now) else {
        return Ok(None);
    };
    let readers = subscriptions::readers(tx.db(), op, counting.family).await?;
    let told = readers.len();
    if !subscriptions::note_told(tx.db(), op, (counting.id, told)).await? {
        return Ok(None);
    }
    let letter = |stop: String| Letter::IntakeOpened {
        family: counting.family,
        opened_on,
        url: op.address("/"),
        stop,
    };
    to_each(tx, op, (readers, letter)).await?;
    Ok(Some(told))
}

/// Everybody gets the letter with the link that stops their own mails.
async fn to_each(
    tx: &mut Transaction,
    op: &Operation,
    (readers, letter): (Vec<Reader>, impl Fn(String) -> Letter),
) -> Result<()> {
    for reader in readers {
        let path = format!("/opening-notice/stop/{}", reader.stop.expose());
        let to = Recipient {
            name: reader.email.clone(),
            email: reader.email,
            language: reader.language,
        };
        post(tx, op, [to], &letter(op.address(&path))).await?;
    }
    Ok(())
}
