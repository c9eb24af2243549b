//! The one place where a bank's own answer is written: the row, the trail, and the word to the officers.

use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post_worded};
use crate::operation::Operation;
use crate::store::consents::Stored;
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{self, Case, case};
use crate::store::{consents, policy, recipients};
use crate::transaction::Transaction;
use domain::accounts::{Language, Role};
use domain::banks::BankCode;
use domain::consents::Answer;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde_json::json;

/// A contract on which one bank is about to answer, held until the transaction ends.
pub(super) struct Table {
    contract: contracts::Stored,
    row: Stored,
    /// The draft to answer to: the one issued last.
    pub draft: Draft,
}

impl Table {
    /// Sits down to answer for a bank.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the bank was not asked, [`Refusal::WrongState`] once drawn up, and
    /// [`Refusal::Stale`] where the draft or the answer changed since it was shown.
    pub async fn sit(
        tx: &Transaction,
        (id, bank): (ContractId, &BankCode),
        (version, draft): (i64, i32),
    ) -> Result<Self> {
        let contract = contracts::lock(tx.db(), id).await?;
        let board = consents::board(tx.db(), id).await?;
        let row = board.into_iter().find(|row| row.consent.bank == *bank);
        let row = row.ok_or(Refusal::NotFound)?;
        if !Action::AnswerForBank
            .when()
            .includes(State::Contract(contract.state))
        {
            return Err(Refusal::WrongState.into());
        }
        let all = drafts::all(tx.db(), id).await?;
        let last = all.into_iter().rev().find(|draft| draft.issued.is_some());
        let last = last.ok_or(Refusal::WrongState)?;
        match row.version == version && last.number == draft {
            true => Ok(Table {
                contract,
                row,
                draft: last,
            }),
            false => Err(Refusal::Stale.into()),
        }
    }

    /// Writes the answer and tells the officers that there is one; what it says stands on the board.
    pub async fn answer(
        mut self,
        tx: &mut Transaction,
        op: &Operation,
        answer: Answer,
    ) -> Result<()> {
        let id = self.contract.id;
        let bank = self.row.consent.bank.clone();
        let before = std::mem::replace(&mut self.row.consent.answer, answer.clone());
        let file = self.draft.issued.as_ref().map(|(_, file)| &file.sha256);
        let after = json!({ "bank": bank, "answer": answer, "draft_sha256": file });
        self.row.document = None;
        self.row.recorded = op.actor.identity().map(|one| (one.person, op.now));
        consents::save(tx.db(), id, self.row).await?;
        // Whoever draws the contract up must have seen this answer.
        contracts::save(tx.db(), &self.contract, op.now).await?;
        let case = case(tx.db(), self.contract.application).await?;
        let event = Event::new("consent_given", "consent", format!("{id}/{bank}"))
            .before(json!({ "bank": bank, "answer": before }))
            .after(after)
            .about(case.application, case.organisation);
        tx.record(op, event).await?;
        tell(tx, op, (id, &case, &bank)).await
    }
}

async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    (id, case, bank): (ContractId, &Case, &BankCode),
) -> Result<()> {
    let banks = policy::banks(tx.db()).await?;
    let bank = banks.into_iter().find(|one| one.code == *bank);
    let bank = bank.ok_or(Refusal::NotFound)?;
    let letter = |language| Letter::BankAnswered {
        bank: match language {
            Language::Ja => bank.name.clone(),
            Language::En => bank.name_en.clone(),
        },
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        url: op.address(&format!("/contracts/{id}/consents")),
    };
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    post_worded(tx, op, officers, letter).await
}
