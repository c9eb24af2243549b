//! Contracts that take the place of others.

use super::{Stored, find, stored};
use crate::error::Result;
use crate::store::entities::contract::{Column, Entity, Model};
use crate::store::entities::{bank_suspension, client, consent};
use chrono::NaiveDate;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// What can still be replaced.
const LIVING: [ContractState; 2] = [ContractState::Concluded, ContractState::Suspended];

/// The last amendment of a contract that was not given up: the one that is under way, or that took its place.
pub(crate) async fn of<C: ConnectionTrait>(db: &C, amended: ContractId) -> Result<Option<Stored>> {
    let row = Entity::find()
        .filter(Column::Amends.eq(amended.0))
        .filter(Column::State.ne(ContractState::Abandoned.code()))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .one(db)
        .await?;
    row.map(stored).transpose()
}

/// The concluded contracts that these amend, and those that amend these.
pub(crate) async fn around<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<Vec<Stored>> {
    let ids = || contracts.iter().map(|contract| contract.0);
    let amended = Query::select()
        .column(Column::Amends)
        .from(Entity)
        .and_where(Column::Id.is_in(ids()))
        .and_where(Column::Amends.is_not_null())
        .take();
    let beside = Column::Amends.is_in(ids());
    let rows = Entity::find()
        .filter(beside.or(Column::Id.in_subquery(amended)))
        .filter(Column::State.is_in(ContractState::SIGNED.map(ContractState::code)))
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

/// Whether a contract is an amendment that waits for its first day, so that nothing is done under it yet.
pub(crate) async fn waits<C: ConnectionTrait>(db: &C, contract: &Stored) -> Result<bool> {
    let Some(amended) = contract.amends else {
        return Ok(false);
    };
    let amended = find(db, amended).await?;
    Ok(amended.is_some_and(|amended| LIVING.contains(&amended.state)))
}

/// The concluded amendments whose first day has come while what they amend is still there, with that.
pub(crate) async fn beginning<C: ConnectionTrait>(
    db: &C,
    today: NaiveDate,
) -> Result<Vec<(ContractId, ContractId)>> {
    let there = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::State.is_in(LIVING.map(ContractState::code)))
        .take();
    let rows: Vec<Model> = Entity::find()
        .filter(Column::State.eq(ContractState::Concluded.code()))
        .filter(Column::EffectiveFrom.lte(today))
        .filter(Column::Amends.in_subquery(there))
        .order_by_asc(Column::EffectiveFrom)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let pair = |row: Model| Some((ContractId(row.amends?), ContractId(row.id)));
    Ok(rows.into_iter().filter_map(pair).collect())
}

/// Hands the clients of one contract to another, in whose state they stand from then on.
pub(crate) async fn hand_over_clients<C: ConnectionTrait>(
    db: &C,
    from: ContractId,
    to: &Stored,
) -> Result<()> {
    client::Entity::update_many()
        .col_expr(client::Column::ContractId, Expr::value(to.id.0))
        .col_expr(client::Column::ContractState, Expr::value(to.state.code()))
        .filter(client::Column::ContractId.eq(from.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Hands over what goes on at single banks. A bank that was not asked about the amendment is not covered by it, so
/// nothing is to be stopped there.
pub(crate) async fn hand_over_suspensions<C: ConnectionTrait>(
    db: &C,
    (from, to): (ContractId, ContractId),
) -> Result<()> {
    use bank_suspension::{Column as Row, Entity as Rows};
    let asked = Query::select()
        .column(consent::Column::BankCode)
        .from(consent::Entity)
        .and_where(consent::Column::ContractId.eq(to.0))
        .take();
    Rows::update_many()
        .col_expr(Row::ContractId, Expr::value(to.0))
        .col_expr(Row::Version, Expr::col(Row::Version).add(1))
        .filter(Row::ContractId.eq(from.0))
        .filter(Row::State.is_in(["requested", "in_force"]))
        .filter(Row::BankCode.in_subquery(asked))
        .exec(db)
        .await?;
    Ok(())
}
