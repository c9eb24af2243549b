//! Consents that banks took back, as rows.

use crate::error::Result;
use crate::store::entities::consent_withdrawal::{Column, Entity, Model};
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::banks::BankCode;
use domain::consents::Withdrawal;
use domain::ids::{ContractId, DocumentId, PersonId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use std::collections::BTreeMap;

/// A consent that was taken back, as it was written.
pub(crate) struct Written {
    /// What was said.
    pub withdrawal: Withdrawal,
    /// The file that proves it.
    pub document: Option<DocumentId>,
    /// Who recorded it, and when.
    pub recorded: (PersonId, DateTime<Utc>),
}

/// What was taken back of these contracts, by contract and bank.
pub(crate) async fn of<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeMap<(ContractId, BankCode), Written>> {
    let ids = contracts.iter().map(|contract| contract.0);
    let rows = Entity::find()
        .filter(Column::ContractId.is_in(ids))
        .all(db)
        .await?;
    let withdrawal = |row: Model| {
        let bank = row.bank_code.parse();
        let bank = bank.context("consent_withdrawal.bank_code")?;
        let withdrawal = Withdrawal {
            from: row.starts_on,
            reason: row.reason,
            by: row.withdrawn_by,
            evidence: row.evidence_text,
            on: row.withdrawn_on,
        };
        let written = Written {
            withdrawal,
            document: row.document_id.map(DocumentId),
            recorded: (PersonId(row.recorded_by), row.recorded_at),
        };
        Ok(((ContractId(row.contract_id), bank), written))
    };
    rows.into_iter().map(withdrawal).collect()
}

/// Writes that a bank took its consent back; a second time breaks a rule of the database.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    (contract, bank): (ContractId, &BankCode),
    written: Written,
) -> Result<()> {
    let Written {
        withdrawal,
        document,
        recorded: (by, at),
    } = written;
    let row = Model {
        contract_id: contract.0,
        bank_code: bank.to_string(),
        starts_on: withdrawal.from,
        reason: withdrawal.reason,
        withdrawn_by: withdrawal.by,
        evidence_text: withdrawal.evidence,
        withdrawn_on: withdrawal.on,
        document_id: document.map(|document| document.0),
        recorded_by: by.0,
        recorded_at: at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}
