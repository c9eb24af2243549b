//! What a contract of the register amends, and what amends it.

use crate::error::Result;
use crate::store::contracts::{Stored, amendments};
use chrono::NaiveDate;
use domain::calendar::business_date;
use domain::ids::ContractId;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The numbers of a contract's neighbours among its editions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editions {
    /// That of the contract that it amends.
    pub amends: Option<String>,
    /// That of its amendment, once that is concluded.
    pub amended_by: Option<String>,
}

/// The editions beside each of the contracts, as far as they were concluded until the day.
pub(super) async fn editions<C: ConnectionTrait>(
    db: &C,
    contracts: &[Stored],
    day: NaiveDate,
) -> Result<BTreeMap<ContractId, Editions>> {
    let ids: Vec<ContractId> = contracts.iter().map(|contract| contract.id).collect();
    let mut around = amendments::around(db, &ids).await?;
    around.retain(|one| one.concluded_at.is_some_and(|at| business_date(at) <= day));
    let number = |one: &Stored| one.number.clone().map(String::from);
    let beside = |contract: &Stored| {
        let before = around.iter().find(|one| Some(one.id) == contract.amends);
        let later = around.iter().filter(|one| one.amends == Some(contract.id));
        let last = later.max_by_key(|one| one.created_at);
        Editions {
            amends: before.and_then(number),
            amended_by: last.and_then(number),
        }
    };
    Ok(contracts
        .iter()
        .map(|contract| (contract.id, beside(contract)))
        .collect())
}
