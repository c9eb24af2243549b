//! The letters that asked a bank, as rows and back, and how far the question has come to each bank.

use super::openings;
use crate::error::Result;
use crate::secrets::tokens::Token;
use crate::store::entities::consent_request::{ActiveModel, Column, Entity, Model};
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::banks::BankCode;
use domain::consents::{Occasion, Reach};
use domain::ids::ContractId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;

/// One letter with its link.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The digest of its link.
    pub token_hash: String,
    /// About which contract.
    pub contract: ContractId,
    /// To which bank.
    pub bank: BankCode,
    /// At which address.
    pub sent_to: String,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// When its link ends.
    pub expires_at: DateTime<Utc>,
    /// When somebody first asked for a code through it.
    pub opened_at: Option<DateTime<Utc>>,
    /// The digest of the code that was mailed last, and when; spent once it was right.
    pub code: Option<(String, DateTime<Utc>)>,
    /// How many codes were mailed.
    pub codes_sent: i32,
    /// How many codes were wrong since the last one was mailed.
    pub wrong_codes: i32,
    /// Why it was mailed.
    pub occasion: Occasion,
}

/// How far a bank was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedSoFar {
    /// How many letters were sent.
    pub letters: u32,
    /// How many of them only reminded.
    pub reminders: u32,
    /// When the last one was sent.
    pub last_at: Option<DateTime<Utc>>,
    /// Whether a link was opened, or the bank's own page.
    pub opened: bool,
}

impl AskedSoFar {
    /// How far the question has come.
    pub fn reach(self) -> Reach {
        match (self.opened, self.letters) {
            (true, _) => Reach::Opened,
            (false, 0) => Reach::NotAsked,
            (false, _) => Reach::Asked,
        }
    }
}

/// Keeps a letter that is about to be sent.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, request: Request) -> Result<()> {
    let row = model(request).into_active_model().reset_all();
    row.insert(db).await?;
    Ok(())
}

/// The letter of a link, if there was one.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, token: &Token) -> Result<Option<Request>> {
    let row = Entity::find_by_id(token.digest()).one(db).await?;
    row.map(stored).transpose()
}

/// The letter of a link, held until the transaction ends.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C, token: &Token) -> Result<Option<Request>> {
    let row = Entity::find_by_id(token.digest())
        .lock_exclusive()
        .one(db)
        .await?;
    row.map(stored).transpose()
}

/// Writes a letter back.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, request: Request) -> Result<()> {
    let row: ActiveModel = model(request).into_active_model().reset_all();
    row.update(db).await?;
    Ok(())
}

/// How far each bank was asked about these contracts.
pub(crate) async fn so_far<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeMap<(ContractId, BankCode), AskedSoFar>> {
    let ids = contracts.iter().map(|contract| contract.0);
    let rows = Entity::find()
        .filter(Column::ContractId.is_in(ids))
        .order_by_asc(Column::SentAt)
        .all(db)
        .await?;
    let mut banks: BTreeMap<(ContractId, BankCode), AskedSoFar> = BTreeMap::new();
    for request in rows.into_iter().map(stored) {
        let request = request?;
        let asked = banks.entry((request.contract, request.bank)).or_default();
        asked.letters += 1;
        asked.reminders += u32::from(request.occasion == Occasion::Reminded);
        asked.last_at = Some(request.sent_at);
        asked.opened |= request.opened_at.is_some();
    }
    for key in openings::of(db, contracts).await? {
        banks.entry(key).or_default().opened = true;
    }
    Ok(banks)
}

fn model(request: Request) -> Model {
    let (code_hash, code_sent_at) = request.code.unzip();
    Model {
        token_hash: request.token_hash,
        contract_id: request.contract.0,
        bank_code: request.bank.to_string(),
        sent_to: request.sent_to,
        sent_at: request.sent_at,
        expires_at: request.expires_at,
        opened_at: request.opened_at,
        code_hash,
        code_sent_at,
        codes_sent: request.codes_sent,
        wrong_codes: request.wrong_codes,
        occasion: request.occasion.code().to_owned(),
    }
}

fn stored(row: Model) -> Result<Request> {
    Ok(Request {
        token_hash: row.token_hash,
        contract: ContractId(row.contract_id),
        bank: row.bank_code.parse().context("consent_request.bank_code")?,
        sent_to: row.sent_to,
        sent_at: row.sent_at,
        expires_at: row.expires_at,
        opened_at: row.opened_at,
        code: row.code_hash.zip(row.code_sent_at),
        codes_sent: row.codes_sent,
        wrong_codes: row.wrong_codes,
        occasion: Occasion::of_code(&row.occasion).context("consent_request.occasion")?,
    })
}
