//! The second signature concludes: everything is checked once more, and number, executed document,
//! published terms and notices come to be in one transaction.

use super::agreed::Agreed;
use super::draw_up::answers;
use super::facts::{AgreedBank, keep_pdf};
use super::{neutral_case, verified};
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post, post_worded};
use crate::operation::Operation;
use crate::store::contracts::{Case, Signed, Stored};
use crate::store::recipients::Recipient;
use crate::store::{consents, contracts, policy, recipients};
use crate::transaction::Transaction;
use chrono::{Datelike, NaiveDate};
use domain::accounts::Language;
use domain::applications::ContractNumber;
use domain::consents::{Progress, covered};
use domain::contracts::{ContractEvent, Signature};
use domain::ids::PersonId;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde_json::json;

/// What the notices say.
struct Notice<'a> {
    number: &'a ContractNumber,
    case: &'a Case,
    agreed: &'a Agreed,
    signed_on: NaiveDate,
}

/// Concludes the contract with the Federation's signature.
pub(super) async fn conclude(
    tx: &mut Transaction,
    op: &Operation,
    (mut contract, signed): (Stored, Signed),
) -> Result<ContractNumber> {
    contract.state = contract.state.apply(ContractEvent::FederationSigns)?;
    let agreed = contract.agreed.clone().ok_or(Refusal::WrongState)?;
    require_another(tx, &contract, (&agreed, &signed)).await?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    require_unchanged((tx.db(), op), &contract, &agreed).await?;
    verified(tx.db(), case.organisation).await?;
    let terms = agreed.terms()?;
    let year = op.today().year();
    let serial = tx.next_number(&ContractNumber::counter(year)).await?;
    let number = ContractNumber::new(year, serial);
    let signatures = all_signatures(tx, &contract, &signed).await?;
    let signed_on = signatures
        .iter()
        .map(|one| one.on)
        .max()
        .unwrap_or(op.today());
    let pdf = agreed.executed(&number, (&signatures, op.now)).await?;
    contract.executed = Some(keep_pdf(op, pdf).await?);
    contract.number = Some(number.clone());
    contract.signed_on = Some(signed_on);
    contract.concluded_at = Some(op.now);
    contract.begin_period(&agreed, op.today());
    contracts::save(tx.db(), &contract, op.now).await?;
    contracts::sign(tx.db(), contract.id, &signed).await?;
    contracts::publish(tx.db(), contract.id, &terms).await?;
    record(tx, op, (&contract, &case), &signed).await?;
    let notice = Notice {
        number: &number,
        case: &case,
        agreed: &agreed,
        signed_on,
    };
    tell_agent(tx, op, &notice).await?;
    tell_banks(tx, op, &notice).await?;
    Ok(number)
}

/// Whoever drew the text up, or signed or recorded the agent's signature, does not sign for the Federation:
/// not under another hat either.
async fn require_another(
    tx: &Transaction,
    contract: &Stored,
    (agreed, signed): (&Agreed, &Signed),
) -> Result<()> {
    let earlier = contracts::signatures(tx.db(), contract.id).await?;
    match is_maker((agreed, &earlier), signed.person) {
        true => Err(Denial::OwnProposal.into()),
        false => Ok(()),
    }
}

/// Whether the person drew the text up, or signed or recorded a signature.
pub(super) fn is_maker((agreed, earlier): (&Agreed, &[Signed]), person: PersonId) -> bool {
    agreed.drawn_up_by == Some(person) || earlier.iter().any(|one| one.person == person)
}

/// The text names the banks, so the board must still be the one it was drawn up from.
async fn require_unchanged<C: ConnectionTrait>(
    (db, op): (&C, &Operation),
    contract: &Stored,
    agreed: &Agreed,
) -> Result<()> {
    let board = answers(db, contract.id).await?;
    Progress::of(&board, op.today()).require_complete()?;
    let named = agreed.facts.banks.iter().map(|bank| &bank.code);
    if covered(&board, op.today()).iter().eq(named) {
        Ok(())
    } else {
        Err(Refusal::Stale.into())
    }
}

async fn all_signatures(
    tx: &Transaction,
    contract: &Stored,
    last: &Signed,
) -> Result<Vec<Signature>> {
    let earlier = contracts::signatures(tx.db(), contract.id).await?;
    let all = earlier.into_iter().map(|one| one.signature);
    Ok(all.chain([last.signature.clone()]).collect())
}

async fn record(
    tx: &Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    signed: &Signed,
) -> Result<()> {
    let about = |event: Event| {
        event
            .visible_to_agent()
            .about(case.application, case.organisation)
    };
    let by_federation = Event::new("contract_signed_by_federation", "contract", contract.id)
        .after(json!({ "signature": signed.signature }));
    tx.record(op, about(by_federation)).await?;
    let concluded = Event::new("contract_concluded", "contract", contract.id).after(json!({
        "number": contract.number,
        "signed_on": contract.signed_on,
        "effective_from": contract.effective_from,
        "sha256": contract.executed.as_ref().map(|file| &file.sha256),
    }));
    tx.record(op, about(concluded)).await
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
