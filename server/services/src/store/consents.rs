//! The boards of the banks' answers as rows, in code order, and back.

pub(crate) mod deadlines;
pub(crate) mod openings;
pub(crate) mod requests;
pub(crate) mod withdrawals;

use super::contracts::drafts;
use super::entities::bank;
use super::entities::consent::{ActiveModel, Column, Entity, Model};
use crate::error::Result;
use crate::transaction::changed_one;
use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use domain::banks::BankCode;
use domain::consents::{Answer, Consent, Given, Way};
use domain::ids::{ContractId, DocumentId, PersonId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One stored row of a board.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// The bank and its answer.
    pub consent: Consent,
    /// The file that proves it.
    pub document: Option<DocumentId>,
    /// The file that proves that it was taken back.
    pub withdrawal_document: Option<DocumentId>,
    /// Who recorded it, and when; nobody for a standing consent.
    pub recorded: Option<(PersonId, DateTime<Utc>)>,
    /// For optimistic locking.
    pub version: i64,
}

/// The board of a contract.
pub(crate) async fn board<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Stored>> {
    let mut boards = boards(db, &[contract]).await?;
    Ok(boards.remove(&contract).unwrap_or_default())
}

/// The boards of several contracts at once.
pub(crate) async fn boards<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeMap<ContractId, Vec<Stored>>> {
    let ids: Vec<Uuid> = contracts.iter().map(|contract| contract.0).collect();
    let rows = Entity::find()
        .filter(Column::ContractId.is_in(ids))
        .order_by_asc(Column::BankCode)
        .all(db)
        .await?;
    let mut boards: BTreeMap<ContractId, Vec<Stored>> = BTreeMap::new();
    for (contract, row) in whole(db, rows).await? {
        boards.entry(contract).or_default().push(row);
    }
    Ok(boards)
}

/// What one bank answered, contract by contract.
pub(crate) async fn of_bank<C: ConnectionTrait>(
    db: &C,
    bank: &BankCode,
) -> Result<BTreeMap<ContractId, Stored>> {
    let rows = Entity::find()
        .filter(Column::BankCode.eq(bank.as_str()))
        .all(db)
        .await?;
    Ok(whole(db, rows).await?.into_iter().collect())
}

/// The rows with what happened since: to the drafts, and to the consents themselves.
async fn whole<C: ConnectionTrait>(db: &C, rows: Vec<Model>) -> Result<Vec<(ContractId, Stored)>> {
    let contracts: BTreeSet<_> = rows.iter().map(|row| ContractId(row.contract_id)).collect();
    let contracts: Vec<_> = contracts.into_iter().collect();
    let holding = drafts::holding(db, &contracts).await?;
    let mut taken_back = withdrawals::of(db, &contracts).await?;
    let answer = |row: Model| {
        let contract = ContractId(row.contract_id);
        let holds_from = holding.get(&contract).copied().unwrap_or(1);
        let mut row = stored(row, holds_from)?;
        let key = (contract, row.consent.bank.clone());
        if let Some(written) = taken_back.remove(&key) {
            row.withdrawal_document = written.document;
            row.consent.withdrawal = Some(written.withdrawal);
        }
        Ok((contract, row))
    };
    rows.into_iter().map(answer).collect()
}

/// Writes a new board.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
    board: &[Consent],
) -> Result<()> {
    let rows = board.iter().map(|consent| {
        let new = Stored {
            consent: consent.clone(),
            document: None,
            withdrawal_document: None,
            recorded: None,
            version: 1,
        };
        let row: ActiveModel = model(contract, new).into_active_model();
        row.reset_all()
    });
    Entity::insert_many(rows).exec(db).await?;
    Ok(())
}

/// Writes an answer back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
    row: Stored,
) -> Result<()> {
    let seen = row.version;
    let bank = row.consent.bank.to_string();
    let mut row: ActiveModel = model(contract, row).into_active_model().reset_all();
    row.version = Set(seen + 1);
    let done = Entity::update_many()
        .set(row)
        .filter(Column::ContractId.eq(contract.0))
        .filter(Column::BankCode.eq(bank))
        .filter(Column::Version.eq(seen))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

/// Where each bank wants its mail, for the banks that said so.
pub(crate) async fn addresses<C: ConnectionTrait>(db: &C) -> Result<BTreeMap<BankCode, String>> {
    let rows = bank::Entity::find()
        .filter(bank::Column::ContactEmail.is_not_null())
        .all(db)
        .await?;
    let given = rows.into_iter().filter_map(|row| {
        let email = row.contact_email.filter(|email| !email.trim().is_empty())?;
        Some((row.code, email))
    });
    given
        .map(|(code, email)| Ok((code.parse::<BankCode>().context("bank.code")?, email)))
        .collect()
}

fn model(contract: ContractId, row: Stored) -> Model {
    let given = row.consent.answer.given().cloned();
    Model {
        contract_id: contract.0,
        bank_code: row.consent.bank.to_string(),
        answer: row.consent.answer.code().to_owned(),
        answered_on: given.as_ref().map(|given| given.on),
        answered_by: given.as_ref().map(|given| given.by.clone()),
        way: given.as_ref().map(|given| given.way.code().to_owned()),
        draft: given.as_ref().map(|given| given.draft),
        note: given.as_ref().map(|given| given.note.clone()),
        evidence_text: given.map(|given| given.evidence),
        document_id: row.document.map(|document| document.0),
        recorded_by: row.recorded.map(|(by, _)| by.0),
        recorded_at: row.recorded.map(|(_, at)| at),
        version: row.version,
    }
}

fn stored(row: Model, holds_from: i32) -> Result<Stored> {
    let way = row.way.as_deref().and_then(Way::of_code);
    let given = row.answered_on.zip(way).map(|(on, way)| Given {
        on,
        by: row.answered_by.unwrap_or_default(),
        note: row.note.unwrap_or_default(),
        evidence: row.evidence_text.unwrap_or_default(),
        way,
        draft: row.draft.unwrap_or_default(),
    });
    let answer = match (row.answer.as_str(), given) {
        ("unanswered", None) => Answer::Unanswered,
        ("consented", Some(given)) => Answer::Consented(given),
        ("refused", Some(given)) => Answer::Refused(given),
        (other, _) => return Err(anyhow!("consent.answer {other:?}").into()),
    };
    Ok(Stored {
        consent: Consent {
            bank: row.bank_code.parse().context("consent.bank_code")?,
            answer,
            holds_from,
            withdrawal: None,
        },
        document: row.document_id.map(DocumentId),
        withdrawal_document: None,
        recorded: row.recorded_by.map(PersonId).zip(row.recorded_at),
        version: row.version,
    })
}
