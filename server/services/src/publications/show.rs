//! The publications of one contract: all of them for the Federation, its own for the agent and for each bank.

use crate::applications::neutral::neutral;
use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Stored};
use crate::store::policy;
use crate::store::publications::{self, checks, steps};
use chrono::{DateTime, NaiveDate, Utc};
use domain::banks::Bank;
use domain::calendar::{Holidays, business_date};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::{Action, Denial};
use domain::publications::{Notice, PublicationState, Published, Publisher, Release, Seen};
use domain::refusal::Refusal;

/// The publications of a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Tasks {
    /// Which contract.
    pub contract: ContractId,
    /// What it came from.
    pub application: ApplicationId,
    /// Its number.
    pub number: String,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// Where the contract stands.
    pub state: ContractState,
    /// The day of the conclusion.
    pub concluded_on: NaiveDate,
    /// What keeps the actor from recording something, whatever their role.
    pub office: std::result::Result<(), Denial>,
    /// The publications that the reader may see: the Federation's, the agent's, then the banks' in code order.
    pub tasks: Vec<Task>,
    /// Every bank that does business today, in code order.
    pub banks: Vec<Bank>,
}

/// One publication.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Whose.
    pub publisher: Publisher,
    /// The bank, where it is one.
    pub bank: Option<Bank>,
    /// Where it stands.
    pub state: PublicationState,
    /// The last day on which it is in time.
    pub due_on: NaiveDate,
    /// How many business days it is late; zero while it is not.
    pub overdue_days: i64,
    /// When and how the bank was told.
    pub notice: Option<Notice>,
    /// Where it is published.
    pub published: Option<Published>,
    /// Why it need not be published.
    pub release: Option<Release>,
    /// What was found when somebody looked at the address last.
    pub check: Option<LastCheck>,
    /// What happened to it, the first step first.
    pub history: Vec<HistoryLine>,
    /// For optimistic locking.
    pub version: i64,
}

/// What was found at a published address.
#[derive(Clone, Debug, PartialEq)]
pub struct LastCheck {
    /// What.
    pub seen: Seen,
    /// Who asked.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One step of a publication.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    /// `notified`, `published`, `corrected` or `released`.
    pub kind: String,
    /// The day that it is about.
    pub day: NaiveDate,
    /// The address, the way of the notice or the reason of the release.
    pub note: String,
    /// Who did it, where a person did.
    pub by: Option<String>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

/// All publications of a contract, for the Federation; empty before the conclusion.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody else, [`Refusal::NotFound`].
pub async fn tasks(op: &Operation, id: ContractId) -> Result<Tasks> {
    op.actor.require(Action::ReadCases)?;
    let contract = contracts::find(op.db(), id).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    shown(op, (contract, case), |_| true).await
}

/// The publication of the actor's own bank or agent.
///
/// # Errors
/// [`Refusal::NotFound`] where the contract is not the actor's to publish, or was not concluded.
pub async fn own(op: &Operation, id: ContractId) -> Result<(Tasks, Task)> {
    let contract = contracts::find(op.db(), id).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    let publisher = match op.actor.bank() {
        Some(code) => Publisher::Bank(code.clone()),
        None if op.actor.organisation() == Some(case.organisation) => Publisher::Agent,
        None => return Err(Refusal::NotFound.into()),
    };
    let tasks = shown(op, (contract, case), |row| row.publisher == publisher).await?;
    let mut task = tasks.tasks.first().cloned().ok_or(Refusal::NotFound)?;
    task.keep_names(op);
    Ok((tasks, task))
}

async fn shown(
    op: &Operation,
    (contract, case): (Stored, Case),
    sees: impl Fn(&publications::Stored) -> bool,
) -> Result<Tasks> {
    let mut rows = publications::of_contract(op.db(), contract.id).await?;
    rows.retain(sees);
    let (banks, holidays) = (policy::banks(op.db()).await?, holidays(op.db()).await?);
    let steps = steps::all(op.db(), contract.id).await?;
    let history = |publisher: &Publisher| {
        let own = steps.iter().filter(|step| step.publisher == *publisher);
        own.cloned().map(line).collect()
    };
    let checks = checks::all(op.db(), contract.id).await?;
    let tasks: Vec<Task> = rows
        .into_iter()
        .map(|row| Task {
            history: history(&row.publisher),
            check: last(&checks, &row),
            ..task(op, row, (&banks, &holidays))
        })
        .collect();
    Ok(Tasks {
        contract: contract.id,
        application: contract.application,
        number: contract.number.map(String::from).unwrap_or_default(),
        organisation_name: case.organisation_name.clone(),
        service_name: case.service_name().to_owned(),
        state: contract.state,
        concluded_on: contract.concluded_at.map(business_date).unwrap_or_default(),
        office: neutral(op.db(), op, (case.application, case.organisation)).await?,
        tasks,
        banks: banks
            .into_iter()
            .filter(|bank| bank.is_active_on(op.today()))
            .collect(),
    })
}

impl Task {
    /// Leaves the actor's own name where it stands, and no other.
    fn keep_names(&mut self, op: &Operation) {
        let own = op.actor.identity().map(|identity| identity.name.clone());
        let lines = self.history.iter_mut().map(|line| &mut line.by);
        let names = lines.chain(self.check.iter_mut().map(|check| &mut check.by));
        for by in names.filter(|by| **by != own) {
            *by = None;
        }
    }
}

/// One publication without its history.
pub(super) fn task(
    op: &Operation,
    row: publications::Stored,
    (banks, holidays): (&[Bank], &Holidays),
) -> Task {
    let code = row.publisher.bank();
    let bank = banks.iter().find(|bank| Some(&bank.code) == code).cloned();
    let is_late = row.state.is_overdue((row.due_on, op.today()));
    let late = || holidays.business_days_between(row.due_on, op.today());
    Task {
        bank,
        state: row.state,
        overdue_days: if is_late { late().max(1) } else { 0 },
        due_on: row.due_on,
        notice: row.notice,
        published: row.published,
        release: row.release,
        history: Vec::new(),
        check: None,
        version: row.version,
        publisher: row.publisher,
    }
}

/// The last look at the address that stands there now.
fn last(checks: &[checks::Check], row: &publications::Stored) -> Option<LastCheck> {
    let address = &row.published.as_ref()?.address;
    let own = |one: &&checks::Check| one.publisher == row.publisher && one.address == *address;
    let check = checks.iter().find(own)?;
    Some(LastCheck {
        seen: check.seen,
        by: check.by.clone().map(|(_, name)| name),
        at: check.at,
    })
}

fn line(step: steps::Step) -> HistoryLine {
    HistoryLine {
        kind: step.kind,
        day: step.day,
        note: step.note,
        by: step.by.map(|(_, name)| name),
        at: step.at,
    }
}
