//! The numbers above the queue, from one question grouped by state.

use super::{APPROVED, Facts, OPEN, cases, me, overdue, owner};
use crate::error::Result;
use crate::operation::Operation;
use crate::review::queue::{Counts, Load, Workload};
use crate::store::entities::application::Column;
use crate::store::entities::contract;
use domain::applications::Owner;
use domain::contracts::{ContractState, Standing};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QuerySelect};
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Group {
    state: String,
    contract_state: Option<String>,
    total: i64,
    answered: i64,
    overdue: i64,
    mine: i64,
    unassigned: i64,
}

/// How many there are in each view, and what lies with whom. All of them are counted for every page of the
/// queue, so they are counted once while nothing changes.
pub(in crate::review) async fn totals(op: &Operation, facts: &Facts) -> Result<(Counts, Workload)> {
    let me = me(op);
    let (looking, ask) = (me.to_string(), async || {
        count(op, facts, me).await.map(Some)
    });
    let kept = op.services.memory.totals.answer((op, &looking), ask);
    Ok(kept.await?.unwrap_or_default())
}

async fn count(op: &Operation, facts: &Facts, me: Uuid) -> Result<(Counts, Workload)> {
    let groups = cases()
        .select_only()
        .column(Column::State)
        .column_as(contract::Column::State, "contract_state")
        .column_as(Column::Id.count(), "total")
        .column_as(
            how_many(Condition::all().add(Column::Id.is_in(facts.of(None)))),
            "answered",
        )
        .column_as(how_many(overdue(op.today(), facts)), "overdue")
        .column_as(
            how_many(Condition::all().add(Column::OfficerId.eq(me))),
            "mine",
        )
        .column_as(
            how_many(Condition::all().add(Column::OfficerId.is_null())),
            "unassigned",
        )
        .group_by(Column::State)
        .group_by(contract::Column::State)
        .into_model::<Group>()
        .all(op.db())
        .await?;
    let (mut counts, mut workload) = (Counts::default(), Workload::default());
    for group in &groups {
        group.add_to(&mut counts);
        if let Some(load) = load(&mut workload, group.owner()) {
            load.count += number(group.total - group.answered);
            load.overdue += number(group.overdue);
        }
        workload.federation.count += number(group.answered);
    }
    Ok((counts, workload))
}

fn how_many(condition: Condition) -> Expr {
    let one: Expr = Expr::case(condition, 1).finally(0).into();
    one.sum()
}

fn load(workload: &mut Workload, owner: Owner) -> Option<&mut Load> {
    match owner {
        Owner::Agent => Some(&mut workload.agent),
        Owner::Federation => Some(&mut workload.federation),
        Owner::Banks => Some(&mut workload.banks),
        Owner::Nobody => None,
    }
}

impl Group {
    fn contract(&self) -> Option<ContractState> {
        self.contract_state
            .as_deref()
            .and_then(ContractState::of_code)
    }

    fn owner(&self) -> Owner {
        owner(&self.state, self.contract().map(Standing::In))
    }

    fn add_to(&self, counts: &mut Counts) {
        counts.overdue += number(self.overdue);
        let concluded = self.contract().is_some_and(ContractState::is_signed);
        let open = OPEN.contains(&self.state.as_str()) || (self.state == APPROVED && !concluded);
        if open {
            counts.in_progress += number(self.total);
            counts.mine += number(self.mine);
            counts.unassigned += number(self.unassigned);
        } else {
            counts.concluded += number(self.total);
        }
        if self.owner() == Owner::Federation {
            counts.federation += number(self.total);
        } else {
            counts.federation += number(self.answered);
        }
    }
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
