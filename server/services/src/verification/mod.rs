//! Anybody may ask whether a document is an executed contract. A file is compared by its SHA-256 and never kept: it
//! is in memory while the answer is made, and nowhere afterwards.

mod by_file;
mod by_number;

pub use by_file::by_file;
pub use by_number::by_number;

use crate::contracts::Digests;
use crate::error::Result;
use crate::operation::Operation;
use crate::register::{Entry, show};
use crate::store::contracts::Stored;
use anyhow::Context;

/// What a document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is the executed contract, byte by byte.
    Executed(Box<Executed>),
    /// It is a text that both sides discussed or were to sign, and binds nobody.
    Unsigned,
    /// It is neither.
    Unknown,
}

/// What is public about an executed contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Executed {
    /// What the register says of it today.
    pub entry: Entry,
    /// The SHA-256 of its file, and the one of its text that stands on a printed sheet too.
    pub digests: Digests,
}

impl Executed {
    async fn of(op: &Operation, contract: &Stored) -> Result<Self> {
        let number = contract.number.as_ref();
        let number = number.context("a concluded contract has no number")?;
        let executed = contract.executed.as_ref();
        let executed = executed.context("a concluded contract has no document")?;
        Ok(Executed {
            entry: show(op, number.as_str()).await?.entry,
            digests: Digests::from(executed),
        })
    }
}
