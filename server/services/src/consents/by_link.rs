//! A bank answers through the link in its letter, without an account: it reads the draft, has a code mailed to the
//! bank's own address, and answers with it.

use super::answer::{Asked, asked_of};
use super::write::Table;
use crate::contracts::drafts::pdf::{DraftPdf, last_pdf};
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::consents::requests::{self, Request};
use crate::store::policy;
use crate::store::recipients::Recipient;
use domain::accounts::Language;
use domain::banks::Bank;
use domain::consents::code::{code, is_good, require_another, typed};
use domain::consents::{Given, Verdict, Way};
use domain::contracts::ContractState;
use domain::forms::{FieldErrors, FieldProblem, required_text};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// The characters of a name or a title, at most.
const NAME_MAX: usize = 50;

/// What somebody at the bank types.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkForm {
    /// `consented`, `conditional` or `refused`.
    pub answer: String,
    /// The conditions, or the reason of a refusal.
    pub note: String,
    /// Who answers.
    pub name: String,
    /// In which department and capacity.
    pub title: String,
    /// The code that was mailed.
    pub code: String,
    /// The number of the draft that was shown.
    pub draft: i32,
    /// The version of the bank's row that was shown.
    pub version: i64,
}

/// What stands behind a link.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkPage {
    /// For which bank.
    pub bank: Bank,
    /// What it is asked.
    pub asked: Asked,
    /// Where codes are mailed.
    pub sent_to: String,
    /// Whether a code is on its way that can still be given.
    pub code_is_out: bool,
}

/// Shows what the bank is asked.
///
/// # Errors
/// [`Refusal::Gone`] for a link that never was, has ended, or leads to a contract that is drawn up.
pub async fn asked_by_link(op: &Operation, token: &Token) -> Result<LinkPage> {
    let request = good(op, requests::find(op.db(), token).await?)?;
    let asked = asked_of(op, (request.contract, &request.bank)).await?;
    if asked.state != ContractState::AwaitingConsents {
        return Err(Refusal::Gone.into());
    }
    let banks = policy::banks(op.db()).await?;
    let bank = banks.into_iter().find(|bank| bank.code == request.bank);
    let code_is_out = request.code.as_ref();
    Ok(LinkPage {
        bank: bank.ok_or(Refusal::Gone)?,
        asked,
        code_is_out: code_is_out.is_some_and(|(_, at)| is_good(*at, request.wrong_codes, op.now)),
        sent_to: request.sent_to,
    })
}

/// The draft that the bank is asked about.
///
/// # Errors
/// As [`asked_by_link`].
pub async fn draft_by_link(op: &Operation, token: &Token) -> Result<DraftPdf> {
    let page = asked_by_link(op, token).await?;
    last_pdf(op, page.asked.contract).await
}

/// Mails a code to the bank.
///
/// # Errors
/// As [`asked_by_link`]; [`Refusal::CodesSpent`] once the link has sent as many as it may.
pub async fn send_code(op: &Operation, token: &Token) -> Result<()> {
    let page = asked_by_link(op, token).await?;
    let mut tx = op.begin().await?;
    let mut request = good(op, requests::lock(tx.db(), token).await?)?;
    require_another(request.codes_sent)?;
    let mut random = [0_u8; 4];
    op.services.random.fill(&mut random);
    let code = code(random);
    request.opened_at.get_or_insert(op.now);
    request.code = Some((sealed(&request, &code), op.now));
    request.codes_sent += 1;
    request.wrong_codes = 0;
    let to = Recipient {
        email: request.sent_to.clone(),
        name: page.bank.name,
        language: Language::Ja,
    };
    requests::save(tx.db(), request).await?;
    post(&mut tx, op, [to], &Letter::ConsentCode { code }).await?;
    tx.commit().await
}

/// Answers for the bank. A right code is spent by the answer, and only by it.
///
/// # Errors
/// As [`asked_by_link`]; [`Refusal::Stale`] where the draft or the answer changed since it was shown; the problems of
/// the form, of which a wrong code is one.
pub async fn answer_by_link(op: &Operation, token: &Token, form: &LinkForm) -> Result<()> {
    let page = asked_by_link(op, token).await?;
    let mut tx = op.begin().await?;
    // The contract before the link, as everywhere, so that two transactions never wait for each other.
    let who = (page.asked.contract, &page.bank.code);
    let table = Table::sit(&tx, who, (form.version, form.draft)).await?;
    let mut request = good(op, requests::lock(tx.db(), token).await?)?;
    let is_right = is_right(op, &request, &form.code);
    let parsed = form.parse(is_right);
    if !is_right {
        // Nothing typed is nothing tried.
        request.wrong_codes += i32::from(!form.code.trim().is_empty());
        requests::save(tx.db(), request).await?;
        tx.commit().await?;
        // There is a problem wherever the code is not right.
        return parsed.map(|_| ()).map_err(Into::into);
    }
    let (verdict, by) = parsed?;
    request.code = None;
    requests::save(tx.db(), request).await?;
    let given = Given {
        on: op.today(),
        by,
        note: verdict.note.clone(),
        evidence: String::new(),
        way: Way::Link,
        draft: table.draft.number,
    };
    let answer = verdict.into_answer(given);
    table.answer(&mut tx, op, answer).await?;
    tx.commit().await
}

impl LinkForm {
    fn parse(&self, code_is_right: bool) -> std::result::Result<(Verdict, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = Verdict::parse(&mut errors, &self.answer, &self.note);
        let title = required_text(&mut errors, "title", &self.title, NAME_MAX);
        let name = required_text(&mut errors, "name", &self.name, NAME_MAX);
        if self.code.trim().is_empty() {
            errors.push("code", FieldProblem::Missing);
        } else if !code_is_right {
            errors.push("code", FieldProblem::WrongCode);
        }
        errors.into_result((verdict, format!("{title} {name}")))
    }
}

fn good(op: &Operation, request: Option<Request>) -> Result<Request> {
    let still = request.filter(|request| op.now < request.expires_at);
    Ok(still.ok_or(Refusal::Gone)?)
}

/// A code counts for its link alone.
fn sealed(request: &Request, code: &str) -> String {
    Token::presented(&format!("{} {code}", request.token_hash)).digest()
}

fn is_right(op: &Operation, request: &Request, given: &str) -> bool {
    let Some((hash, at)) = &request.code else {
        return false;
    };
    let presented = format!("{} {}", request.token_hash, typed(given));
    is_good(*at, request.wrong_codes, op.now) && Token::presented(&presented).matches(hash)
}
