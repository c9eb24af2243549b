//! Where each bank gets its mail as a bank: the questions, the reminders and the notices. Without an address it is asked
//! by letter.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::policy::active_banks;
use crate::store::{bank_addresses as stored, consents};
use domain::banks::{Bank, BankCode};
use domain::forms::{FieldErrors, optional_email};
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde::Deserialize;
use serde_json::json;

/// What is typed to change a bank's address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BankAddressForm {
    /// Where the mail is to go; empty for a bank that is asked by letter.
    pub email: String,
    /// The address that stood there when the form was drawn. The row has no version, and this says as much.
    pub seen: String,
}

/// A bank, and where it gets its mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankAddress {
    /// The bank.
    pub bank: Bank,
    /// The address, if it has one.
    pub email: Option<String>,
}

/// The banks that do business today, in code order, each with its address.
///
/// # Errors
/// [`Refusal::NotAllowed`] for those whom accounts do not concern.
pub async fn bank_addresses(op: &Operation) -> Result<Vec<BankAddress>> {
    op.actor.require(Action::ReadPeople)?;
    let mut given = consents::addresses(op.db()).await?;
    let banks = active_banks(op).await?.into_iter();
    let with_address = banks.map(|bank| BankAddress {
        email: given.remove(&bank.code),
        bank,
    });
    Ok(with_address.collect())
}

/// Gives a bank another address, or none. What was mailed before stays where it went.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but administrators, [`Refusal::NotFound`] for a code that no active bank has,
/// [`Refusal::Stale`] where the address is not the one that was seen; the problem of the form.
pub async fn change_bank_address(
    op: &Operation,
    bank: &BankCode,
    form: &BankAddressForm,
) -> Result<()> {
    op.actor.require(Action::ManagePeople)?;
    if !active_banks(op).await?.iter().any(|one| one.code == *bank) {
        return Err(Refusal::NotFound.into());
    }
    let mut errors = FieldErrors::default();
    let email = optional_email(&mut errors, "email", &form.email);
    let email = errors.into_result(email)?;
    let tx = op.begin().await?;
    stored::lock(tx.db(), bank).await?;
    let now = consents::addresses(tx.db()).await?.remove(bank);
    if now.as_deref().unwrap_or_default() != form.seen {
        return Err(Refusal::Stale.into());
    }
    if now == email {
        return Ok(());
    }
    stored::set(tx.db(), bank, email.clone()).await?;
    let event = Event::new("bank.address_changed", "bank", bank)
        .before(json!({ "email": now }))
        .after(json!({ "email": email }));
    tx.record(op, event).await?;
    tx.commit().await
}
