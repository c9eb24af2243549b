//! Opens the board when an application is approved, in the transaction of the approval.

use super::ask::ask;
use crate::audit::Event;
use crate::contracts::drafts::first::first;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::{consents, contracts, policy};
use crate::transaction::Transaction;
use domain::consents::{Answer, Consent, Given, Progress, Way};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId, OrganisationId};

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
    let contract = ContractId(op.new_id());
    contracts::insert(tx.db(), empty(op, contract, application)).await?;
    let board = prefilled(tx, op).await?;
    consents::insert(tx.db(), contract, &board).await?;
    let case = contracts::case(tx.db(), application).await?;
    first(tx, op, (contract, &case)).await?;
    let event = Event::new("consents_opened", "contract", contract)
        .after(Progress::of(&board, op.today()))
        .visible_to_agent()
        .about(application, organisation);
    tx.record(op, event).await?;
    ask(tx, op, ((contract, &case), None)).await?;
    Ok(contract)
}

fn empty(op: &Operation, id: ContractId, application: ApplicationId) -> contracts::Stored {
    contracts::Stored {
        id,
        application,
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
        created_at: op.now,
        updated_at: op.now,
        version: 1,
    }
}

/// A bank that consents under the policy has answered; an officer may still record another answer.
async fn prefilled(tx: &Transaction, op: &Operation) -> Result<Vec<Consent>> {
    let today = op.today();
    let in_force = policy::in_force(tx.db(), today).await?;
    let (version, standing) = match in_force {
        Some(policy) => {
            let given = policy::standing_consents(tx.db(), policy.version).await?;
            (policy.version, given)
        }
        None => Default::default(),
    };
    let banks = policy::banks(tx.db()).await?;
    let rows = banks.into_iter().filter(|bank| bank.is_active_on(today));
    let answer = |on| {
        Answer::Consented(Given {
            on,
            by: format!("包括同意（方針 第{version}版）"),
            note: String::new(),
            evidence: String::new(),
            way: Way::Standing,
            draft: 1,
        })
    };
    Ok(rows
        .map(|bank| Consent {
            withdrawal: None,
            answer: standing
                .get(&bank.code)
                .map_or(Answer::Unanswered, |on| answer(*on)),
            bank: bank.code,
            holds_from: 1,
        })
        .collect())
}
