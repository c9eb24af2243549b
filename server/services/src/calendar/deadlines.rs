//! Which open deadlines move with the calendar: they are counted in business days, so a day more or less moves them.

use super::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::consents::deadlines;
use crate::store::contracts::{self, Stored};
use chrono::NaiveDate;
use domain::applications::Stage;
use domain::applications::deadlines::{CONSENT_DAYS, due_on};
use domain::calendar::{Holidays, business_date};
use domain::consents::counted_from;
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId};
use sea_orm::ConnectionTrait;

/// One deadline that moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Of which application.
    pub application: ApplicationId,
    /// The contract whose banks answer by then, once it is approved.
    pub contract: Option<ContractId>,
    /// Its number.
    pub number: String,
    /// Whose.
    pub organisation: String,
    /// The day until now.
    pub from: NaiveDate,
    /// The day afterwards.
    pub to: NaiveDate,
}

/// What moves when days are counted otherwise. What is due by a day that somebody set stays, and so does what is late, and
/// the day by which banks answered whose contract has gone on.
pub(super) async fn moved<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    after: &Holidays,
) -> Result<Vec<Moved>> {
    let before = holidays(db).await?;
    let mut moved = Vec::new();
    for application in applications::due(db).await? {
        moved.extend(moves(db, op, (&application, &before, after)).await?);
    }
    Ok(moved)
}

async fn moves<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (application, before, after): (&Application, &Holidays, &Holidays),
) -> Result<Option<Moved>> {
    let contract = match application.stage {
        Stage::Approved { .. } => contracts::of_application(db, application.id).await?,
        _ => None,
    };
    let has_gone_on = |one: &Stored| one.state != ContractState::AwaitingConsents;
    if contract.as_ref().is_some_and(has_gone_on) {
        return Ok(None);
    }
    let contract = contract.map(|contract| contract.id);
    let counting = Counting::of(db, op, (application, contract)).await?;
    let [counted, to] = [before, after].map(|holidays| counting.until(holidays));
    let days = application.due_on.zip(to).filter(|_| counted != to);
    let is_open = |day: NaiveDate| day >= op.today();
    let days = days.filter(|(from, to)| from != to && is_open(*from) && is_open(*to));
    // Whoever set a day of the application's by hand left no other trace.
    let by_hand = counting.is_step() && application.due_on != counted;
    Ok(days.filter(|_| !by_hand).map(|(from, to)| Moved {
        application: application.id,
        contract,
        number: application.number().to_owned(),
        organisation: application.organisation_name.clone(),
        from,
        to,
    }))
}

/// How a day was counted.
enum Counting {
    /// As the step of the application is.
    Step(Stage, NaiveDate),
    /// The banks answer within so many business days of the day on which the last deadline was set.
    Answers(NaiveDate),
    /// Not at all: somebody set it.
    ByHand,
}

impl Counting {
    async fn of<C: ConnectionTrait>(
        db: &C,
        op: &Operation,
        (application, contract): (&Application, Option<ContractId>),
    ) -> Result<Self> {
        let all = match contract {
            Some(contract) => deadlines::all(db, contract).await?,
            None => Vec::new(),
        };
        if all.is_empty() {
            let submitted_at = applications::last_submitted_at(db, application.id).await?;
            let submitted_on = submitted_at.map_or(op.today(), business_date);
            return Ok(Counting::Step(application.stage.clone(), submitted_on));
        }
        let set = all.iter().map(|one| (one.cause, business_date(one.at)));
        Ok(counted_from(set).map_or(Counting::ByHand, Counting::Answers))
    }

    fn is_step(&self) -> bool {
        matches!(self, Counting::Step(..))
    }

    fn until(&self, holidays: &Holidays) -> Option<NaiveDate> {
        match self {
            Counting::Step(stage, submitted_on) => due_on(stage, *submitted_on, holidays),
            Counting::Answers(from) => Some(holidays.add_business_days(*from, CONSENT_DAYS)),
            Counting::ByHand => None,
        }
    }
}
