//! Which open deadlines move with the calendar: they are counted in business days, so a day more or less moves them.

use super::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use chrono::NaiveDate;
use domain::applications::deadlines::due_on;
use domain::calendar::{Holidays, business_date};
use domain::ids::ApplicationId;
use sea_orm::ConnectionTrait;

/// One deadline that moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Of which application.
    pub application: ApplicationId,
    /// Its number.
    pub number: String,
    /// Whose.
    pub organisation: String,
    /// The day until now.
    pub from: NaiveDate,
    /// The day afterwards.
    pub to: NaiveDate,
}

/// What moves when days are counted otherwise. What is due by a day that somebody set stays, and so does what is late.
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
    Ok(days.filter(is_open).map(|(from, to)| Moved {
        application: application.id,
        number: application.number().to_owned(),
        organisation: application.organisation_name.clone(),
        from,
        to,
    }))
}
