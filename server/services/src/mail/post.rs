//! The only way into the outbox for a letter: one mail for each of its readers.

use super::{Letter, Mail};
use crate::error::Result;
use crate::operation::Operation;
use crate::outbox::Job;
use crate::store::recipients::Recipient;
use crate::transaction::Transaction;
use domain::accounts::Language;

/// Everybody gets the letter in their own language, once the transaction is committed.
pub(crate) async fn post(
    tx: &mut Transaction,
    op: &Operation,
    people: impl IntoIterator<Item = Recipient>,
    letter: &Letter,
) -> Result<()> {
    post_worded(tx, op, people, |_| letter.clone()).await
}

/// As [`post`], for a letter that quotes data which differ with the reader's language.
pub(crate) async fn post_worded(
    tx: &mut Transaction,
    op: &Operation,
    people: impl IntoIterator<Item = Recipient>,
    letter: impl Fn(Language) -> Letter,
) -> Result<()> {
    for person in people {
        let mail = Mail {
            to: person.email,
            to_name: person.name,
            language: person.language,
            letter: letter(person.language),
        };
        tx.enqueue(op, Job::SendMail(Box::new(mail))).await?;
    }
    Ok(())
}
