//! Opens the board when an application is approved, in the transaction of the approval.

use super::ask::ask;
use crate::audit::Event;
use crate::contracts::drafts::first::{first, first_of_amendment};
use crate::error::Result;
use crate::operation::Operation;
use crate::policy::standing::now;
use crate::store::contracts::Case;
use crate::store::{consents, contracts, policy};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::banks::{Bank, BankCode};
use domain::consents::{Answer, Consent, Progress, Reach, RowState, TakenOver};
use domain::contracts::{ContractState, SIGN_WITHIN, SigningOrder};
use domain::ids::{ApplicationId, ContractId, OrganisationId};
use domain::intake::ScopeFamily;

/// Opens the board of an application's contract: one row for every active bank in code order, with the
/// standing consents of the policy in force taken over, and the first draft of the text. The others are asked.
///
/// # Errors
/// When the database does not answer, or the application has a contract already.
pub async fn open_for(
    tx: &mut Transaction,
    op: &Operation,
    (application, organisation): (ApplicationId, OrganisationId),
) -> Result<ContractId> {
    let contract = empty(op, application);
    let case = board(tx, op, &contract).await?;
    first(tx, op, (contract.id, &case)).await?;
    record(tx, op, (contract.id, application, organisation)).await?;
    ask(tx, op, ((contract.id, &case), None)).await?;
    Ok(contract.id)
}

/// Opens the board of an amendment, whose case is there already. Nobody is asked yet, because its first draft changes
/// nothing.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn open_amendment(
    tx: &mut Transaction,
    op: &Operation,
    (amended, application): (&contracts::Stored, ApplicationId),
) -> Result<ContractId> {
    let contract = contracts::Stored {
        amends: Some(amended.id),
        order: amended.order,
        sign_within: amended.sign_within,
        ..empty(op, application)
    };
    let case = board(tx, op, &contract).await?;
    first_of_amendment(tx, op, (amended, (contract.id, &case))).await?;
    record(tx, op, (contract.id, application, case.organisation)).await?;
    Ok(contract.id)
}

/// Writes the contract with a row for every bank.
async fn board(tx: &Transaction, op: &Operation, contract: &contracts::Stored) -> Result<Case> {
    contracts::insert(tx.db(), contract.clone()).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    let mut board = prefilled(tx, op, case.family).await?;
    if let Some(amended) = contract.amends {
        ask_who_decided_otherwise(tx, amended, &mut board).await?;
    }
    consents::insert(tx.db(), contract.id, &board).await?;
    Ok(case)
}

async fn record(
    tx: &Transaction,
    op: &Operation,
    (contract, application, organisation): (ContractId, ApplicationId, OrganisationId),
) -> Result<()> {
    let board = consents::board(tx.db(), contract).await?;
    let board: Vec<Consent> = board.into_iter().map(|row| row.consent).collect();
    let event = Event::new("consents_opened", "contract", contract)
        .after(Progress::of(&board, op.today()))
        .visible_to_agent()
        .about(application, organisation);
    tx.record(op, event).await
}

fn empty(op: &Operation, application: ApplicationId) -> contracts::Stored {
    contracts::Stored {
        id: ContractId(op.new_id()),
        application,
        amends: None,
        number: None,
        state: ContractState::AwaitingConsents,
        agreed: None,
        draft: None,
        executed: None,
        effective_from: None,
        signed_on: None,
        concluded_at: None,
        runs_until: None,
        ends_on: None,
        ended_at: None,
        remind_on: None,
        order: SigningOrder::default(),
        sign_within: SIGN_WITHIN,
        turn: None,
        created_at: op.now,
        updated_at: op.now,
        version: 1,
    }
}

/// A bank whose standing consent covers the family today has answered; it can always answer otherwise for one contract.
async fn prefilled(tx: &Transaction, op: &Operation, family: ScopeFamily) -> Result<Vec<Consent>> {
    let today = op.today();
    let versions = policy::all(tx.db()).await?;
    let mut known = versions.iter().rev();
    let in_force = known.find(|version| version.effective_from <= today);
    let number = in_force.map(|version| version.version).unwrap_or_default();
    let said = policy::standing::under(tx.db(), (&versions, number)).await?;
    let standing = |bank: &Bank| {
        let standing = now(said.get(&bank.code)?)?;
        standing.covers(family, today).then_some(standing)
    };
    let banks = policy::banks(tx.db()).await?;
    let rows = banks.into_iter().filter(|bank| bank.is_active_on(today));
    Ok(rows
        .map(|bank| Consent {
            withdrawal: None,
            answer: standing(&bank).map_or(Answer::Unanswered, |standing| {
                Answer::Consented(TakenOver::of(&standing, number).given(standing.on))
            }),
            bank: bank.code,
            holds_from: 1,
        })
        .collect())
}

/// A bank that the amended contract does not cover, or that made conditions of its own for it, said so of this very
/// contract, which counts for more than what it said of all of them: it answers anew.
async fn ask_who_decided_otherwise(
    tx: &Transaction,
    amended: ContractId,
    board: &mut [Consent],
) -> Result<()> {
    let rows = consents::board(tx.db(), amended).await?.into_iter();
    let agreed = rows.map(|row| row.consent).filter(agrees);
    let agreed: Vec<BankCode> = agreed.map(|consent| consent.bank).collect();
    for consent in board {
        if !agreed.contains(&consent.bank) {
            consent.answer = Answer::Unanswered;
        }
    }
    Ok(())
}

/// Whether a bank consents without conditions of its own.
fn agrees(consent: &Consent) -> bool {
    // On the last of all days, so that a bank whose withdrawal is still to come does not.
    let state = consent.state(Reach::NotAsked, NaiveDate::MAX);
    matches!(state, RowState::Standing | RowState::Consented)
}
