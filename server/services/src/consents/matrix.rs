//! Every contract against every bank, for the Federation.

use super::list::{Row, rows};
use crate::contracts::{self, Listed};
use crate::error::Result;
use crate::operation::Operation;
use domain::banks::{Bank, BankCode};
use domain::consents::RowState;
use domain::contracts::ContractState;
use std::collections::BTreeMap;

/// Contracts in rows, banks in columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Every bank of which a contract asked, in code order.
    pub banks: Vec<Bank>,
    /// One row a contract, the one that moved last first.
    pub rows: Vec<MatrixRow>,
}

/// One contract.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// Which, with its progress.
    pub contract: Listed,
    /// Where each bank stands, by code; a bank that was not asked is missing.
    pub cells: BTreeMap<BankCode, RowState>,
}

/// The matrix of all contracts.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn matrix(op: &Operation) -> Result<Matrix> {
    let all = contracts::list(op, &ContractState::ALL).await?;
    let ids: Vec<_> = all.iter().map(|contract| contract.id).collect();
    let mut rows = rows(op, &ids).await?;
    let named = rows.values().flatten();
    let banks: BTreeMap<_, _> = named
        .map(|(bank, _)| (bank.code.clone(), bank.clone()))
        .collect();
    let cells = |row: Row| {
        row.into_iter()
            .map(|(bank, state)| (bank.code, state))
            .collect()
    };
    let row = |contract: Listed| MatrixRow {
        cells: cells(rows.remove(&contract.id).unwrap_or_default()),
        contract,
    };
    Ok(Matrix {
        rows: all.into_iter().map(row).collect(),
        banks: banks.into_values().collect(),
    })
}
