//! The clients of a contract follow its state.

use super::Stored;
use crate::error::Result;
use crate::store::clients;
use crate::store::entities::client::{Column, Entity, Model};
use chrono::{DateTime, Utc};
use domain::clients::ClientState;
use domain::ids::ContractId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// The states of the clients under these contracts.
pub(crate) async fn states<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeMap<ContractId, Vec<ClientState>>> {
    let ids = contracts.iter().map(|contract| contract.0);
    let rows = Entity::find()
        .filter(Column::ContractId.is_in(ids))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut states: BTreeMap<ContractId, Vec<ClientState>> = BTreeMap::new();
    for row in rows {
        let state = ClientState::of_code(&row.state).unwrap_or(ClientState::Revoked);
        let under = ContractId(row.contract_id);
        states.entry(under).or_default().push(state);
    }
    Ok(states)
}

/// Puts every client where it belongs under the contract as it stands now, and names those that moved. The database
/// refuses a contract that leaves its force before its clients, and a client that is active before its contract, so
/// the caller has the order right or nothing happens.
pub(crate) async fn follow<C: ConnectionTrait>(
    db: &C,
    contract: &Stored,
    now: DateTime<Utc>,
) -> Result<Vec<(Model, ClientState)>> {
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.id.0))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut moved = Vec::new();
    for mut row in rows {
        let before = ClientState::of_code(&row.state).unwrap_or(ClientState::Revoked);
        let after = before.under(contract.state);
        if after == before {
            continue;
        }
        row.state = after.code().to_owned();
        if after == ClientState::Revoked {
            row.revoked_at = Some(now);
            row.secret_hash = None;
        }
        clients::save(db, row.clone()).await?;
        moved.push((row, after));
    }
    Ok(moved)
}
