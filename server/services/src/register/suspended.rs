//! At which banks an agent is suspended, and since when. Why is between the bank and the Federation.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::{policy, suspensions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::banks::{Bank, BankCode};
use domain::calendar::business_date;
use domain::ids::ContractId;
use domain::suspensions::{Hand, Suspension};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The banks at which an agent is suspended, each with the first day.
pub type SuspendedAt = BTreeMap<BankCode, NaiveDate>;

/// That an agent was suspended at a bank, or reaches it again.
#[derive(Clone, Debug, PartialEq)]
pub struct AtBank {
    /// The bank.
    pub bank: Bank,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it reaches the bank again.
    pub resumed: bool,
}

/// Where the contracts were suspended at the end of a day.
pub(super) async fn suspended_at<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
    day: NaiveDate,
) -> Result<BTreeMap<ContractId, SuspendedAt>> {
    let mut found: BTreeMap<ContractId, SuspendedAt> = BTreeMap::new();
    for row in suspensions::of_contracts(db, contracts).await? {
        if let Some(since) = row.suspension.in_force_on(day) {
            found
                .entry(row.contract)
                .or_default()
                .insert(row.bank, since);
        }
    }
    Ok(found)
}

/// What happened at banks until the end of a day, in its order.
pub(super) async fn at_banks(
    op: &Operation,
    contracts: &[ContractId],
    day: NaiveDate,
) -> Result<BTreeMap<ContractId, Vec<AtBank>>> {
    let mut found: BTreeMap<ContractId, Vec<AtBank>> = BTreeMap::new();
    let mut all = all_at_banks(op, contracts).await?;
    all.retain(|(_, _, step)| step.on() <= day);
    all.sort_by_key(|(_, _, step)| step.at);
    for (contract, _, step) in all {
        found.entry(contract).or_default().push(step);
    }
    Ok(found)
}

/// Every suspension at a bank of the contracts and every end of one, with the row that it comes from.
pub(super) async fn all_at_banks(
    op: &Operation,
    contracts: &[ContractId],
) -> Result<Vec<(ContractId, Uuid, AtBank)>> {
    let banks = policy::banks(op.db()).await?;
    let mut found = Vec::new();
    for row in suspensions::of_contracts(op.db(), contracts).await? {
        let Some(bank) = banks.iter().find(|bank| bank.code == row.bank) else {
            continue;
        };
        let step = |(hand, resumed): (&Hand, bool)| AtBank {
            bank: bank.clone(),
            at: hand.at,
            resumed,
        };
        let steps = hands(&row.suspension).map(step);
        found.extend(steps.map(|step| (row.contract, row.id.0, step)));
    }
    Ok(found)
}

fn hands(suspension: &Suspension) -> impl Iterator<Item = (&Hand, bool)> {
    let begun = suspension.accepted().map(|hand| (hand, false));
    let over = suspension.lifted.as_ref().map(|hand| (hand, true));
    begun.into_iter().chain(over)
}

impl AtBank {
    /// The day.
    pub fn on(&self) -> NaiveDate {
        business_date(self.at)
    }

    /// The word of the open data and of the feed.
    pub fn code(&self) -> &'static str {
        match self.resumed {
            true => "bank_resumed",
            false => "bank_suspended",
        }
    }
}
