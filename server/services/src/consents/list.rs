//! The boards that are open, for the office's page, and the row of all banks of one contract.

use crate::calendar::holidays;
use crate::contracts;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents::requests;
use crate::store::{consents, contracts as store, policy};
use chrono::NaiveDate;
use domain::banks::{Bank, BankCode};
use domain::consents::RowState;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::Action;
use std::collections::BTreeMap;

/// Every bank with where it stands, in code order.
pub type Row = Vec<(Bank, RowState)>;

/// One open board.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenBoard {
    /// The contract with its progress.
    pub contract: contracts::Listed,
    /// By when the banks should answer.
    pub due_on: Option<NaiveDate>,
    /// How many business days ago that was; zero while it lies ahead.
    pub overdue_days: i64,
    /// The answers in code order, with the banks.
    pub answers: Row,
}

/// Every board on which answers may still be recorded, the one that moved last first.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn list(op: &Operation) -> Result<Vec<OpenBoard>> {
    let open = contracts::list(op, &[ContractState::AwaitingConsents]).await?;
    let ids: Vec<_> = open.iter().map(|contract| contract.id).collect();
    let mut rows = rows(op, &ids).await?;
    let applications: Vec<_> = open.iter().map(|one| one.application).collect();
    let cases = store::cases(op.db(), &applications).await?;
    let holidays = holidays(op.db()).await?;
    let board = |contract: contracts::Listed| {
        let case = cases.get(&contract.application);
        let due_on = case.and_then(|case| case.due_on);
        let late = due_on.map(|due| holidays.business_days_between(due, op.today()));
        OpenBoard {
            answers: rows.remove(&contract.id).unwrap_or_default(),
            due_on,
            overdue_days: late.unwrap_or_default().max(0),
            contract,
        }
    };
    Ok(open.into_iter().map(board).collect())
}

/// Every bank of one contract with where it stands.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn row(op: &Operation, id: ContractId) -> Result<Row> {
    op.actor.require(Action::ReadCases)?;
    Ok(rows(op, &[id]).await?.remove(&id).unwrap_or_default())
}

/// The same of several contracts at once.
pub(super) async fn rows(op: &Operation, ids: &[ContractId]) -> Result<BTreeMap<ContractId, Row>> {
    let boards = consents::boards(op.db(), ids).await?;
    let asked = requests::so_far(op.db(), ids).await?;
    let banks = policy::banks(op.db()).await?;
    let bank = |code: &BankCode| banks.iter().find(|bank| bank.code == *code).cloned();
    let row = |(id, board): (ContractId, Vec<consents::Stored>)| {
        let state = |row: consents::Stored| {
            let key = (id, row.consent.bank.clone());
            let reach = asked.get(&key).copied().unwrap_or_default().reach();
            let state = row.consent.state(reach, op.today());
            Some((bank(&row.consent.bank)?, state))
        };
        (id, board.into_iter().filter_map(state).collect())
    };
    Ok(boards.into_iter().map(row).collect())
}
