//! The second signature concludes: everything is checked once more, and number, executed document,
//! published terms and notices come to be in one transaction.

use super::agreed::Agreed;
use super::conditions::{conditions, require_ready};
use super::facts::{AgreedBank, Printed, keep_pdf};
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post, post_worded};
use crate::operation::Operation;
use crate::publications::open::open as open_publications;
use crate::store::contracts::{Case, FileRef, Stored, sheets};
use crate::store::coverage::{self, Claim};
use crate::store::recipients::Recipient;
use crate::store::{consents, contracts, policy, recipients};
use crate::transaction::Transaction;
use anyhow::ensure;
use chrono::{Datelike, NaiveDate};
use domain::accounts::Language;
use domain::applications::ContractNumber;
use domain::contracts::{Signature, Stage};
use domain::ids::ContractId;
use domain::refusal::Refusal;
use serde_json::json;

/// What the notices say.
struct Notice<'a> {
    contract: ContractId,
    number: &'a ContractNumber,
    case: &'a Case,
    agreed: &'a Agreed,
    signed_on: NaiveDate,
    publish_by: NaiveDate,
}

/// Concludes the contract, which both sides have signed.
pub(super) async fn conclude(
    tx: &mut Transaction,
    op: &Operation,
    (mut contract, case): (Stored, &Case),
    agreed: Agreed,
) -> Result<ContractNumber> {
    let number = number(tx, op, &contract).await?;
    let facts = (&contract, case);
    let facts = conditions(tx.db(), op, facts, Some(agreed.effective_from)).await?;
    require_ready(&facts, Stage::Conclude)?;
    let terms = agreed.terms()?;
    let signatures = signatures(tx, &contract).await?;
    let signed_on = signatures.iter().map(|one| one.on).max();
    let signed_on = signed_on.unwrap_or(op.today());
    let sheets = sheets::all(tx.db(), contract.id).await?;
    let text = contract.draft.as_ref().ok_or(Refusal::WrongState)?;
    let signed = (&*signatures, &*sheets, &*text.sha256);
    let pdf = agreed.executed(op, &number, signed).await?;
    says_what_was_signed(text, &pdf)?;
    contract.executed = Some(keep_pdf(op, pdf).await?);
    contract.number = Some(number.clone());
    contract.signed_on = Some(signed_on);
    contract.concluded_at = Some(op.now);
    contract.turn = None;
    contract.begin_period(&agreed, op.today());
    contracts::save(tx.db(), &contract, op.now).await?;
    let claim = claim(&contract, case, &agreed);
    coverage::take(tx.db(), &claim, contract.amends).await?;
    contracts::publish(tx.db(), contract.id, &terms).await?;
    record(tx, op, (&contract, case)).await?;
    let notice = Notice {
        contract: contract.id,
        number: &number,
        case,
        agreed: &agreed,
        signed_on,
        publish_by: open_publications(tx, op, &contract, true).await?,
    };
    tell_agent(tx, op, &notice).await?;
    tell_banks(tx, op, &notice).await?;
    Ok(number)
}

/// Whoever takes a number waits for the one before, so that of two contracts for one service the second sees the
/// first. An amendment keeps the number and counts on.
async fn number(tx: &Transaction, op: &Operation, contract: &Stored) -> Result<ContractNumber> {
    let Some(id) = contract.amends else {
        let year = op.today().year();
        let serial = tx.next_number(&ContractNumber::counter(year)).await?;
        return Ok(ContractNumber::new(year, serial));
    };
    let amended = contracts::find(tx.db(), id).await?;
    let number = amended.and_then(|amended| amended.number);
    Ok(number.ok_or(Refusal::WrongState)?.amended())
}

fn claim<'a>(contract: &Stored, case: &'a Case, agreed: &Agreed) -> Claim<'a> {
    let banks = agreed.facts.banks.iter();
    Claim {
        contract: contract.id,
        case,
        banks: banks.map(|bank| bank.code.clone()).collect(),
        from: agreed.effective_from,
    }
}

/// Both are made from the same words, by a portal that may have become another one in between.
fn says_what_was_signed(signed: &FileRef, executed: &Printed) -> anyhow::Result<()> {
    let signed = signed.text_sha256.as_ref();
    ensure!(
        signed.is_none_or(|text| *text == executed.text_sha256),
        "the executed contract would not say what was signed"
    );
    Ok(())
}

async fn signatures(tx: &Transaction, contract: &Stored) -> Result<Vec<Signature>> {
    let all = contracts::signatures(tx.db(), contract.id).await?;
    Ok(all.into_iter().map(|one| one.signature).collect())
}

async fn record(
    tx: &Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
) -> Result<()> {
    let concluded = Event::new("contract_concluded", "contract", contract.id)
        .after(json!({
            "number": contract.number,
            "signed_on": contract.signed_on,
            "effective_from": contract.effective_from,
            "sha256": contract.executed.as_ref().map(|file| &file.sha256),
        }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, concluded).await
}

async fn tell_agent(tx: &mut Transaction, op: &Operation, notice: &Notice<'_>) -> Result<()> {
    let english = policy::banks(tx.db()).await?;
    let people = recipients::of_organisation(tx.db(), op, notice.case.organisation).await?;
    let agreed = notice.agreed;
    let named = |bank: &AgreedBank, language| match language {
        Language::Ja => bank.name.clone(),
        Language::En => english
            .iter()
            .find(|known| known.code == bank.code)
            .map_or_else(|| bank.name.clone(), |known| known.name_en.clone()),
    };
    let page = format!("/applications/{}/contract", notice.case.application);
    let letter = |language| Letter::ContractConcluded {
        contract_number: notice.number.to_string(),
        organisation: agreed.facts.agent.name.clone(),
        service: agreed.facts.service_name.clone(),
        banks: agreed
            .facts
            .banks
            .iter()
            .map(|bank| named(bank, language))
            .collect(),
        signed_on: notice.signed_on,
        effective_from: agreed.effective_from,
        publish_by: Some(notice.publish_by),
        record: op.address(&format!("{page}/publication")),
        url: op.address(&page),
    };
    post_worded(tx, op, people, letter).await
}

/// A bank without an address cannot be told here; the contract's page names it.
async fn tell_banks(tx: &mut Transaction, op: &Operation, notice: &Notice<'_>) -> Result<()> {
    let mut addresses = consents::addresses(tx.db()).await?;
    for bank in &notice.agreed.facts.banks {
        let Some(email) = addresses.remove(&bank.code) else {
            continue;
        };
        let letter = Letter::ContractConcludedForBank {
            bank: bank.name.clone(),
            contract_number: notice.number.to_string(),
            organisation: notice.agreed.facts.agent.name.clone(),
            service: notice.agreed.facts.service_name.clone(),
            scopes: notice.agreed.facts.scopes.clone(),
            effective_from: notice.agreed.effective_from,
            publish_by: Some(notice.publish_by),
            record: op.address(&format!("/bank/contracts/{}/publication", notice.contract)),
            url: op.address(&format!("/register-of-agents/{}", notice.number)),
        };
        let to = Recipient {
            email,
            name: bank.name.clone(),
            language: Language::Ja,
        };
        post(tx, op, [to], &letter).await?;
    }
    Ok(())
}
