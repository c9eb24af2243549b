//! An officer records what a bank answered: on which day, by whom, and what proves it.

use crate::audit::Event;
use crate::contracts::document::EVIDENCE;
use crate::contracts::{Upload, keep, look, neutral_case, upload_check};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::drafts;
use crate::store::{consents, contracts};
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::calendar::business_date;
use domain::consents::{Answer, Given, Verdict, Way};
use domain::contracts::ContractState;
use domain::forms::{FieldErrors, FieldProblem, date_parts, optional_prose, required_text};
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of whoever answered for a bank, at most.
const BY_MAX: usize = 100;
/// The characters of what shows the answer, at most.
const EVIDENCE_MAX: usize = 1000;

/// What the officer types.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordForm {
    /// `consented`, `conditional`, `refused` or `unanswered`.
    pub answer: String,
    /// The conditions, or the reason of a refusal.
    pub note: String,
    /// The number of the draft that the letter is about.
    pub draft: String,
    /// The day of the answer: its year.
    pub answered_on_year: String,
    /// Its month.
    pub answered_on_month: String,
    /// Its day.
    pub answered_on_day: String,
    /// Who answered at the bank.
    pub answered_by: String,
    /// What proves it, in words.
    pub evidence: String,
    /// The version of the row that was shown.
    pub version: i64,
}

/// Records an answer, also over a standing consent.
///
/// # Errors
/// [`Refusal::WrongState`] once the contract is drawn up, [`Refusal::Stale`] where somebody else was
/// faster; the problems of the form and of the file.
pub async fn record(
    op: &Operation,
    (id, bank): (ContractId, &BankCode),
    (form, file): (&RecordForm, &Upload),
) -> Result<()> {
    op.actor.require(Action::RecordConsent)?;
    let by = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let looked = look(op, file).await;
    let tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let board = consents::board(tx.db(), id).await?;
    let mut row = board
        .into_iter()
        .find(|row| row.consent.bank == *bank)
        .ok_or(Refusal::NotFound)?;
    if contract.state != ContractState::AwaitingConsents {
        return Err(Refusal::WrongState.into());
    }
    if row.version != form.version {
        return Err(Refusal::Stale.into());
    }
    let issued = issued(tx.db(), id).await?;
    let repeats = form.repeats(&row.consent.answer);
    row.document = row.document.filter(|_| repeats);
    let is_proved = row.document.is_some() || !file.is_absent();
    let answer = form.parse(op, (&issued, file, is_proved))?;
    let before = std::mem::replace(&mut row.consent.answer, answer);
    if row.consent.answer != Answer::Unanswered
        && let Some(seen) = looked?
    {
        row.document = Some(keep(&tx, op, (id, EVIDENCE), (file, seen)).await?);
    }
    row.recorded = Some((by, op.now));
    let after = row.consent.answer.clone();
    consents::save(tx.db(), id, row).await?;
    // Whoever draws the contract up must have seen this answer.
    contracts::save(tx.db(), &contract, op.now).await?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let event = Event::new("consent_recorded", "consent", format!("{id}/{bank}"))
        .before(json!({ "bank": bank, "answer": before }))
        .after(json!({ "bank": bank, "answer": after, "draft_sha256": sha256(&issued, &after) }))
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}

impl RecordForm {
    /// Whether it says what was recorded before, to the same draft: only then the file of that time proves it too.
    fn repeats(&self, before: &Answer) -> bool {
        let Some(given) = before.given() else {
            return false;
        };
        let said = match before {
            Answer::Consented(_) if !given.note.is_empty() => "conditional",
            other => other.code(),
        };
        self.answer == said && self.draft.parse::<i32>().ok() == Some(given.draft)
    }

    /// What was said on paper is proved by the file or, where there is none, by words.
    fn parse(
        &self,
        op: &Operation,
        (issued, file, is_proved): (&[Issued], &Upload, bool),
    ) -> Result<Answer> {
        if self.answer == "unanswered" {
            return Ok(Answer::Unanswered);
        }
        let mut errors = FieldErrors::default();
        let verdict = Verdict::parse(&mut errors, &self.answer, &self.note);
        let number = self.draft.parse::<i32>().ok();
        let draft = issued.iter().find(|draft| Some(draft.number) == number);
        if draft.is_none() {
            errors.push("draft", FieldProblem::NotChosen);
        }
        let on = self.day(&mut errors, (draft.map(|draft| draft.on), op.today()));
        let by = required_text(&mut errors, "answered_by", &self.answered_by, BY_MAX);
        let evidence = optional_prose(&mut errors, "evidence", &self.evidence, EVIDENCE_MAX);
        if evidence.is_none() && !is_proved {
            errors.push("evidence", FieldProblem::NeitherGiven);
        }
        if !file.is_absent() {
            upload_check(op, &mut errors, file);
        }
        let given = Given {
            // There is a day and a draft wherever there is no error.
            on: on.unwrap_or_default(),
            by,
            note: verdict.note.clone(),
            evidence: evidence.unwrap_or_default(),
            way: Way::Letter,
            draft: draft.map_or(0, |draft| draft.number),
        };
        let given = errors.into_result(given)?;
        Ok(verdict.into_answer(given))
    }

    /// The day of the letter: not before the draft was issued, and not in the future.
    fn day(
        &self,
        errors: &mut FieldErrors,
        (issued_on, today): (Option<NaiveDate>, NaiveDate),
    ) -> Option<NaiveDate> {
        let parts = [
            &self.answered_on_year,
            &self.answered_on_month,
            &self.answered_on_day,
        ];
        let on = date_parts(errors, "answered_on", parts.map(String::as_str));
        if on.is_some_and(|on| on > today) {
            errors.push("answered_on", FieldProblem::FutureDate { today });
        }
        if let (Some(on), Some(earliest)) = (on, issued_on)
            && on < earliest
        {
            errors.push("answered_on", FieldProblem::TooEarly { earliest });
        }
        on
    }
}

/// A draft that a letter can be about.
struct Issued {
    number: i32,
    /// The day of the business on which it was issued.
    on: NaiveDate,
    sha256: String,
}

async fn issued<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Vec<Issued>> {
    let all = drafts::all(db, id).await?.into_iter();
    let issued = all.filter_map(|draft| {
        let (at, file) = draft.issued?;
        Some(Issued {
            number: draft.number,
            on: business_date(at),
            sha256: file.sha256,
        })
    });
    Ok(issued.collect())
}

/// The SHA-256 of the draft to which the answer was given.
fn sha256<'a>(issued: &'a [Issued], answer: &Answer) -> Option<&'a str> {
    let number = answer.given()?.draft;
    let found = issued.iter().find(|draft| draft.number == number)?;
    Some(&found.sha256)
}
