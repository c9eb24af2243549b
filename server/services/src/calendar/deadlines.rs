//! Which open deadlines move with the calendar: they are counted in business days, so a day more or less moves them.

use super::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::contracts::{self, Stored};
use chrono::NaiveDate;
use domain::applications::Stage;
use domain::applications::deadlines::due_on;
use domain::calendar::{Holidays, business_date};
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
    let submitted_at = applications::last_submitted_at(db, application.id).await?;
    let submitted_on = submitted_at.map_or(op.today(), business_date);
    let counted = |holidays| due_on(&application.stage, submitted_on, holidays);
    if application.due_on != counted(before) {
        return Ok(None);
    }
    let to = counted(after);
    let days = application.due_on.zip(to);
    let is_open = |(from, to): &(NaiveDate, NaiveDate)| *from >= op.today() && from != to;
    let Some((from, to)) = days.filter(is_open) else {
        return Ok(None);
    };
    let contract = match application.stage {
        Stage::Approved { .. } => contracts::of_application(db, application.id).await?,
        _ => None,
    };
    let has_gone_on = |one: &Stored| one.state != ContractState::AwaitingConsents;
    if contract.as_ref().is_some_and(has_gone_on) {
        return Ok(None);
    }
    Ok(Some(Moved {
        application: application.id,
        contract: contract.map(|contract| contract.id),
        number: application.number().to_owned(),
        organisation: application.organisation_name.clone(),
        from,
        to,
    }))
}
