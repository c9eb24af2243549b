//! Walks the whole chain and names the first event that was changed, removed or moved.

use super::record::hash;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::audit_event::{Column, Entity, Model};
use domain::audit::GENESIS;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Events read at once.
const PAGE: u64 = 1_000;

/// What the walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every event is as it was written; so many there are, and the last one's hash.
    Intact { events: i64, last_hash: String },
    /// The first event that is not.
    Broken { seq: i64, fault: Fault },
}

/// What is wrong with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its content does not fit its hash.
    Changed,
    /// One or more events that stood here are gone.
    Missing,
    /// It does not follow the event before it.
    OutOfOrder,
}

/// Verifies the chain from the first event to the last.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(op: &Operation) -> Result<Verdict> {
    let (mut seq, mut previous) = (0, GENESIS.to_owned());
    loop {
        let page = Entity::find()
            .filter(Column::Seq.gt(seq))
            .order_by_asc(Column::Seq)
            .limit(PAGE)
            .all(op.db())
            .await?;
        if page.is_empty() {
            return Ok(Verdict::Intact {
                events: seq,
                last_hash: previous,
            });
        }
        for row in page {
            if let Some(fault) = fault(&row, seq, &previous) {
                return Ok(Verdict::Broken {
                    seq: seq + 1,
                    fault,
                });
            }
            (seq, previous) = (row.seq, row.hash);
        }
    }
}

fn fault(row: &Model, last_seq: i64, previous: &str) -> Option<Fault> {
    if row.seq != last_seq + 1 {
        Some(Fault::Missing)
    } else if row.previous_hash != previous {
        Some(Fault::OutOfOrder)
    } else if hash(row) != row.hash {
        Some(Fault::Changed)
    } else {
        None
    }
}
