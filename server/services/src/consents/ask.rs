//! Asks banks by mail, with a link through which they answer without an account. The same letter reminds.

use crate::audit::Event;
use crate::contracts::neutral_case;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::consents::requests::{self, Request};
use crate::store::contracts::Case;
use crate::store::recipients::Recipient;
use crate::store::{consents, contracts, policy};
use crate::transaction::Transaction;
use chrono::Duration;
use domain::accounts::Language;
use domain::banks::{Bank, BankCode};
use domain::consents::{Answer, Consent};
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde_json::json;

/// How long the link of a letter is good.
const LINK_LIFETIME: Duration = Duration::days(30);

/// Asks by hand: one bank, or every bank from which an answer is missing.
///
/// # Errors
/// [`Refusal::WrongState`] once drawn up, [`Refusal::NobodyToAsk`] where no answer is missing from a bank that can
/// be reached by mail.
pub async fn remind(op: &Operation, id: ContractId, bank: Option<&BankCode>) -> Result<u32> {
    op.actor.require(Action::RecordConsent)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    op.actor
        .require_now(Action::RecordConsent, State::Contract(contract.state))?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let asked = ask(&mut tx, op, ((id, &case), bank)).await?;
    if asked == 0 {
        return Err(Refusal::NobodyToAsk.into());
    }
    tx.commit().await?;
    Ok(asked)
}

/// Asks every bank from which an answer is missing, or one of them, and says how many that were. A bank without an
/// address is asked by letter; the board shows which those are.
pub(crate) async fn ask(
    tx: &mut Transaction,
    op: &Operation,
    ((id, case), only): ((ContractId, &Case), Option<&BankCode>),
) -> Result<u32> {
    let mut addresses = consents::addresses(tx.db()).await?;
    let banks = policy::banks(tx.db()).await?;
    let board = consents::board(tx.db(), id).await?;
    let missing = board.into_iter().map(|row| row.consent).filter(is_missing);
    let mut asked = Vec::new();
    for consent in missing.filter(|one| only.is_none_or(|only| one.bank == *only)) {
        let bank = banks.iter().find(|bank| bank.code == consent.bank);
        let (Some(bank), Some(email)) = (bank, addresses.remove(&consent.bank)) else {
            continue;
        };
        send(tx, op, ((id, case), (bank, email))).await?;
        asked.push(consent.bank);
    }
    if !asked.is_empty() {
        let event = Event::new("banks_asked", "contract", id)
            .after(json!({ "banks": asked }))
            .about(case.application, case.organisation);
        tx.record(op, event).await?;
    }
    Ok(u32::try_from(asked.len()).unwrap_or(u32::MAX))
}

/// Whether the bank has to answer, for the first time or again.
fn is_missing(consent: &Consent) -> bool {
    consent.answer == Answer::Unanswered || consent.is_outdated()
}

async fn send(
    tx: &mut Transaction,
    op: &Operation,
    ((id, case), (bank, email)): ((ContractId, &Case), (&Bank, String)),
) -> Result<()> {
    let token = Token::new(&op.services);
    let request = Request {
        token_hash: token.digest(),
        contract: id,
        bank: bank.code.clone(),
        sent_to: email.clone(),
        sent_at: op.now,
        expires_at: op.now + LINK_LIFETIME,
        opened_at: None,
        code: None,
        codes_sent: 0,
        wrong_codes: 0,
    };
    requests::insert(tx.db(), request).await?;
    let letter = Letter::ConsentRequested {
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        due_on: case.due_on,
        link: op.address(&format!("/consent/{}", token.expose())),
    };
    let to = Recipient {
        email,
        name: bank.name.clone(),
        language: Language::Ja,
    };
    post(tx, op, [to], &letter).await
}
