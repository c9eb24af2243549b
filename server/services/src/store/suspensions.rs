//! Suspensions at banks as rows, and back.

use super::entities::bank_suspension::{Column, Entity, Model};
use crate::error::Result;
use crate::transaction::changed_one;
use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use domain::banks::BankCode;
use domain::ids::{ContractId, PersonId, SuspensionId};
use domain::suspensions::{Hand, Suspension, SuspensionState};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, Set,
};
use uuid::Uuid;

/// One stored suspension.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stored {
    /// Which.
    pub id: SuspensionId,
    /// Of which contract.
    pub contract: ContractId,
    /// At which bank.
    pub bank: BankCode,
    /// What became of it.
    pub suspension: Suspension,
    /// For optimistic locking.
    pub version: i64,
}

/// The suspension, if there is one.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, id: SuspensionId) -> Result<Option<Stored>> {
    let row = Entity::find_by_id(id.0).one(db).await?;
    row.map(stored).transpose()
}

/// All of them, the newest first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<Stored>> {
    rows(db, Condition::all()).await
}

/// Those of a contract, the newest first.
pub(crate) async fn of_contract<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
) -> Result<Vec<Stored>> {
    rows(db, Condition::all().add(Column::ContractId.eq(contract.0))).await
}

/// Those of several contracts, the newest first.
pub(crate) async fn of_contracts<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<Vec<Stored>> {
    let ids = contracts.iter().map(|contract| contract.0);
    rows(db, Condition::all().add(Column::ContractId.is_in(ids))).await
}

/// Those that a bank asked for, the newest first.
pub(crate) async fn of_bank<C: ConnectionTrait>(db: &C, bank: &BankCode) -> Result<Vec<Stored>> {
    rows(db, Condition::all().add(Column::BankCode.eq(bank.as_str()))).await
}

async fn rows<C: ConnectionTrait>(db: &C, which: Condition) -> Result<Vec<Stored>> {
    let rows = Entity::find()
        .filter(which)
        .order_by_desc(Column::RequestedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

/// Writes a new one; a second one that goes on breaks a rule of the database.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, new: Stored) -> Result<()> {
    model(new)
        .into_active_model()
        .reset_all()
        .insert(db)
        .await?;
    Ok(())
}

/// Writes one back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, changed: Stored) -> Result<()> {
    let (id, seen) = (changed.id, changed.version);
    let mut row = model(changed).into_active_model().reset_all();
    row.version = Set(seen + 1);
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(seen))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

fn model(row: Stored) -> Model {
    let Suspension {
        state,
        requested,
        decided,
        lifted,
    } = row.suspension;
    let (decided, lifted) = (columns(decided), columns(lifted));
    Model {
        id: row.id.0,
        contract_id: row.contract.0,
        bank_code: row.bank.to_string(),
        state: state.code().to_owned(),
        reason: requested.words,
        requested_by: requested.person.0,
        requested_by_name: requested.name,
        requested_at: requested.at,
        decision: decided.words,
        decided_by: decided.person,
        decided_by_name: decided.name,
        decided_at: decided.at,
        lift_reason: lifted.words,
        lifted_by: lifted.person,
        lifted_by_name: lifted.name,
        lifted_at: lifted.at,
        version: row.version,
    }
}

/// A hand that may not have been there.
#[derive(Default)]
struct Columns {
    person: Option<Uuid>,
    name: Option<String>,
    at: Option<DateTime<Utc>>,
    words: Option<String>,
}

fn columns(hand: Option<Hand>) -> Columns {
    hand.map_or_else(Columns::default, |hand| Columns {
        person: Some(hand.person.0),
        name: Some(hand.name),
        at: Some(hand.at),
        words: Some(hand.words),
    })
}

impl Columns {
    fn hand(self) -> Option<Hand> {
        Some(Hand {
            person: PersonId(self.person?),
            at: self.at?,
            name: self.name.unwrap_or_default(),
            words: self.words.unwrap_or_default(),
        })
    }
}

fn stored(row: Model) -> Result<Stored> {
    let state = SuspensionState::of_code(&row.state);
    let decided = Columns {
        person: row.decided_by,
        name: row.decided_by_name,
        at: row.decided_at,
        words: row.decision,
    };
    let lifted = Columns {
        person: row.lifted_by,
        name: row.lifted_by_name,
        at: row.lifted_at,
        words: row.lift_reason,
    };
    Ok(Stored {
        id: SuspensionId(row.id),
        contract: ContractId(row.contract_id),
        bank: row.bank_code.parse().context("bank_suspension.bank_code")?,
        suspension: Suspension {
            state: state.ok_or_else(|| anyhow!("bank_suspension.state"))?,
            requested: Hand {
                person: PersonId(row.requested_by),
                name: row.requested_by_name,
                at: row.requested_at,
                words: row.reason,
            },
            decided: decided.hand(),
            lifted: lifted.hand(),
        },
        version: row.version,
    })
}
