//! Who published a contract where: opened at the conclusion, recorded by whoever published or by an officer, reminded of
//! once when late, and let go when nobody has to publish any more.

pub mod check;
pub mod due;
mod letters;
pub mod list;
pub mod notify;
pub(crate) mod open;
pub mod publish;
pub(crate) mod release;
pub mod show;
pub mod waiting;

pub use check::check;
pub use list::{List, Listed, Query, View, list, overdue};
pub use notify::notify;
pub use publish::publish;
pub use show::{HistoryLine, LastCheck, Task, Tasks, own, tasks};
pub use waiting::waiting_of_bank;

use crate::applications::neutral::neutral;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Stored};
use crate::store::publications::{self, steps};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::calendar::business_date;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::publications::Publisher;
use domain::refusal::Refusal;
use serde_json::json;

/// One publication, held until the transaction ends, by somebody who may record it.
struct Held {
    tx: Transaction,
    contract: Stored,
    case: Case,
    row: publications::Stored,
}

/// What happened, for history and trail.
struct Told<'a> {
    kind: &'static str,
    verb: &'static str,
    day: NaiveDate,
    note: &'a str,
}

/// Begins to change a publication.
///
/// # Errors
/// As [`Publisher::require`], and [`domain::permissions::Denial::OwnOrganisation`]; [`Refusal::WrongState`] before the
/// conclusion and after the end, [`Refusal::NotFound`], [`Refusal::Stale`].
async fn hold(
    op: &Operation,
    (id, publisher): (ContractId, &Publisher),
    seen: i64,
) -> Result<Held> {
    let tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    publisher.require(&op.actor, case.organisation)?;
    if op.actor.is_staff() {
        neutral(tx.db(), op, (case.application, case.organisation)).await??;
    }
    let when = Action::RecordPublication.when();
    if !when.includes(State::Contract(contract.state)) {
        return Err(Refusal::WrongState.into());
    }
    let rows = publications::of_contract(tx.db(), id).await?;
    let row = rows.into_iter().find(|row| row.publisher == *publisher);
    let row = row.ok_or(Refusal::NotFound)?;
    if row.version != seen {
        return Err(Refusal::Stale.into());
    }
    Ok(Held {
        tx,
        contract,
        case,
        row,
    })
}

/// The day of the conclusion (JST), before which nobody tells or publishes anything.
fn concluded_on(contract: &Stored) -> Result<NaiveDate> {
    let at = contract.concluded_at.ok_or(Refusal::WrongState)?;
    Ok(business_date(at))
}

/// Writes the publication with its step and the trail.
async fn write(
    tx: &Transaction,
    op: &Operation,
    (row, case): (&publications::Stored, &Case),
    told: Told<'_>,
) -> Result<()> {
    publications::save(tx.db(), row, op.now).await?;
    let by = op.actor.identity();
    let step = steps::Step {
        publisher: row.publisher.clone(),
        kind: told.kind.to_owned(),
        day: told.day,
        note: told.note.to_owned(),
        by: by.map(|identity| (identity.person, identity.name.clone())),
        at: op.now,
    };
    steps::add(tx.db(), (op.new_id(), row.contract), step).await?;
    let subject = format!("{}/{}", row.contract, row.publisher);
    let event = Event::new(told.verb, "publication", subject)
        .after(json!({
            "bank": row.publisher.bank(),
            "publisher": row.publisher,
            "day": told.day,
            "note": told.note,
        }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await
}
