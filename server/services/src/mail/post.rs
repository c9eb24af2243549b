//! Puts one letter for each of several people into the outbox.

use super::{Letter, Mail};
use crate::error::Result;
use crate::operation::Operation;
use crate::outbox::Job;
use crate::store::recipients::Recipient;
use crate::transaction::Transaction;

/// Everybody gets the letter in their own language, once the transaction is committed.
pub(crate) async fn post(
    tx: &mut Transaction,
    op: &Operation,
    people: Vec<Recipient>,
    letter: &Letter,
) -> Result<()> {
    for person in people {
        let mail = Mail {
            to: person.email,
            to_name: person.name,
            language: person.language,
            letter: letter.clone(),
        };
        tx.enqueue(op, Job::SendMail(Box::new(mail))).await?;
    }
    Ok(())
}
