//! The boards that are open, for the office's page.

use crate::contracts;
use crate::error::Result;
use crate::operation::Operation;
use domain::banks::Bank;
use domain::consents::Consent;
use domain::contracts::ContractState;

/// One open board.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenBoard {
    /// The contract with its progress.
    pub contract: contracts::Listed,
    /// The answers in code order, with the banks.
    pub answers: Vec<(Bank, Consent)>,
}

/// Every board on which answers may still be recorded, the one that moved last first.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn list(op: &Operation) -> Result<Vec<OpenBoard>> {
    let open = contracts::list(op, &[ContractState::AwaitingConsents]).await?;
    let ids: Vec<_> = open.iter().map(|contract| contract.id).collect();
    let mut boards = crate::store::consents::boards(op.db(), &ids).await?;
    let banks = crate::store::policy::banks(op.db()).await?;
    let named = |consent: Consent| {
        let bank = banks.iter().find(|bank| bank.code == consent.bank)?;
        Some((bank.clone(), consent))
    };
    Ok(open
        .into_iter()
        .map(|contract| OpenBoard {
            answers: boards
                .remove(&contract.id)
                .unwrap_or_default()
                .into_iter()
                .filter_map(|row| named(row.consent))
                .collect(),
            contract,
        })
        .collect())
}
