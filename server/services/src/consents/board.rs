//! One board with everything its page says: the banks in code order and how far they are.

use crate::applications::neutral::neutral;
use crate::calendar::holidays;
use crate::contracts::Digests;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents::deadlines::{self, Deadline};
use crate::store::consents::requests::{self, AskedSoFar};
use crate::store::contracts::drafts;
use crate::store::{accounts, consents, contracts, policy};
use chrono::{DateTime, NaiveDate, Utc};
use domain::banks::Bank;
use domain::consents::{Consent, Progress, RowState};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId, DocumentId, PersonId};
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use std::collections::BTreeMap;

/// The board of one contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Which contract.
    pub contract: ContractId,
    /// What it came from.
    pub application: ApplicationId,
    /// The number of the application.
    pub receipt_number: String,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// Where the contract stands.
    pub state: ContractState,
    /// When the board was opened; who gave no standing consent is asked then, or of an amendment later.
    pub opened_at: DateTime<Utc>,
    /// By when the banks should answer.
    pub due_on: Option<NaiveDate>,
    /// The day that the calendar set, and those to which it was moved.
    pub deadlines: Vec<Deadline>,
    /// How many business days ago that was; zero while it lies ahead.
    pub overdue_days: i64,
    /// Whether an answer may still be recorded.
    pub is_open: bool,
    /// What keeps the actor from recording one, whatever their role.
    pub office: std::result::Result<(), Denial>,
    /// The drafts that were issued, by number, each with that by which its PDF is known and the instant it was issued.
    pub drafts: Vec<(i32, Digests, DateTime<Utc>)>,
    /// The version of the policy in force.
    pub policy_version: Option<i32>,
    /// How far the banks are.
    pub progress: Progress,
    /// One row for each bank, in code order.
    pub rows: Vec<BoardRow>,
}

/// One row of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    /// Which bank.
    pub bank: Bank,
    /// What it said, and to which draft.
    pub consent: Consent,
    /// The same in a word, or how far the question has come.
    pub state: RowState,
    /// The file that proves it.
    pub document: Option<DocumentId>,
    /// The file that proves that it was taken back.
    pub withdrawal_document: Option<DocumentId>,
    /// How far the bank was asked by mail.
    pub asked: AskedSoFar,
    /// Whether the bank can be asked by mail.
    pub can_be_asked: bool,
    /// Who recorded it, and when.
    pub recorded: Option<(String, DateTime<Utc>)>,
    /// For optimistic locking.
    pub version: i64,
}

/// Shows the board to the Federation's staff.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody else, [`Refusal::NotFound`].
pub async fn board(op: &Operation, id: ContractId) -> Result<Board> {
    op.actor.require(Action::ReadCases)?;
    let contract = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    let stored = consents::board(op.db(), id).await?;
    let answers: Vec<_> = stored.iter().map(|row| row.consent.clone()).collect();
    let in_force = policy::in_force(op.db(), op.today()).await?;
    let holidays = holidays(op.db()).await?;
    let overdue = |due| holidays.business_days_between(due, op.today()).max(0);
    Ok(Board {
        contract: id,
        application: contract.application,
        service_name: case.service_name().to_owned(),
        receipt_number: case.receipt_number,
        organisation_name: case.organisation_name,
        state: contract.state,
        opened_at: contract.created_at,
        due_on: case.due_on,
        deadlines: deadlines::all(op.db(), id).await?,
        overdue_days: case.due_on.map_or(0, overdue),
        is_open: contract.state == ContractState::AwaitingConsents,
        office: neutral(op.db(), op, (case.application, case.organisation)).await?,
        drafts: issued(op, id).await?,
        policy_version: in_force.map(|policy| policy.version),
        progress: Progress::of(&answers, op.today()),
        rows: rows(op, (id, stored)).await?,
    })
}

async fn issued(op: &Operation, id: ContractId) -> Result<Vec<(i32, Digests, DateTime<Utc>)>> {
    let all = drafts::all(op.db(), id).await?.into_iter();
    let issued = all.filter_map(|draft| {
        let (at, file) = draft.issued?;
        Some((draft.number, Digests::from(&file), at))
    });
    Ok(issued.collect())
}

async fn rows(
    op: &Operation,
    (id, stored): (ContractId, Vec<consents::Stored>),
) -> Result<Vec<BoardRow>> {
    let banks = policy::banks(op.db()).await?;
    let mut names: BTreeMap<PersonId, String> = BTreeMap::new();
    for (person, _) in stored.iter().filter_map(|row| row.recorded) {
        if let Some(account) = accounts::by_id(op.db(), person).await? {
            names.insert(person, account.name);
        }
    }
    let addresses = consents::addresses(op.db()).await?;
    let mut asked = requests::so_far(op.db(), &[id]).await?;
    let row = |row: consents::Stored| {
        let bank = banks.iter().find(|bank| bank.code == row.consent.bank)?;
        let key = (id, row.consent.bank.clone());
        let asked = asked.remove(&key).unwrap_or_default();
        Some(BoardRow {
            asked,
            state: row.consent.state(asked.reach(), op.today()),
            can_be_asked: addresses.contains_key(&row.consent.bank),
            bank: bank.clone(),
            consent: row.consent,
            document: row.document,
            withdrawal_document: row.withdrawal_document,
            recorded: row
                .recorded
                .map(|(by, at)| (names.get(&by).cloned().unwrap_or_default(), at)),
            version: row.version,
        })
    };
    Ok(stored.into_iter().filter_map(row).collect())
}
