//! What changed in the register, contract by contract, for those who follow it.

use super::suspended::{AtBank, all_at_banks};
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::digest;
use crate::store::contracts::{Stored, steps};
use crate::store::{consents, contracts, policy};
use chrono::{DateTime, NaiveDate, Utc};
use domain::banks::Bank;
use domain::contracts::{ContractState, StepKind};
use domain::ids::ContractId;
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many changes are told, the newest first.
pub const CHANGES: usize = 100;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Always the same for the same change, wherever the portal is served.
    pub id: Uuid,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// The number of the contract.
    pub number: String,
    /// The agent, as it signed.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// What happened.
    pub what: Happened,
}

/// What happened to a contract.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// It was concluded.
    Concluded {
        /// The first day of effect.
        effective_from: Option<NaiveDate>,
    },
    /// A step of its life.
    Step {
        /// Which.
        kind: StepKind,
        /// The last day in force or of the period, where the step names one.
        last_day: Option<NaiveDate>,
    },
    /// It covers a bank no more from a day on.
    Uncovered {
        /// The bank.
        bank: Bank,
        /// The first day without it.
        from: NaiveDate,
    },
    /// The agent was suspended at a bank, or reaches it again.
    AtBank(AtBank),
}

/// The newest changes.
///
/// # Errors
/// When the database does not answer.
pub async fn changes(op: &Operation) -> Result<Vec<Change>> {
    let found = contracts::in_states(op.db(), &ContractState::SIGNED).await?;
    let ids: Vec<ContractId> = found.iter().map(|contract| contract.id).collect();
    let named = named(op, &found).await?;
    let mut changes: Vec<Change> = Vec::new();
    for contract in &found {
        let Some(names) = named.get(&contract.id) else {
            continue;
        };
        let what = Happened::Concluded {
            effective_from: contract.effective_from,
        };
        let id = id_of(&format!("conclusion of {}", contract.id));
        let at = contract.concluded_at.map(|at| (id, at));
        changes.extend(at.map(|at| names.change(at, what)));
    }
    for (id, row, step) in steps::of(op.db(), &ids).await? {
        let what = Happened::Step {
            kind: step.kind,
            last_day: step.last_day,
        };
        let names = named.get(&id);
        changes.extend(names.map(|names| names.change((row, step.at), what)));
    }
    changes.extend(uncovered(op, (&ids, &named)).await?);
    for (id, row, step) in all_at_banks(op, &ids).await? {
        let source = (id_of(&format!("{} {row}", step.code())), step.at);
        let names = named.get(&id);
        changes.extend(names.map(|names| names.change(source, Happened::AtBank(step))));
    }
    changes.sort_by_key(|change| (change.at, change.id));
    changes.reverse();
    changes.truncate(CHANGES);
    Ok(changes)
}

async fn uncovered(
    op: &Operation,
    (ids, named): (&[ContractId], &BTreeMap<ContractId, Names>),
) -> Result<Vec<Change>> {
    let banks = policy::banks(op.db()).await?;
    let written = consents::withdrawals::of(op.db(), ids).await?;
    let change =
        |((contract, code), written): ((ContractId, _), consents::withdrawals::Written)| {
            let bank = banks.iter().find(|bank| bank.code == code)?.clone();
            let id = id_of(&format!("withdrawal of {code} from {contract}"));
            let what = Happened::Uncovered {
                bank,
                from: written.withdrawal.from,
            };
            Some(named.get(&contract)?.change((id, written.recorded.1), what))
        };
    Ok(written.into_iter().filter_map(change).collect())
}

/// What a contract is called.
struct Names {
    number: String,
    organisation: String,
    service: String,
}

impl Names {
    fn change(&self, (id, at): (Uuid, DateTime<Utc>), what: Happened) -> Change {
        Change {
            id,
            at,
            number: self.number.clone(),
            organisation_name: self.organisation.clone(),
            service_name: self.service.clone(),
            what,
        }
    }
}

async fn named(op: &Operation, found: &[Stored]) -> Result<BTreeMap<ContractId, Names>> {
    let applications: Vec<_> = found.iter().map(|contract| contract.application).collect();
    let cases = contracts::cases(op.db(), &applications).await?;
    let names = |contract: &Stored| {
        let case = cases.get(&contract.application)?;
        let agreed = contract.agreed.as_ref().map(|agreed| &agreed.facts);
        let names = Names {
            number: contract.number.clone().map(String::from)?,
            organisation: agreed.map_or_else(
                || case.organisation_name.clone(),
                |facts| facts.agent.name.clone(),
            ),
            service: agreed.map_or_else(
                || case.service_name().to_owned(),
                |facts| facts.service_name.clone(),
            ),
        };
        Some((contract.id, names))
    };
    Ok(found.iter().filter_map(names).collect())
}

/// An identifier made of what it names (RFC 9562, version 8), so that no row has to keep it.
fn id_of(name: &str) -> Uuid {
    let mut bytes = [0; 16];
    // A SHA-256 in hexadecimal always has its 32 first digits.
    let _ = hex::decode_to_slice(&digest(name.as_bytes())[..32], &mut bytes);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn the_same_change_has_the_same_identifier() {
        let id = id_of("conclusion of 1");
        assert_eq!(id, id_of("conclusion of 1"));
        assert_ne!(id, id_of("conclusion of 2"));
        assert_eq!(id.get_version_num(), 8);
    }
}
