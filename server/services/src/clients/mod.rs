//! API clients: asked for by the agent, issued by an administrator, used by the agent's own machine.

pub mod gateway;
pub mod issue;
pub mod list;
pub mod request;
pub mod reveal;
pub mod revoke;
pub mod show;
pub mod token;

use crate::error::Result;
use crate::mail::{Letter, Mail};
use crate::operation::Operation;
use crate::outbox::Job;
use crate::store::recipients::Recipient;
use crate::transaction::Transaction;

/// Puts one letter for each of the people into the outbox.
async fn write_to_all(
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
