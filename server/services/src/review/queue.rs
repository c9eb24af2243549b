//! The work of the review: what lies with whom, since when, and what is overdue.

use super::rows::{self, Wanted};
use crate::error::Result;
use crate::operation::Operation;
use chrono::NaiveDate;
use domain::applications::Owner;
use domain::contracts::Standing;
use domain::ids::{ApplicationId, OrganisationId, PersonId};
use domain::intake::ScopeFamily;
use domain::permissions::Action;
use serde::{Deserialize, Serialize};

/// Rows of one page.
pub const PAGE: u64 = 50;

/// What the address of the queue asks for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct QueueQuery {
    /// Which part of the work.
    pub view: View,
    /// The code of a state of applications, or of where contracts stand; empty for all.
    pub state: String,
    /// The code of a scope family; empty for all.
    pub family: String,
    /// The id of an officer; empty for all.
    pub officer: String,
    /// A part of the receipt number, the agent's name or the service's name.
    pub text: String,
    /// By what the rows are sorted.
    pub sort: Sort,
    /// The last first.
    pub descending: bool,
    /// From 1; 0 is 1 too.
    pub page: u64,
}

impl QueueQuery {
    /// Whether it asks for less than the whole view.
    fn narrows(&self) -> bool {
        let words = [&self.state, &self.family, &self.officer, &self.text];
        words.iter().any(|word| !word.trim().is_empty())
    }
}

/// A part of the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Everything that is not over.
    #[default]
    InProgress,
    /// What the actor has.
    Mine,
    /// Where the Federation acts next.
    Federation,
    /// What should have been done at least one business day ago.
    Overdue,
    /// What nobody has taken.
    Unassigned,
    /// What is over: contract concluded, declined, withdrawn.
    Concluded,
}

impl View {
    /// Every view in the order of the page.
    pub const ALL: [View; 6] = [
        View::InProgress,
        View::Mine,
        View::Federation,
        View::Overdue,
        View::Unassigned,
        View::Concluded,
    ];

    /// The word used in addresses.
    pub fn code(self) -> &'static str {
        match self {
            View::InProgress => "in_progress",
            View::Mine => "mine",
            View::Federation => "federation",
            View::Overdue => "overdue",
            View::Unassigned => "unassigned",
            View::Concluded => "concluded",
        }
    }
}

/// By what the rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The day by which something should be done.
    #[default]
    Due,
    /// The receipt number.
    Receipt,
    /// The agent's name.
    Organisation,
    /// The service's name.
    Service,
    /// The state.
    State,
    /// The day of submission.
    Submitted,
}

impl Sort {
    /// The word used in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Due => "due",
            Sort::Receipt => "receipt",
            Sort::Organisation => "organisation",
            Sort::Service => "service",
            Sort::State => "state",
            Sort::Submitted => "submitted",
        }
    }
}

/// One application in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub id: ApplicationId,
    /// The number people quote.
    pub receipt_number: String,
    /// Whose.
    pub organisation: OrganisationId,
    /// The agent's name.
    pub organisation_name: String,
    /// The service that is to be connected.
    pub service_name: String,
    /// For what.
    pub family: ScopeFamily,
    /// The code of the application's state.
    pub state: String,
    /// Where the contract stands, once approved.
    pub contract: Option<Standing>,
    /// Who has the case.
    pub officer: Option<PersonId>,
    /// Their name.
    pub officer_name: Option<String>,
    /// The day of the first submission.
    pub submitted_on: Option<NaiveDate>,
    /// Business days since then.
    pub age: i64,
    /// Who acts next.
    pub owner: Owner,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Business days since that day, where at least one has passed.
    pub overdue: Option<i64>,
}

/// How many there are in each view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub in_progress: u64,
    pub mine: u64,
    pub federation: u64,
    pub overdue: u64,
    pub unassigned: u64,
    pub concluded: u64,
}

impl Counts {
    /// The number of a view.
    pub fn of(&self, view: View) -> u64 {
        match view {
            View::InProgress => self.in_progress,
            View::Mine => self.mine,
            View::Federation => self.federation,
            View::Overdue => self.overdue,
            View::Unassigned => self.unassigned,
            View::Concluded => self.concluded,
        }
    }
}

/// What lies with one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// How much.
    pub count: u64,
    /// How much of it is overdue.
    pub overdue: u64,
}

/// What lies with whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    pub federation: Load,
    pub agent: Load,
    pub banks: Load,
}

/// One page of the queue, with the numbers above it.
#[derive(Clone, Debug)]
pub struct Queue {
    /// The rows of the page.
    pub rows: Vec<Row>,
    /// How many rows there are on all pages.
    pub total: u64,
    /// The page shown, from 1.
    pub page: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
    /// How many there are in each view.
    pub counts: Counts,
    /// What lies with whom.
    pub workload: Workload,
    /// Everybody who may have a case, for the filter.
    pub officers: Vec<(PersonId, String)>,
}

/// The queue for the Federation's staff.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody else.
pub async fn queue(op: &Operation, query: &QueueQuery) -> Result<Queue> {
    op.actor.require(Action::ReadCases)?;
    let facts = rows::facts(op).await?;
    let wanted = Wanted::of(op, query, &facts);
    let (counts, workload) = rows::totals(op, &facts).await?;
    let total = match query.narrows() {
        true => rows::count(op, &wanted).await?,
        false => counts.of(query.view),
    };
    let pages = total.div_ceil(PAGE).max(1);
    let page = query.page.clamp(1, pages);
    Ok(Queue {
        rows: rows::page(op, &wanted, (page - 1) * PAGE..page * PAGE, &facts).await?,
        total,
        page,
        pages,
        counts,
        workload,
        officers: rows::officers(op).await?,
    })
}
