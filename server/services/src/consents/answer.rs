//! A bank's own people answer on its page, to the draft that they read.

use super::write::Table;
use crate::contracts::amend::Amends;
use crate::contracts::drafts::Listed;
use crate::contracts::drafts::show::issued;
use crate::contracts::headings;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::{consents, contracts};
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::consents::{Answer, Consent, Given, Verdict, Way};
use domain::contracts::ContractState;
use domain::forms::FieldErrors;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use domain::templates::Headings;
use serde::{Deserialize, Serialize};

/// What the bank decides.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// `consented`, `conditional` or `refused`.
    pub answer: String,
    /// The conditions, or the reason of a refusal.
    pub note: String,
    /// The number of the draft that was shown.
    pub draft: i32,
    /// The version of the bank's row that was shown.
    pub version: i64,
}

/// What a bank reads before it answers: the service, the last draft, and its own answer so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Which contract.
    pub contract: ContractId,
    /// Where it stands.
    pub state: ContractState,
    /// The number of the contract that it amends, where it amends one.
    pub amends: Option<String>,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// What the service does, in the agent's words.
    pub service_outline: String,
    /// What it may ask for, by code.
    pub scopes: Vec<String>,
    /// By when the bank should answer.
    pub due_on: Option<NaiveDate>,
    /// The drafts by number, the one to answer to last.
    pub drafts: Vec<Listed>,
    /// What the headings of their articles mean, for readers of English.
    pub headings: Headings,
    /// What the bank said so far.
    pub consent: Consent,
    /// The version of the bank's row.
    pub version: i64,
}

/// Shows a bank's representative what the bank was asked.
///
/// # Errors
/// [`Refusal::NotFound`] where the bank was not asked.
pub async fn asked(op: &Operation, id: ContractId) -> Result<Asked> {
    op.actor.require(Action::ReadBank)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    asked_of(op, (id, bank)).await
}

/// What a bank was asked about a contract.
pub(super) async fn asked_of(op: &Operation, (id, bank): (ContractId, &BankCode)) -> Result<Asked> {
    let contract = contracts::find(op.db(), id).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let mut own = consents::of_bank(op.db(), bank).await?;
    let row = own.remove(&id).ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    let drafts = issued(op, (id, &case)).await?;
    let amends = Amends::of(op.db(), &contract).await?;
    Ok(Asked {
        contract: id,
        state: contract.state,
        amends: amends.map(|amended| amended.number),
        service_name: case.service_name().to_owned(),
        organisation_name: case.organisation_name,
        service_outline: case.content.service.outline,
        scopes: case.content.scopes.scopes,
        due_on: case.due_on,
        drafts,
        headings: headings(op, id).await?,
        version: row.version,
        consent: row.consent,
    })
}

/// Answers for the bank.
///
/// # Errors
/// [`Refusal::NotFound`] where the bank was not asked, [`Refusal::WrongState`] once drawn up, [`Refusal::Stale`]
/// where the draft or the answer changed since it was shown; the problems of the form.
pub async fn answer(op: &Operation, id: ContractId, form: &AnswerForm) -> Result<()> {
    op.actor.require(Action::AnswerForBank)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    let mut tx = op.begin().await?;
    let table = Table::sit(&tx, (id, bank), (form.version, form.draft)).await?;
    let given = form.parse(op, table.draft.number)?;
    table.answer(&mut tx, op, given).await?;
    tx.commit().await
}

impl AnswerForm {
    fn parse(&self, op: &Operation, draft: i32) -> Result<Answer> {
        let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
        let mut errors = FieldErrors::default();
        let verdict = Verdict::parse(&mut errors, &self.answer, &self.note);
        let verdict = errors.into_result(verdict)?;
        let given = Given {
            on: op.today(),
            by: identity.name.clone(),
            note: verdict.note.clone(),
            evidence: String::new(),
            way: Way::InPerson,
            draft,
        };
        Ok(verdict.into_answer(given))
    }
}
