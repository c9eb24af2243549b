//! The first draft: the template with the facts of the approved application, in the transaction of the approval.

use super::super::amend::Amends;
use super::super::draw_up::agent_party;
use super::super::facts::{AgreedBank, Facts, keep_pdf, set};
use super::super::show::federation;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{self, Case, FileRef, Stored};
use crate::store::{consents, organisations, policy, templates};
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
    let template = templates::last_released(tx.db()).await?;
    let text = (template.version, template.text.japanese);
    issue(tx, op, (contract, case), text).await
}

/// Issues the first draft of an amendment: the text in force, so that the next draft shows what changes.
///
/// # Errors
/// When the database or the store of files does not answer.
pub(crate) async fn first_of_amendment(
    tx: &Transaction,
    op: &Operation,
    (amended, about): (&Stored, (ContractId, &Case)),
) -> Result<()> {
    let agreed = amended.agreed.as_ref().ok_or(Refusal::WrongState)?;
    let drafts = drafts::all(tx.db(), amended.id).await?;
    let came_from = drafts.iter().find(|draft| draft.number == agreed.draft);
    let template = came_from.map(|draft| draft.template);
    let text = (template.unwrap_or(1), agreed.wording.clone());
    issue(tx, op, about, text).await
}

async fn issue(
    tx: &Transaction,
    op: &Operation,
    (contract, case): (ContractId, &Case),
    (template, wording): (i32, Wording),
) -> Result<()> {
    let file = print(tx.db(), op, (contract, case), &wording).await?;
    let draft = Draft {
        contract,
        number: 1,
        template,
        wording,
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
    let stored = contracts::find(db, contract).await?;
    let stored = stored.ok_or(Refusal::NotFound)?;
    Ok(Facts {
        receipt_number: case.receipt_number.clone(),
        agent: agent_party(agent),
        federation: federation(db).await?,
        service_name: case.service_name().to_owned(),
        scopes: case.content.scopes.scopes.clone(),
        banks: asked(db, contract).await?,
        amends: Amends::of(db, &stored).await?,
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
