//! One bank for everybody: the agents that it is covered for, where it published, and its consent to the policy.

use super::list::{Entry, public};
use super::standing::Standing;
use crate::error::Result;
use crate::operation::Operation;
use crate::policy;
use crate::store::{policy as stored, publications};
use chrono::NaiveDate;
use domain::banks::{Bank, BankCode};
use domain::policy::standing::Kind;
use domain::publications::{Published, Publisher};
use domain::refusal::Refusal;
use std::collections::BTreeSet;

/// What is public about a bank.
#[derive(Clone, Debug, PartialEq)]
pub struct BankRecord {
    /// The bank.
    pub bank: Bank,
    /// Whether it does business today.
    pub is_active: bool,
    /// The version of the policy in force.
    pub policy_version: Option<i32>,
    /// The day of its standing consent under that version, if it gave one.
    pub consented_on: Option<NaiveDate>,
    /// The contracts that cover it, the newest first, each with where the bank published it.
    pub agents: Vec<(Entry, Option<Published>)>,
}

/// A bank as the list of banks names it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedBank {
    /// The bank.
    pub bank: Bank,
    /// How many services of agents can be used at it today.
    pub agents: usize,
}

/// Every bank that does business today, from north to south.
///
/// # Errors
/// When the database does not answer.
pub async fn banks(op: &Operation) -> Result<Vec<ListedBank>> {
    let contracts = public(op, op.today()).await?;
    let mut entries: Vec<Entry> = contracts.into_iter().map(|one| one.entry).collect();
    entries.retain(Entry::is_open);
    let open: BTreeSet<String> = entries.iter().map(|entry| entry.number.clone()).collect();
    entries.retain(|entry| is_in_effect(entry, &open));
    let count = |code: &BankCode| services_at(&entries, code);
    let banks = policy::active_banks(op).await?.into_iter();
    Ok(banks
        .map(|bank| ListedBank {
            agents: count(&bank.code),
            bank,
        })
        .collect())
}

/// Whether clients connect under it today. An amendment waits until what it amends has ended, which the calendar may be
/// a moment late with.
fn is_in_effect(entry: &Entry, open: &BTreeSet<String>) -> bool {
    let amended = entry.editions.amends.as_ref();
    let waits = amended.is_some_and(|number| open.contains(number));
    entry.standing == Standing::UnderContract && !waits
}

/// How many services reach a bank. One with a contract for each family is one service.
fn services_at(in_effect: &[Entry], code: &BankCode) -> usize {
    let at_bank = in_effect
        .iter()
        .filter(|entry| entry.bank_codes.contains(code) && !entry.suspended.contains_key(code));
    let services = at_bank.map(|entry| {
        let agent = (&entry.registration_number, &entry.organisation_name);
        (agent, &entry.service_name)
    });
    services.collect::<BTreeSet<_>>().len()
}

/// One bank; also one that has merged into another since.
///
/// # Errors
/// [`Refusal::NotFound`] for a code that no bank has.
pub async fn bank(op: &Operation, code: &str) -> Result<BankRecord> {
    let code: BankCode = code.parse().map_err(|_| Refusal::NotFound)?;
    let banks = stored::banks(op.db()).await?;
    let bank = banks.into_iter().find(|bank| bank.code == code);
    let bank = bank.ok_or(Refusal::NotFound)?;
    let own = Publisher::Bank(code.clone());
    let mut published = publications::of_publisher(op.db(), &own).await?;
    let covering = public(op, op.today())
        .await?
        .into_iter()
        .map(|one| (one.contract.id, one.entry))
        .filter(|(_, entry)| entry.is_open() && entry.bank_codes.contains(&code));
    let agents = covering
        .map(|(id, entry)| (entry, published.remove(&id).and_then(|row| row.published)))
        .collect();
    let policy = match policy::show(op).await {
        Ok(policy) => Some(policy),
        Err(crate::Error::Refused(Refusal::NotFound)) => None,
        Err(error) => return Err(error),
    };
    let consented = policy.as_ref().and_then(|policy| {
        let row = policy.banks.iter().find(|row| row.bank.code == code);
        let standing = row
            .filter(|row| row.kind == Kind::InForce)?
            .standing
            .as_ref();
        standing.map(|standing| standing.on)
    });
    Ok(BankRecord {
        is_active: bank.is_active_on(op.today()),
        bank,
        policy_version: policy.map(|policy| policy.this.version),
        consented_on: consented,
        agents,
    })
}
