//! A bank takes its consent to a concluded contract back: on its page, or by a letter that an officer records. From the
//! day it names, clients do not reach the bank any more, under an amendment neither.

use super::amendment::{follow, hold};
use crate::audit::Event;
use crate::contracts::document::EVIDENCE;
use crate::contracts::{Upload, keep, look, neutral_case};
use crate::error::Result;
use crate::mail::{Letter, post_worded};
use crate::operation::Operation;
use crate::publications::release;
use crate::store::consents::withdrawals::{self, Written};
use crate::store::contracts::{self, Case, Stored};
use crate::store::{consents, coverage, policy, recipients};
use crate::transaction::Transaction;
use domain::accounts::{Language, Role};
use domain::banks::{Bank, BankCode};
use domain::consents::Withdrawal;
use domain::forms::{
    FieldErrors, FieldProblem, date_parts, optional_prose, required_prose, required_text,
};
use domain::ids::{ContractId, DocumentId};
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a reason, at most.
const REASON_MAX: usize = 1_000;
/// The characters of whoever said it at the bank, at most.
const BY_MAX: usize = 100;
/// The characters of what shows it, at most.
const EVIDENCE_MAX: usize = 1_000;

/// From when, and why. Who said it and what proves it is typed by officers only.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    /// The first day without the bank: its year.
    pub from_year: String,
    /// Its month.
    pub from_month: String,
    /// Its day.
    pub from_day: String,
    /// The reason, which the agent and the Federation read.
    pub reason: String,
    /// Who said it at the bank.
    pub by: String,
    /// What proves it, in words.
    pub evidence: String,
}

/// What a bank said, and the file that proves it.
pub(super) struct Said<'a> {
    pub bank: &'a BankCode,
    pub withdrawal: Withdrawal,
    pub document: Option<DocumentId>,
}

/// Takes the consent of the actor's bank back.
///
/// # Errors
/// [`Refusal::NotFound`] where the bank was not asked, [`Refusal::WrongState`] before the conclusion, after the end, where
/// the contract does not cover the bank, and for a second time; the problems of the form.
pub async fn withdraw(op: &Operation, id: ContractId, form: &WithdrawForm) -> Result<()> {
    op.actor.require(Action::WithdrawConsent)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    require(Action::WithdrawConsent, &contract)?;
    let case = contracts::case(tx.db(), contract.application).await?;
    let said = Said {
        bank,
        withdrawal: form.parse(op, false)?,
        document: None,
    };
    take_back(&mut tx, op, (&contract, &case), &said).await?;
    tx.commit().await
}

/// Records that a bank took its consent back by letter.
///
/// # Errors
/// As [`withdraw`], and [`domain::permissions::Denial::OwnOrganisation`].
pub async fn record_withdrawal(
    op: &Operation,
    (id, bank): (ContractId, &BankCode),
    (form, file): (&WithdrawForm, &Upload),
) -> Result<()> {
    op.actor.require(Action::RecordWithdrawal)?;
    let looked = look(op, file).await;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    require(Action::RecordWithdrawal, &contract)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let withdrawal = form.parse(op, !file.is_absent())?;
    let document = match looked? {
        Some(seen) => Some(keep(&tx, op, (id, EVIDENCE), (file, seen)).await?),
        None => None,
    };
    let said = Said {
        bank,
        withdrawal,
        document,
    };
    take_back(&mut tx, op, (&contract, &case), &said).await?;
    tx.commit().await
}

fn require(action: Action, contract: &Stored) -> Result<()> {
    match action.when().includes(State::Contract(contract.state)) {
        true => Ok(()),
        false => Err(Refusal::WrongState.into()),
    }
}

async fn take_back(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    said: &Said<'_>,
) -> Result<()> {
    // Before anything is written, because whoever concludes the amendment holds it and then writes to the same rows.
    let amendment = hold(tx, contract.id).await?;
    let board = consents::board(tx.db(), contract.id).await?;
    let row = board.into_iter().find(|row| row.consent.bank == *said.bank);
    let mut consent = row.ok_or(Refusal::NotFound)?.consent;
    consent.withdraw(said.withdrawal.clone())?;
    enter(tx, op, (contract, case), said).await?;
    if let Some(amendment) = amendment {
        follow(tx, op, &amendment, said).await?;
    }
    let banks = policy::banks(tx.db()).await?;
    let bank = banks.into_iter().find(|one| one.code == *said.bank);
    let bank = bank.ok_or(Refusal::NotFound)?;
    tell(tx, op, (contract, case), (&bank, &said.withdrawal)).await
}

/// Writes that the contract does not cover the bank from the day on, with all that hangs on it.
pub(super) async fn enter(
    tx: &Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    said: &Said<'_>,
) -> Result<()> {
    let (id, code, withdrawal) = (contract.id, said.bank, &said.withdrawal);
    let person = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let written = Written {
        withdrawal: withdrawal.clone(),
        document: said.document,
        recorded: (person, op.now),
    };
    withdrawals::insert(tx.db(), (id, code), written).await?;
    // Whoever changes the contract must have seen this.
    contracts::save(tx.db(), contract, op.now).await?;
    let event = Event::new("consent_withdrawn", "consent", format!("{id}/{code}"))
        .after(json!({ "bank": code, "from": withdrawal.from, "reason": withdrawal.reason }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    let last = coverage::day_before(withdrawal.from);
    coverage::close(tx.db(), (id, Some(code)), last).await?;
    release::follow(tx, op, (contract, case)).await?;
    Ok(())
}

/// The agent has to tell its users, and the officers have to know.
async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    (bank, withdrawal): (&Bank, &Withdrawal),
) -> Result<()> {
    let number = contract.number.as_ref().map(ToString::to_string);
    let letter = |page: &str, language| Letter::ConsentWithdrawn {
        bank: match language {
            Language::Ja => bank.name.clone(),
            Language::En => bank.name_en.clone(),
        },
        contract_number: number.clone().unwrap_or_default(),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        from: withdrawal.from,
        reason: withdrawal.reason.clone(),
        url: op.address(page),
    };
    let agent = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    let page = format!("/applications/{}/contract", case.application);
    post_worded(tx, op, agent, |language| letter(&page, language)).await?;
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    let page = format!("/contracts/{}/consents", contract.id);
    post_worded(tx, op, officers, |language| letter(&page, language)).await
}

impl WithdrawForm {
    /// What was said on paper is proved by the file or, where there is none, by words.
    fn parse(&self, op: &Operation, is_filed: bool) -> Result<Withdrawal> {
        let mut errors = FieldErrors::default();
        let parts = [&self.from_year, &self.from_month, &self.from_day];
        let from = date_parts(&mut errors, "from", parts.map(String::as_str));
        let reason = required_prose(&mut errors, "reason", &self.reason, REASON_MAX);
        let own = op.actor.identity().filter(|_| op.actor.bank().is_some());
        let (by, evidence) = match own {
            Some(own) => (own.name.clone(), String::new()),
            None => {
                let by = required_text(&mut errors, "by", &self.by, BY_MAX);
                let evidence =
                    optional_prose(&mut errors, "evidence", &self.evidence, EVIDENCE_MAX);
                if evidence.is_none() && !is_filed {
                    errors.push("evidence", FieldProblem::NeitherGiven);
                }
                (by, evidence.unwrap_or_default())
            }
        };
        let withdrawal = Withdrawal {
            // There is a day wherever there is no error.
            from: from.unwrap_or_default(),
            reason,
            by,
            evidence,
            on: op.today(),
        };
        Ok(errors.into_result(withdrawal)?)
    }
}
