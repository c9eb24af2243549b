//! Gathers everything that has to be there before a contract is drawn up or concluded.

use super::amend::amended;
use super::draw_up::{FEDERATION, answers, opened_on};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents::{self, withdrawals};
use crate::store::contracts::{self, Case, Stored, comments, drafts};
use crate::store::{coverage, organisations, policy};
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Language;
use domain::banks::{Bank, BankCode};
use domain::consents::{Progress, covered};
use domain::contracts::{Check, ContractState, Missing, Preconditions, Stage, in_force_on};
use domain::refusal::Refusal;
use domain::wording::{Term, Variables};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a contract, for the first day of effect that it has or would get.
pub(super) async fn conditions<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    effective_from: Option<NaiveDate>,
) -> Result<Preconditions> {
    let today = op.today();
    let agent = organisations::find(db, case.organisation).await?;
    let board = answers(db, contract.id).await?;
    let consenting = covered(&board, today);
    let named = contract.agreed.as_ref().map(|agreed| {
        let banks = agreed.facts.banks.iter();
        banks.map(|bank| bank.code.clone()).collect::<Vec<_>>()
    });
    let banks = named.as_deref().unwrap_or(&consenting);
    let signed = contracts::signatures(db, contract.id).await?;
    let text = text(db, (contract, case)).await?;
    let from = effective_from.unwrap_or(today);
    let own: Vec<_> = [contract.id].into_iter().chain(contract.amends).collect();
    let overlaps = coverage::overlapping(db, (case, &own), (banks, from)).await?;
    Ok(Preconditions {
        registration: agent.and_then(|agent| agent.verified),
        answers: Progress::of(&board, today),
        terms: text.terms,
        draft_settled: text.settled,
        open_comments: text.open_comments,
        effective_from,
        earliest: opened_on(db, op, case.family).await?.max(today),
        amended_in_force: amended_in_force(db, contract, from).await?,
        withdrawn: withdrawn(db, op, (contract, banks)).await?,
        overlaps,
        names_consenting: banks == consenting,
        signed: signed.iter().map(|one| one.signature.party).collect(),
    })
}

/// Before the text is fixed what the officer needs, afterwards what the second signature needs; nobody outside the
/// Federation is shown either.
pub(super) async fn checks(
    op: &Operation,
    (contract, case): (&Stored, &Case),
) -> Result<Vec<(Check, Option<Missing>)>> {
    let stage = match contract.state {
        ContractState::AwaitingConsents => Stage::DrawUp,
        state if state.awaits().is_some() => Stage::Conclude,
        _ => return Ok(Vec::new()),
    };
    if !op.actor.is_staff() {
        return Ok(Vec::new());
    }
    let facts = conditions(op.db(), op, (contract, case), contract.effective_from).await?;
    let mut checks = facts.checks(stage);
    // The order of signing tells who has yet to sign.
    checks.retain(|(_, missing)| !matches!(missing, Some(Missing::Signature { .. })));
    Ok(checks)
}

/// Whether the contract that this one amends is there to be replaced on the day; `None` where it amends none.
async fn amended_in_force<C: ConnectionTrait>(
    db: &C,
    contract: &Stored,
    day: NaiveDate,
) -> Result<Option<bool>> {
    let Some(id) = contract.amends else {
        return Ok(None);
    };
    let found = contracts::find(db, id).await?;
    Ok(Some(
        found.is_some_and(|one| in_force_on(amended(&one), day)),
    ))
}

/// Those of the banks of an amendment that took their consent to the amended contract back and have not consented since.
async fn withdrawn<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (contract, banks): (&Stored, &[BankCode]),
) -> Result<Vec<String>> {
    let Some(amended) = contract.amends else {
        return Ok(Vec::new());
    };
    let taken_back = withdrawals::of(db, &[amended]).await?.into_iter();
    let taken_back: BTreeMap<_, _> = taken_back
        .map(|((_, bank), written)| (bank, written.recorded.1))
        .collect();
    let board = consents::board(db, contract.id).await?;
    let consents_since = |row: &consents::Stored, since: DateTime<Utc>| {
        let recorded = row.recorded.map(|(_, at)| at);
        row.consent.is_covered() && recorded.is_some_and(|at| at >= since)
    };
    let has_withdrawn = |bank: &Bank| {
        let at = taken_back.get(&bank.code).copied();
        let row = board.iter().find(|row| row.consent.bank == bank.code);
        let holds = at.zip(row).is_none_or(|(at, row)| consents_since(row, at));
        banks.contains(&bank.code) && !holds
    };
    let all = policy::banks(db).await?.into_iter();
    let named = all.filter(has_withdrawn).map(|bank| match op.language {
        Language::Ja => bank.name,
        Language::En => bank.name_en,
    });
    Ok(named.collect())
}

/// Demands that nothing is missing but the signatures of those who are about to sign.
///
/// # Errors
/// [`Refusal::NotReady`] with all that is missing.
pub(super) fn require_ready(
    facts: &Preconditions,
    stage: Stage,
) -> std::result::Result<(), Refusal> {
    let missing = facts.missing(stage);
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Refusal::NotReady { missing }),
    }
}

/// How the text stands.
struct Text {
    terms: usize,
    settled: bool,
    open_comments: usize,
}

async fn text<C: ConnectionTrait>(db: &C, (contract, case): (&Stored, &Case)) -> Result<Text> {
    let drafts = drafts::all(db, contract.id).await?;
    let settled = drafts.last().is_some_and(|last| last.issued.is_some());
    let issued = drafts.iter().rev().find(|draft| draft.issued.is_some());
    let terms = match (&contract.agreed, issued) {
        (Some(agreed), _) => agreed.terms().map(Vec::from).unwrap_or_default(),
        (None, Some(draft)) => {
            let terms = draft.wording.terms(&variables(case));
            terms.map(Vec::from).unwrap_or_default()
        }
        (None, None) => Vec::new(),
    };
    let comments = comments::all(db, contract.id).await?;
    let open: BTreeSet<_> = comments
        .iter()
        .filter(|one| one.settled.is_none())
        .map(|one| &one.clause)
        .collect();
    let is_said = |term: &&Term| !term.text.trim().is_empty();
    Ok(Text {
        terms: terms.iter().filter(is_said).count(),
        settled,
        open_comments: open.len(),
    })
}

/// Enough to fill the terms of a text that nobody has fixed yet.
fn variables(case: &Case) -> Variables {
    Variables {
        federation_name: FEDERATION.to_owned(),
        agent_name: case.organisation_name.clone(),
        service_name: case.service_name().to_owned(),
        scopes: case.content.scopes.scopes.clone(),
        bank_count: 0,
        effective_from: None,
        language: Language::Ja,
    }
}
