//! Whom it is told: the Federation that a bank asks, the bank what was decided, and the agent what it means for it.

use crate::error::Result;
use crate::mail::{Letter, post, post_worded};
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored as Contract};
use crate::store::suspensions::Stored;
use crate::store::{policy, recipients};
use crate::transaction::Transaction;
use domain::accounts::{Language, Role};
use domain::banks::Bank;
use domain::refusal::Refusal;
use domain::suspensions::SuspensionEvent;

/// Tells those who decide that a bank asks for it.
pub(super) async fn ask(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Contract, &Case),
    row: &Stored,
) -> Result<()> {
    let bank = bank(tx, row).await?;
    let letter = |language| Letter::SuspensionRequested {
        bank: name(&bank, language),
        contract_number: number(contract),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        reason: row.suspension.requested.words.clone(),
        url: op.address(&format!("/suspensions/{}", row.id)),
    };
    let mut people = recipients::with_role(tx.db(), op, Role::Officer).await?;
    for one in recipients::with_role(tx.db(), op, Role::Approver).await? {
        if people.iter().all(|known| known.email != one.email) {
            people.push(one);
        }
    }
    post_worded(tx, op, people, letter).await
}

/// Tells the bank what was decided, and the agent where it changes what it reaches.
pub(super) async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Contract, &Case),
    (row, event): (&Stored, SuspensionEvent),
) -> Result<()> {
    let bank = bank(tx, row).await?;
    let suspension = &row.suspension;
    let last = suspension.lifted.as_ref().or(suspension.decided.as_ref());
    let words = last.map(|hand| hand.words.clone()).unwrap_or_default();
    let letter = |page: &str, (name, reason): (String, String)| Letter::SuspensionDecided {
        kind: event,
        bank: name,
        contract_number: number(contract),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        reason,
        url: op.address(page),
    };
    let own = recipients::of_bank(tx.db(), op, &row.bank).await?;
    let said = (bank.name.clone(), words.clone());
    post(tx, op, own, &letter("/bank", said)).await?;
    if event == SuspensionEvent::Decline {
        return Ok(());
    }
    // The agent is told why the bank asked for it, unless the Federation said it in other words.
    let why = match (event, words.is_empty()) {
        (SuspensionEvent::Accept, true) => suspension.requested.words.clone(),
        _ => words,
    };
    let agent = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    let page = format!("/applications/{}/contract", case.application);
    let worded = |language| letter(&page, (name(&bank, language), why.clone()));
    post_worded(tx, op, agent, worded).await
}

async fn bank(tx: &Transaction, row: &Stored) -> Result<Bank> {
    let banks = policy::banks(tx.db()).await?;
    let found = banks.into_iter().find(|bank| bank.code == row.bank);
    Ok(found.ok_or(Refusal::NotFound)?)
}

fn name(bank: &Bank, language: Language) -> String {
    match language {
        Language::Ja => bank.name.clone(),
        Language::En => bank.name_en.clone(),
    }
}

fn number(contract: &Contract) -> String {
    let number = contract.number.as_ref();
    number.map(ToString::to_string).unwrap_or_default()
}
