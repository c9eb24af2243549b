//! What the rows alone do not tell: the days that count, and the contracts for which nobody waits for the banks any
//! more.

use super::cases;
use crate::calendar::holidays;
use crate::contracts::standings;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::application::Column;
use crate::store::entities::{consent, contract};
use domain::calendar::Holidays;
use domain::consents::Answer;
use domain::contracts::{ContractState, Standing};
use domain::ids::ContractId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Read once for a page of the queue.
pub(in crate::review) struct Facts {
    /// The days on which nobody works.
    pub holidays: Holidays,
    /// Where the contracts stand that every bank has answered, by the ids of their applications.
    pub answered: BTreeMap<Uuid, Standing>,
}

/// The facts of today.
pub(in crate::review) async fn facts(op: &Operation) -> Result<Facts> {
    Ok(Facts {
        holidays: holidays(op.db()).await?,
        answered: answered(op).await?,
    })
}

impl Facts {
    /// The applications with such a contract, or with one that stands exactly so.
    pub fn of(&self, code: Option<&str>) -> Vec<Uuid> {
        let wanted = |standing: &Standing| code.is_none_or(|code| standing.code() == code);
        let found = self.answered.iter();
        let found = found.filter(|(_, standing)| wanted(standing));
        found.map(|(application, _)| *application).collect()
    }

    /// Where the contract of an application stands.
    pub fn standing(&self, application: Uuid, state: ContractState) -> Standing {
        let found = self.answered.get(&application);
        found.copied().unwrap_or(Standing::In(state))
    }
}

/// The banks' answers are read of those contracts only to which each bank gave one, and those are few: the Federation
/// goes on with them.
async fn answered(op: &Operation) -> Result<BTreeMap<Uuid, Standing>> {
    let unanswered = consent::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(
            Expr::col((consent::Entity, consent::Column::ContractId))
                .equals((contract::Entity, contract::Column::Id)),
        )
        .filter(consent::Column::Answer.eq(Answer::Unanswered.code()))
        .into_query();
    let waiting = ContractState::AwaitingConsents;
    let found: Vec<(Uuid, Uuid)> = cases()
        .select_only()
        .column(Column::Id)
        .column(contract::Column::Id)
        .filter(contract::Column::State.eq(waiting.code()))
        .filter(Expr::exists(unanswered).not())
        .into_tuple()
        .all(op.db())
        .await?;
    if found.is_empty() {
        return Ok(BTreeMap::new());
    }
    let contracts: Vec<_> = found
        .iter()
        .map(|(_, id)| (ContractId(*id), waiting))
        .collect();
    let standings = standings(op.db(), op.today(), &contracts).await?;
    let standing = |(application, id): (Uuid, Uuid)| {
        let found = standings.get(&ContractId(id)).copied()?;
        (found != Standing::In(waiting)).then_some((application, found))
    };
    Ok(found.into_iter().filter_map(standing).collect())
}
