//! The life of a contract after its conclusion: suspended and resumed, ended by notice, for a cause or by the calendar,
//! and renewed where nobody gives notice. Whatever happens to it happens to its clients in the same transaction.

pub mod due;
pub mod end;
mod letters;
pub mod suspend;

pub use end::{EndForm, end};
pub use suspend::{ReasonForm, resume, suspend};

use super::Agreed;
use super::amend::fall_with;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::publications::release;
use crate::store::contracts::{self, Case, Stored, amendments, steps};
use crate::store::coverage;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::business_date;
use domain::clients::ClientState;
use domain::contracts::{ContractState, Period, Step, StepKind};
use domain::forms::{FieldErrors, required_prose};
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde_json::json;

/// The characters of a reason, at most.
const REASON_MAX: usize = 1_000;

/// A concluded contract in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Life {
    /// The first day of effect.
    pub from: NaiveDate,
    /// The last day of the period that runs.
    pub until: NaiveDate,
    /// How long periods and notices are.
    pub period: Period,
    /// The last day in force, once somebody gave notice.
    pub ends_on: Option<NaiveDate>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// What happened since the conclusion, the first step first.
    pub steps: Vec<Step>,
}

/// What happens to a contract, and why.
pub(super) struct Change<'a> {
    pub kind: StepKind,
    pub reason: &'a str,
    pub last_day: Option<NaiveDate>,
    /// The day on which the Federation received the notice, where it was the agent's.
    pub received_on: Option<NaiveDate>,
}

impl Life {
    /// The life of a contract; `None` before its conclusion.
    pub(super) async fn of<C: ConnectionTrait>(db: &C, contract: &Stored) -> Result<Option<Self>> {
        let (Some(from), Some(until)) = (contract.effective_from, contract.runs_until) else {
            return Ok(None);
        };
        Ok(Some(Life {
            from,
            until,
            period: contract.period(),
            ends_on: contract.ends_on,
            ended_at: contract.ended_at,
            steps: steps::all(db, contract.id).await?,
        }))
    }

    /// The last day on which a notice still ends the period that runs.
    pub fn notice_by(&self) -> NaiveDate {
        self.period.notice_by(self.until)
    }

    /// The last day in force of a contract that ended with a day; `None` where it ended at once, or has not ended. The
    /// job that ends it comes to it later.
    pub fn ended_with(&self) -> Option<NaiveDate> {
        let ended_on = business_date(self.ended_at?);
        let is_end = |step: &&Step| matches!(step.kind, StepKind::Ended | StepKind::Replaced);
        let end = self.steps.iter().rfind(is_end);
        let last = end.and_then(|step| step.last_day).or(self.ends_on)?;
        (last < ended_on).then_some(last)
    }
}

impl Stored {
    /// The lengths that its own articles print.
    pub(super) fn period(&self) -> Period {
        let agreed = self.agreed.as_ref();
        agreed.map_or_else(Period::default, |agreed| agreed.wording.period)
    }

    /// Begins the period in which a day lies.
    pub(super) fn begin_period(&mut self, agreed: &Agreed, today: NaiveDate) {
        let period = agreed.wording.period;
        let until = period.until(agreed.effective_from, today);
        self.runs_until = Some(until);
        self.remind_on = Some(period.remind_on(until));
    }
}

/// Demands that a contract is no amendment that still waits for its first day: whoever wants something of the agent wants
/// it of the contract in force.
pub(super) async fn require_begun<C: ConnectionTrait>(db: &C, contract: &Stored) -> Result<()> {
    match amendments::waits(db, contract).await? {
        true => Err(Refusal::WrongState.into()),
        false => Ok(()),
    }
}

pub(super) fn reason(errors: &mut FieldErrors, raw: &str) -> String {
    required_prose(errors, "reason", raw, REASON_MAX)
}

/// Writes the contract with everything that follows from its new state: its clients, its history, the trail and the
/// letters. What amends a contract that ends ends too.
pub(super) async fn write(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    change: Change<'_>,
) -> Result<()> {
    // The database lets no contract leave its force before its clients, and no client come back before its contract.
    let goes_on = contract.state == ContractState::Concluded;
    if goes_on {
        contracts::save(tx.db(), contract, op.now).await?;
    }
    let clients = contracts::follow(tx.db(), contract, op.now).await?;
    if !goes_on {
        contracts::save(tx.db(), contract, op.now).await?;
    }
    let about = |event: Event| {
        let event = event.visible_to_agent();
        event.about(case.application, case.organisation)
    };
    let event = Event::new(verb(change.kind), "contract", contract.id);
    let facts = json!({
        "reason": change.reason,
        "last_day": change.last_day,
        "received_on": change.received_on,
    });
    tx.record(op, about(event.after(facts))).await?;
    for (client, state) in clients {
        let event = Event::new(client_verb(state), "client", client.id);
        let facts = json!({ "client_name": client.client_name });
        tx.record(op, about(event.after(facts))).await?;
    }
    let by = op.actor.identity();
    let step = Step {
        kind: change.kind,
        reason: change.reason.to_owned(),
        last_day: change.last_day,
        received_on: change.received_on,
        by: by.map(|identity| (identity.person, identity.name.clone())),
        at: op.now,
    };
    steps::add(tx.db(), (op.new_id(), contract.id), step).await?;
    release::follow(tx, op, (contract, case)).await?;
    letters::tell(tx, op, (contract, case), &change).await?;
    if change.kind == StepKind::Ended {
        fall_with(tx, op, contract, change.reason).await?;
    }
    // Last, because a place that is followed keeps its days, and what amends this contract has just given its own up.
    coverage::follow(tx.db(), contract, op.today()).await
}

fn verb(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Suspended => "contract_suspended",
        StepKind::Resumed => "contract_resumed",
        StepKind::Notified => "contract_notified",
        StepKind::Ended => "contract_ended",
        StepKind::Renewed => "contract_renewed",
        StepKind::Replaced => "contract_replaced",
    }
}

fn client_verb(state: ClientState) -> &'static str {
    match state {
        ClientState::Active => "client_resumed",
        ClientState::Suspended => "client_suspended",
        ClientState::Requested | ClientState::Revoked => "client_ended",
    }
}
