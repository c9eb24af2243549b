//! The queue's questions to the database: a handful whatever the number of applications, and none of them
//! reads the content.

use super::queue::{QueueQuery, Row, Sort, View};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::application::{Column, Entity};
use crate::store::entities::contract;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::Owner;
use domain::calendar::business_date;
use domain::contracts::{ContractState, Standing};
use domain::forms::is_hidden;
use domain::ids::{ApplicationId, OrganisationId, PersonId};
use sea_orm::sea_query::{Expr, NullOrdering};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, Select,
};
use std::collections::BTreeMap;
use std::ops::Range;
use uuid::Uuid;

mod facts;
mod found;
mod people;
mod totals;

pub(super) use facts::{Facts, facts};
pub(super) use people::officers;
pub(super) use totals::totals;

use found::found;
use people::names;

/// States in which somebody still has something to do before a contract grows out of it.
const OPEN: [&str; 4] = ["submitted", "in_review", "returned", "proposed"];
const APPROVED: &str = "approved";

/// Which rows, in which order.
pub(super) struct Wanted {
    filter: Condition,
    sort: Sort,
    descending: bool,
    due: Expr,
}

/// What can be seen of a word: PostgreSQL is asked nothing it could not hold.
fn visible(word: &str) -> String {
    let seen: String = word.chars().filter(|c| !is_hidden(*c)).collect();
    seen.trim().to_owned()
}

impl Wanted {
    /// What the query asks for. Words that name nothing ask for nothing.
    pub fn of(op: &Operation, query: &QueueQuery, facts: &Facts) -> Self {
        let mut filter = Condition::all().add(in_view(op, query.view, facts));
        let (state, family) = (visible(&query.state), visible(&query.family));
        if !state.is_empty() {
            filter = filter.add(in_state(&state, facts));
        }
        if !family.is_empty() {
            filter = filter.add(Column::Family.eq(family));
        }
        if !query.officer.trim().is_empty() {
            let officer = query.officer.trim().parse::<Uuid>().unwrap_or_default();
            filter = filter.add(Column::OfficerId.eq(officer));
        }
        let text = visible(&query.text);
        if !text.is_empty() {
            filter = filter.add(found(&text));
        }
        Wanted {
            filter,
            sort: query.sort,
            descending: query.descending,
            due: due(facts),
        }
    }

    fn sorted(&self, cases: Select<Entity>) -> Select<Entity> {
        let order = if self.descending {
            Order::Desc
        } else {
            Order::Asc
        };
        cases
            .order_by_with_nulls(self.sorted_by(), order.clone(), NullOrdering::Last)
            .order_by(Column::Id, order)
    }

    fn sorted_by(&self) -> Expr {
        let column = match self.sort {
            Sort::Due => return self.due.clone(),
            Sort::Receipt => Column::ReceiptNumber,
            Sort::Organisation => Column::OrganisationName,
            Sort::Service => Column::ServiceName,
            Sort::State => Column::State,
            Sort::Submitted => Column::SubmittedAt,
        };
        Expr::col((Entity, column))
    }
}

/// In the state that a code names: the application's own, the contract's, or what the contract waits for.
fn in_state(code: &str, facts: &Facts) -> Condition {
    if ContractState::of_code(code).is_some() {
        return Condition::all()
            .add(contract::Column::State.eq(code))
            .add(Column::Id.is_not_in(facts.of(None)));
    }
    Condition::any()
        .add(Column::State.eq(code))
        .add(Column::Id.is_in(facts.of(Some(code))))
}

fn in_view(op: &Operation, view: View, facts: &Facts) -> Condition {
    let settled = ContractState::SETTLED.map(ContractState::code);
    let open = Condition::any().add(Column::State.is_in(OPEN)).add(
        Condition::all().add(Column::State.eq(APPROVED)).add(
            Condition::any()
                .add(contract::Column::State.is_null())
                .add(contract::Column::State.is_not_in(settled)),
        ),
    );
    match view {
        View::InProgress => Condition::all().add(open),
        View::Mine => Condition::all().add(open).add(Column::OfficerId.eq(me(op))),
        View::Federation => Condition::any()
            .add(Column::State.is_in(["submitted", "in_review", "proposed"]))
            .add(contract::Column::State.eq(ContractState::AwaitingFederationSignature.code()))
            .add(Column::Id.is_in(facts.of(None))),
        View::Overdue => overdue(op.today(), facts),
        View::Unassigned => Condition::all().add(open).add(Column::OfficerId.is_null()),
        View::Concluded => Condition::any()
            .add(Column::State.is_in(["declined", "withdrawn"]))
            .add(contract::Column::State.is_in(settled)),
    }
}

/// Who looks at the queue.
fn me(op: &Operation) -> Uuid {
    let identity = op.actor.identity();
    identity
        .map(|identity| identity.person.0)
        .unwrap_or_default()
}

/// What somebody should do by a day: up to the banks' answers; what follows has no day.
fn dated(facts: &Facts) -> Condition {
    Condition::any().add(Column::State.is_in(OPEN)).add(
        Condition::all()
            .add(Column::State.eq(APPROVED))
            .add(contract::Column::State.eq(ContractState::AwaitingConsents.code()))
            .add(Column::Id.is_not_in(facts.of(None))),
    )
}

/// At least one business day has passed since the day: at a weekend nobody is late for Friday.
fn overdue(today: NaiveDate, facts: &Facts) -> Condition {
    let last = facts.holidays.business_day_until(today);
    Condition::all()
        .add(dated(facts))
        .add(Column::DueOn.lt(last))
}

/// Where there is a day at all; rows without one stand after the dated ones.
fn due(facts: &Facts) -> Expr {
    Expr::case(dated(facts), Expr::col((Entity, Column::DueOn)))
        .finally(Expr::null())
        .into()
}

/// Applications with the state of their contracts; drafts are their agents' own business.
fn cases() -> Select<Entity> {
    let contracts: RelationDef = Entity::belongs_to(contract::Entity)
        .from(Column::Id)
        .to(contract::Column::ApplicationId)
        .into();
    Entity::find()
        .join(JoinType::LeftJoin, contracts)
        .filter(Column::State.ne("draft"))
}

/// How many rows there are.
pub(super) async fn count(op: &Operation, wanted: &Wanted) -> Result<u64> {
    let total = cases()
        .select_only()
        .column_as(Column::Id.count(), "total")
        .filter(wanted.filter.clone())
        .into_tuple::<i64>()
        .one(op.db())
        .await?;
    Ok(total
        .and_then(|total| u64::try_from(total).ok())
        .unwrap_or_default())
}

/// Some of the rows. Which they are is known from an index, and only theirs are read whole.
pub(super) async fn page(
    op: &Operation,
    wanted: &Wanted,
    range: Range<u64>,
    facts: &Facts,
) -> Result<Vec<Row>> {
    let which = wanted
        .sorted(cases().filter(wanted.filter.clone()))
        .select_only()
        .column(Column::Id)
        .offset(range.start)
        .limit(range.end - range.start)
        .into_query();
    let lines = wanted
        .sorted(cases().filter(Column::Id.in_subquery(which)))
        .select_only()
        .columns([Column::Id, Column::OrganisationId, Column::OrganisationName])
        .columns([Column::ServiceName, Column::Family, Column::State])
        .columns([Column::ReceiptNumber, Column::DraftNumber])
        .columns([Column::OfficerId, Column::SubmittedAt, Column::DueOn])
        .column_as(contract::Column::State, "contract_state")
        .into_model::<Line>()
        .all(op.db())
        .await?;
    let officers = lines.iter().filter_map(|line| line.officer_id);
    let names = names(op, officers.collect()).await?;
    lines
        .into_iter()
        .map(|line| line.row(op.today(), facts, &names))
        .collect()
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    organisation_id: Uuid,
    organisation_name: String,
    service_name: String,
    family: String,
    state: String,
    receipt_number: Option<String>,
    draft_number: String,
    officer_id: Option<Uuid>,
    submitted_at: Option<DateTime<Utc>>,
    due_on: Option<NaiveDate>,
    contract_state: Option<String>,
}

impl Line {
    fn row(self, today: NaiveDate, facts: &Facts, names: &BTreeMap<Uuid, String>) -> Result<Row> {
        let holidays = &facts.holidays;
        let contract = self.contract_state.as_deref();
        let contract = contract.and_then(ContractState::of_code);
        let contract = contract.map(|state| facts.standing(self.id, state));
        let counts = contract.is_none_or(|it| it == ContractState::AwaitingConsents.into());
        let owner = owner(&self.state, contract);
        let due_on = self.due_on.filter(|_| counts && owner != Owner::Nobody);
        let late = due_on.map(|due| holidays.business_days_between(due, today));
        let submitted_on = self.submitted_at.map(business_date);
        Ok(Row {
            id: ApplicationId(self.id),
            receipt_number: self.receipt_number.unwrap_or(self.draft_number),
            organisation: OrganisationId(self.organisation_id),
            organisation_name: self.organisation_name,
            service_name: self.service_name,
            family: self.family.parse().context("application.family")?,
            owner,
            state: self.state,
            contract,
            officer: self.officer_id.map(PersonId),
            officer_name: self.officer_id.and_then(|id| names.get(&id).cloned()),
            age: submitted_on.map_or(0, |day| holidays.business_days_between(day, today)),
            submitted_on,
            overdue: late.filter(|days| *days > 0),
            due_on,
        })
    }
}

/// Who acts next: after the approval the contract tells.
fn owner(state: &str, contract: Option<Standing>) -> Owner {
    match state {
        "draft" | "returned" => Owner::Agent,
        "submitted" | "in_review" | "proposed" => Owner::Federation,
        APPROVED => contract.map_or(Owner::Banks, Standing::owner),
        _ => Owner::Nobody,
    }
}
