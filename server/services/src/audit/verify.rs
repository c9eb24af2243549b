//! Walks the whole chain and names the first event that was changed, removed, added or moved.

use super::record::{HEAD, hash};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::audit_event::{Column, Entity, Model};
use crate::store::entities::audit_head;
use domain::audit::GENESIS;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::cmp::Ordering;

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
    /// It stands where the portal wrote none.
    Added,
}

/// How far the walk has come.
struct Walked {
    seq: i64,
    hash: String,
}

/// Verifies the chain from the first event to the last, and that the last one is where the trail ended. To
/// notice also that everything was written anew, compare the last hash with one noted elsewhere.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(op: &Operation) -> Result<Verdict> {
    let mut walked = Walked {
        seq: 0,
        hash: GENESIS.to_owned(),
    };
    let mut after = None;
    loop {
        let page = page(op, after).await?;
        if page.is_empty() {
            return end(op, walked).await;
        }
        for row in page {
            if let Some(broken) = fault(&row, &walked) {
                return Ok(broken);
            }
            after = Some(row.seq);
            walked = Walked {
                seq: row.seq,
                hash: row.hash,
            };
        }
    }
}

async fn page(op: &Operation, after: Option<i64>) -> Result<Vec<Model>> {
    let mut query = Entity::find().order_by_asc(Column::Seq).limit(PAGE);
    if let Some(seq) = after {
        query = query.filter(Column::Seq.gt(seq));
    }
    Ok(query.all(op.db()).await?)
}

fn fault(row: &Model, last: &Walked) -> Option<Verdict> {
    let expected = last.seq + 1;
    let broken = |seq, fault| Some(Verdict::Broken { seq, fault });
    match row.seq.cmp(&expected) {
        // The first number is 1, and none comes twice.
        Ordering::Less => broken(row.seq, Fault::Added),
        Ordering::Greater => broken(expected, Fault::Missing),
        Ordering::Equal if row.previous_hash != last.hash => broken(expected, Fault::OutOfOrder),
        Ordering::Equal if hash(row) != row.hash => broken(expected, Fault::Changed),
        Ordering::Equal => None,
    }
}

/// The walk must end where the portal wrote last.
async fn end(op: &Operation, walked: Walked) -> Result<Verdict> {
    let head = audit_head::Entity::find_by_id(HEAD).one(op.db()).await?;
    let (seq, hash) = head.map_or((0, GENESIS.to_owned()), |head| (head.seq, head.hash));
    let broken = |seq, fault| Ok(Verdict::Broken { seq, fault });
    match walked.seq.cmp(&seq) {
        Ordering::Less => broken(walked.seq + 1, Fault::Missing),
        Ordering::Greater => broken(seq + 1, Fault::Added),
        Ordering::Equal if walked.hash != hash => broken(seq, Fault::Changed),
        Ordering::Equal => Ok(Verdict::Intact {
            events: walked.seq,
            last_hash: walked.hash,
        }),
    }
}
