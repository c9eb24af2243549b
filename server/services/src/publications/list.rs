//! The office's list of publications: what is late, what waits, and where everything was published.

use super::show::{Task, task};
use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored};
use crate::store::{contracts, policy, publications};
use domain::banks::Bank;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::publications::{PublicationState, Publisher};
use std::collections::BTreeMap;

/// Rows on one page.
pub const PAGE: usize = 50;

/// Which publications are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Whatever is still to be published.
    #[default]
    Waiting,
    /// What is late.
    Overdue,
    /// The banks that were not told.
    ToNotify,
    /// What was published.
    Published,
    /// Everything.
    All,
}

/// What the list asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Which publications.
    pub view: View,
    /// Of one publisher only.
    pub publisher: Option<Publisher>,
    /// The page, from 1.
    pub page: usize,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which contract.
    pub contract: ContractId,
    /// Its number.
    pub number: String,
    /// The agent.
    pub organisation_name: String,
    /// The publication.
    pub task: Task,
}

/// One page of the list, with what the other views hold.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The lines, the one that is due first first.
    pub rows: Vec<Listed>,
    /// How many there are on all pages.
    pub found: usize,
    /// The page that is shown.
    pub page: usize,
    /// How many each view holds, whoever publishes.
    pub counts: Vec<(View, u64)>,
    /// Every bank, for the filter.
    pub banks: Vec<Bank>,
}

impl View {
    /// Every view in the order of its tabs.
    pub const ALL: [View; 5] = [
        View::Waiting,
        View::Overdue,
        View::ToNotify,
        View::Published,
        View::All,
    ];

    /// The word of the view in addresses.
    pub fn code(self) -> &'static str {
        match self {
            View::Waiting => "waiting",
            View::Overdue => "overdue",
            View::ToNotify => "to_notify",
            View::Published => "published",
            View::All => "all",
        }
    }

    fn holds(self, task: &Task) -> bool {
        match self {
            View::Waiting => task.state.is_waiting(),
            View::Overdue => task.overdue_days > 0,
            View::ToNotify => {
                task.state == PublicationState::Open && task.publisher.bank().is_some()
            }
            View::Published => task.state == PublicationState::Published,
            View::All => true,
        }
    }
}

/// How many publications are late; the side navigation says it on every page of the office.
///
/// # Errors
/// When the database does not answer.
pub async fn overdue(op: &Operation) -> Result<u64> {
    let ask = async || Ok(Some(publications::overdue(op.db(), op.today()).await?));
    let memory = &op.services.memory.late_publications;
    Ok(memory.answer((op, ""), ask).await?.unwrap_or_default())
}

/// The list.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn list(op: &Operation, query: &Query) -> Result<List> {
    op.actor.require(Action::ReadCases)?;
    let banks = policy::banks(op.db()).await?;
    let holidays = holidays(op.db()).await?;
    let known = known(op).await?;
    let rows = publications::all(op.db()).await?.into_iter();
    let all: Vec<Listed> = rows
        .filter_map(|row| {
            let (number, organisation_name) = known.get(&row.contract)?.clone();
            Some(Listed {
                contract: row.contract,
                number,
                organisation_name,
                task: task(op, row, (&banks, &holidays)),
            })
        })
        .collect();
    let count = |view: View| all.iter().filter(|one| view.holds(&one.task)).count() as u64;
    let counts = View::ALL.map(|view| (view, count(view))).to_vec();
    let wanted = |one: &Listed| {
        let own = query.publisher.as_ref();
        query.view.holds(&one.task) && own.is_none_or(|own| *own == one.task.publisher)
    };
    let found: Vec<Listed> = all.into_iter().filter(wanted).collect();
    let pages = found.len().div_ceil(PAGE).max(1);
    let page = query.page.clamp(1, pages);
    Ok(List {
        found: found.len(),
        rows: found
            .into_iter()
            .skip((page - 1) * PAGE)
            .take(PAGE)
            .collect(),
        page,
        counts,
        banks,
    })
}

/// Number and agent of every concluded contract.
pub(super) async fn known(op: &Operation) -> Result<BTreeMap<ContractId, (String, String)>> {
    let found = contracts::in_states(op.db(), &ContractState::SIGNED).await?;
    let applications: Vec<_> = found.iter().map(|contract| contract.application).collect();
    let cases = contracts::cases(op.db(), &applications).await?;
    let named = |contract: Stored| {
        let case: &Case = cases.get(&contract.application)?;
        let number = contract.number.map(String::from).unwrap_or_default();
        Some((contract.id, (number, case.organisation_name.clone())))
    };
    Ok(found.into_iter().filter_map(named).collect())
}
