//! What both sides write to each other about an article, until they agree.

use super::whoever;
use crate::audit::Event;
use crate::contracts::draw_up::FEDERATION;
use crate::contracts::neutral_case;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::contracts::comments::{self, Comment};
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{self, Case, Stored};
use crate::store::recipients;
use crate::transaction::Transaction;
use domain::accounts::Role;
use domain::contracts::Party;
use domain::forms::{FieldErrors, required_prose};
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a comment, at most.
const BODY_MAX: usize = 2_000;

/// What is written about an article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentForm {
    /// The key of the article.
    pub clause: String,
    /// The text.
    pub body: String,
}

/// Writes about an article to the other side: one of the last issued draft, or one that it left out.
///
/// # Errors
/// [`Refusal::NotFound`] for another agent's contract or an unknown article, [`Refusal::WrongState`] once drawn up,
/// the problems of the form.
pub async fn comment(op: &Operation, id: ContractId, form: &CommentForm) -> Result<()> {
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let (case, side) = side(&tx, op, &contract).await?;
    let issued = drafts::all(tx.db(), id).await?;
    let last = issued.iter().rev().find(|draft| draft.issued.is_some());
    let last = last.ok_or(Refusal::WrongState)?;
    let article = article(&issued, &form.clause).ok_or(Refusal::NotFound)?;
    let mut errors = FieldErrors::default();
    let body = required_prose(&mut errors, "body", &form.body, BODY_MAX);
    let body = errors.into_result(body)?;
    let (author, author_name) = whoever(op)?;
    let comment = Comment {
        id: op.new_id(),
        clause: form.clause.clone(),
        draft: last.number,
        body,
        side,
        author,
        author_name,
        at: op.now,
        settled: None,
    };
    comments::insert(tx.db(), id, comment).await?;
    let verb = match side {
        Party::Agent => "clause_commented",
        Party::Federation => "clause_answered",
    };
    let event = Event::new(verb, "contract", id)
        .after(json!({ "clause": form.clause, "draft": last.number }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    let news = News {
        contract: id,
        article,
        settled: false,
    };
    tell(&mut tx, op, (&case, side, news)).await?;
    tx.commit().await
}

/// Settles what was written about an article. Writing about it once more opens it again.
///
/// # Errors
/// [`Refusal::WrongState`] where nothing is open.
pub async fn settle(op: &Operation, id: ContractId, clause: &str) -> Result<()> {
    let mut tx = op.begin().await?;
    let desk = super::sit_down(&tx, op, (id, Action::DraftText)).await?;
    let (_, name) = whoever(op)?;
    let mut open = comments::all(tx.db(), id).await?;
    open.retain(|one| one.clause == clause && one.settled.is_none());
    if open.is_empty() {
        return Err(Refusal::WrongState.into());
    }
    comments::settle(tx.db(), (id, clause), (&name, op.now)).await?;
    let event = Event::new("clause_settled", "contract", id)
        .after(json!({ "clause": clause }))
        .visible_to_agent()
        .about(desk.case.application, desk.case.organisation);
    tx.record(op, event).await?;
    // Officers settle alone; an agent that wrote and does not agree can object only if it knows.
    if open.iter().any(|one| one.side == Party::Agent) {
        let news = News {
            contract: id,
            article: article(&desk.drafts, clause).unwrap_or_default(),
            settled: true,
        };
        tell(&mut tx, op, (&desk.case, Party::Federation, news)).await?;
    }
    tx.commit().await
}

/// The number of an article in the last issued draft that has it; a later one may have left it out.
fn article(drafts: &[Draft], key: &str) -> Option<usize> {
    let latest = drafts.iter().rev();
    let mut issued = latest.filter(|draft| draft.issued.is_some());
    issued.find_map(|draft| draft.wording.number(key))
}

/// For which side the actor may write.
async fn side(tx: &Transaction, op: &Operation, contract: &Stored) -> Result<(Case, Party)> {
    let state = State::Contract(contract.state);
    if op.actor.is_staff() {
        op.actor.require_now(Action::DraftText, state)?;
        let case = neutral_case(tx.db(), op, contract.application).await?;
        return Ok((case, Party::Federation));
    }
    let case = contracts::case(tx.db(), contract.application).await?;
    op.actor
        .require_own(Action::CommentOnText, case.organisation)?;
    op.actor.require_now(Action::CommentOnText, state)?;
    Ok((case, Party::Agent))
}

/// What the other side is told.
#[derive(Clone, Copy)]
struct News {
    contract: ContractId,
    article: usize,
    settled: bool,
}

/// The other side is told.
async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    (case, side, news): (&Case, Party, News),
) -> Result<()> {
    let id = news.contract;
    let letter = Letter::ClauseCommented {
        receipt_number: case.receipt_number.clone(),
        writer: match side {
            Party::Agent => case.organisation_name.clone(),
            Party::Federation => FEDERATION.to_owned(),
        },
        service: case.service_name().to_owned(),
        article: news.article,
        settled: news.settled,
        url: op.address(&format!("/contracts/{id}/draft")),
    };
    let people = match side {
        Party::Agent => recipients::with_role(tx.db(), op, Role::Officer).await?,
        Party::Federation => recipients::of_organisation(tx.db(), op, case.organisation).await?,
    };
    post(tx, op, people, &letter).await
}
