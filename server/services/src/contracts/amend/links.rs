//! How a contract and its amendments lead to each other.

use crate::error::Result;
use crate::store::contracts::{self, Stored, amendments};
use chrono::NaiveDate;
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId};
use sea_orm::ConnectionTrait;

/// The neighbours of a contract among its editions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The contract that it amends.
    pub amends: Option<Link>,
    /// Its amendment that is under way or took its place.
    pub amended_by: Option<Link>,
}

/// One neighbour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which.
    pub contract: ContractId,
    /// Its case.
    pub application: ApplicationId,
    /// Its number, once concluded.
    pub number: Option<String>,
    /// Where it stands.
    pub state: ContractState,
    /// Its first day of effect, once known.
    pub effective_from: Option<NaiveDate>,
}

impl Links {
    /// The neighbours of a contract.
    pub(crate) async fn of<C: ConnectionTrait>(db: &C, contract: &Stored) -> Result<Self> {
        let amended = match contract.amends {
            Some(id) => contracts::find(db, id).await?,
            None => None,
        };
        let amendment = amendments::of(db, contract.id).await?;
        Ok(Links {
            amends: amended.map(link),
            amended_by: amendment.map(link),
        })
    }

    /// Whether it is an amendment that does not yet stand in the place of what it amends.
    pub fn waits(&self) -> bool {
        let living = [ContractState::Concluded, ContractState::Suspended];
        let amended = self.amends.as_ref();
        amended.is_some_and(|link| living.contains(&link.state))
    }
}

fn link(contract: Stored) -> Link {
    Link {
        contract: contract.id,
        application: contract.application,
        number: contract.number.map(String::from),
        state: contract.state,
        effective_from: contract.effective_from,
    }
}
