//! The first draft: the template with the facts of the approved application, in the transaction of the approval.

use super::super::draw_up::agent_party;
use super::super::facts::{AgreedBank, Facts, keep_pdf, set};
use super::super::show::federation;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{Case, FileRef, templates};
use crate::store::{consents, organisations, policy};
use crate::transaction::Transaction;
use domain::contracts::Materiality;
use domain::ids::ContractId;
use domain::refusal::Refusal;
use domain::wording::Wording;
use sea_orm::ConnectionTrait;

/// Issues the first draft of a contract whose board is open.
///
/// # Errors
/// When the database or the store of files does not answer.
pub(crate) async fn first(
    tx: &Transaction,
    op: &Operation,
    (contract, case): (ContractId, &Case),
) -> Result<()> {
    let template = templates::last_published(tx.db()).await?;
    let file = print(tx.db(), op, (contract, case), &template.wording).await?;
    let draft = Draft {
        contract,
        number: 1,
        template: template.version,
        wording: template.wording,
        note: String::new(),
        made_by: None,
        made_by_name: String::new(),
        made_at: op.now,
        issued: Some((op.now, file)),
        materiality: Materiality::Material,
        version: 1,
    };
    drafts::insert(tx.db(), draft).await
}

/// Prints a draft with everybody who was asked, and keeps it.
pub(super) async fn print<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    about: (ContractId, &Case),
    wording: &Wording,
) -> Result<FileRef> {
    let facts = facts(db, about).await?;
    let mut document = facts.document(wording, (None, op.now))?;
    document.draft = true;
    keep_pdf(op, set(document).await?).await
}

/// What is put into a draft: everybody who was asked stands in for those who will consent.
pub(super) async fn facts<C: ConnectionTrait>(
    db: &C,
    (contract, case): (ContractId, &Case),
) -> Result<Facts> {
    let agent = organisations::find(db, case.organisation)
        .await?
        .ok_or(Refusal::NotFound)?;
    Ok(Facts {
        receipt_number: case.receipt_number.clone(),
        agent: agent_party(agent),
        federation: federation(db).await?,
        service_name: case.service_name().to_owned(),
        scopes: case.content.scopes.scopes.clone(),
        banks: asked(db, contract).await?,
    })
}

async fn asked<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<AgreedBank>> {
    let board = consents::board(db, contract).await?;
    let banks = policy::banks(db).await?.into_iter();
    let is_asked = |code| board.iter().any(|row| row.consent.bank == code);
    Ok(banks
        .filter(|bank| is_asked(bank.code.clone()))
        .map(AgreedBank::from)
        .collect())
}
