//! One bank for everybody: the agents that it is covered for, where it published, and its consent to the policy.

use super::list::{Entry, public};
use crate::error::Result;
use crate::operation::Operation;
use crate::policy;
use crate::store::{policy as stored, publications};
use chrono::NaiveDate;
use domain::banks::{Bank, BankCode};
use domain::policy::standing::Kind;
use domain::publications::{Published, Publisher};
use domain::refusal::Refusal;

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
    /// How many contracts cover it today.
    pub agents: usize,
}

/// Every bank that does business today, from north to south.
///
/// # Errors
/// When the database does not answer.
pub async fn banks(op: &Operation) -> Result<Vec<ListedBank>> {
    let contracts = public(op, op.today()).await?;
    let count = |code: &BankCode| {
        let covering = contracts
            .iter()
            .map(|one| &one.entry)
            .filter(|entry| entry.is_open() && entry.bank_codes.contains(code));
        covering.count()
    };
    let banks = policy::active_banks(op).await?.into_iter();
    Ok(banks
        .map(|bank| ListedBank {
            agents: count(&bank.code),
            bank,
        })
        .collect())
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
