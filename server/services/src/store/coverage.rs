//! Which contract covers a bank for a service of an agent, and on which days. Two never do so on the same day, and it is
//! the database that says so: the rows of one agent, family, service and bank form a chain, in which each begins after
//! the last day of the one that it follows, and a row without a last day is followed by none.
//!
//! A contract takes its places when it is concluded, without a last day. They get one with a notice, with its end, and,
//! at one bank, when that bank takes its consent back; a place whose last day would lie before its first is given up.
//!
//! A later version of a contract does not stand in the way of the one that it amends: it takes its places with that one
//! as `before`. The places of the earlier one then end on the day before the later one takes effect, at the banks that
//! it no longer names too, and those of the later one follow them. Until then [`overlapping`] is told that the places of
//! both are its own. If the earlier one then ends, its places are closed already and nothing more happens to them.

use super::contracts::{Case, Stored};
use super::entities::contract;
use super::entities::coverage::{ActiveModel, Column, Entity, Model};
use crate::error::Result;
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::contracts::{ContractState, Missing};
use domain::forms::folded;
use domain::ids::ContractId;
use domain::refusal::Refusal;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

/// The columns that a chain has in common.
const CHAIN: [Column; 4] = [
    Column::OrganisationId,
    Column::Family,
    Column::Service,
    Column::BankCode,
];

/// What a contract covers: the service of the case at the banks, from the day on.
pub(crate) struct Claim<'a> {
    /// Which.
    pub contract: ContractId,
    /// Whose, and for what.
    pub case: &'a Case,
    /// Where.
    pub banks: Vec<BankCode>,
    /// The first day of effect.
    pub from: NaiveDate,
}

/// Takes the places of a contract that is being concluded, and passes over to it those of the one that it amends, if it
/// amends one.
///
/// # Errors
/// [`Refusal::NotReady`] where another contract has one of the places: also where it took it a moment ago, which only
/// the database knows.
pub(crate) async fn take<C: ConnectionTrait>(
    db: &C,
    claim: &Claim<'_>,
    before: Option<ContractId>,
) -> Result<()> {
    if let Some(before) = before {
        close(db, (before, None), day_before(claim.from)).await?;
    }
    let taken = places(db, claim.case, &claim.banks).await?;
    require_free(db, (&taken, claim.from)).await?;
    let rows = claim.banks.iter().map(|bank| row(claim, bank, &taken));
    let added = Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    if added == claim.banks.len() as u64 {
        return Ok(());
    }
    let mut taken = places(db, claim.case, &claim.banks).await?;
    taken.retain(|row| row.contract_id != claim.contract.0);
    require_free(db, (&taken, claim.from)).await?;
    // Whoever was faster has given the place up since.
    Err(Refusal::Stale.into())
}

/// Gives the places of a contract, all or the one at a bank, a last day, unless they have an earlier one.
pub(crate) async fn close<C: ConnectionTrait>(
    db: &C,
    (contract, bank): (ContractId, Option<&BankCode>),
    last: NaiveDate,
) -> Result<()> {
    let bank = bank.map(|bank| Column::BankCode.eq(bank.as_str()));
    let these = Condition::all()
        .add(Column::ContractId.eq(contract.0))
        .add_option(bank);
    Entity::update_many()
        .col_expr(Column::EndsOn, Expr::value(last))
        .filter(these.clone())
        .filter(Column::StartsOn.lte(last))
        .filter(Column::EndsOn.is_null().or(Column::EndsOn.gt(last)))
        .exec(db)
        .await?;
    // One that is followed keeps its days: what follows has its place in the chain from them.
    Entity::delete_many()
        .filter(these)
        .filter(Column::StartsOn.gt(last))
        .filter(Expr::exists(follower()).not())
        .exec(db)
        .await?;
    Ok(())
}

/// Gives the places of a contract the last day that its notice or its end says.
pub(crate) async fn follow<C: ConnectionTrait>(
    db: &C,
    contract: &Stored,
    today: NaiveDate,
) -> Result<()> {
    let yesterday = day_before(today);
    let last = match (contract.state, contract.ends_on) {
        (ContractState::Ended, Some(last)) => Some(Ord::min(last, yesterday)),
        (ContractState::Ended, None) => Some(yesterday),
        (_, last) => last,
    };
    match last {
        Some(last) => close(db, (contract.id, None), last).await,
        None => Ok(()),
    }
}

/// The numbers of the contracts that cover one of the banks for the same service from the day on, but for those whose
/// places the asking one has or gets.
pub(crate) async fn overlapping<C: ConnectionTrait>(
    db: &C,
    (case, own): (&Case, &[ContractId]),
    (banks, from): (&[BankCode], NaiveDate),
) -> Result<Vec<String>> {
    let mut taken = places(db, case, banks).await?;
    taken.retain(|row| !own.contains(&ContractId(row.contract_id)));
    standing(db, (&taken, from)).await
}

/// The last day before another one.
pub(crate) fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// The row at a bank, behind the last one of the others.
fn row(claim: &Claim<'_>, bank: &BankCode, taken: &[Model]) -> ActiveModel {
    let earlier = taken.iter().filter(|row| row.bank_code == bank.as_str());
    let row = Model {
        organisation_id: claim.case.organisation.0,
        family: claim.case.family.code().to_owned(),
        service: service(claim.case),
        bank_code: bank.to_string(),
        starts_on: claim.from,
        ends_on: None,
        follows: earlier.filter_map(|row| row.ends_on).max(),
        contract_id: claim.contract.0,
    };
    row.into_active_model().reset_all()
}

async fn require_free<C: ConnectionTrait>(
    db: &C,
    (taken, from): (&[Model], NaiveDate),
) -> Result<()> {
    let numbers = standing(db, (taken, from)).await?;
    if numbers.is_empty() {
        return Ok(());
    }
    let missing = numbers.into_iter();
    let missing = missing.map(|number| Missing::Overlap { number }).collect();
    Err(Refusal::NotReady { missing }.into())
}

/// The numbers of the contracts that have one of the places on the day or later.
async fn standing<C: ConnectionTrait>(
    db: &C,
    (taken, from): (&[Model], NaiveDate),
) -> Result<Vec<String>> {
    let is_standing = |row: &&Model| row.ends_on.is_none_or(|last| last >= from);
    let contracts = taken.iter().filter(is_standing).map(|row| row.contract_id);
    let numbers: Vec<Option<String>> = contract::Entity::find()
        .select_only()
        .column(contract::Column::Number)
        .filter(contract::Column::Id.is_in(contracts))
        .order_by_asc(contract::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    Ok(numbers.into_iter().flatten().collect())
}

/// Who has or had the places at these banks.
async fn places<C: ConnectionTrait>(db: &C, case: &Case, banks: &[BankCode]) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(Column::OrganisationId.eq(case.organisation.0))
        .filter(Column::Family.eq(case.family.code()))
        .filter(Column::Service.eq(service(case)))
        .filter(Column::BankCode.is_in(banks.iter().map(BankCode::as_str)))
        .all(db)
        .await?;
    Ok(rows)
}

/// Neither width nor capitals make another service.
fn service(case: &Case) -> String {
    folded(case.service_name()).trim().to_owned()
}

/// The row that follows another one.
fn follower() -> SelectStatement {
    let mut question = Query::select();
    question.expr(Expr::val(1)).from_as(Entity, "later");
    for column in CHAIN {
        let same = Expr::col(("later", column)).equals((Entity, column));
        question.and_where(same);
    }
    let next = Expr::col(("later", Column::Follows)).equals((Entity, Column::EndsOn));
    question.and_where(next).take()
}

#[cfg(test)]
mod tests;
