//! By when the banks answer, and which reminders of that were sent, as rows.

use crate::error::Result;
use crate::store::entities::{application, consent_deadline, consent_reminder};
use crate::store::steps;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::consents::{Cause, Reminder};
use domain::ids::{ApplicationId, ContractId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

/// One deadline; the last one of a contract counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// From 1.
    pub number: i32,
    /// The last day to answer.
    pub due_on: NaiveDate,
    /// Why it is on its day.
    pub cause: Cause,
    /// The same in the words that the banks read; nothing for the first one.
    pub reason: String,
    /// Who moved it; nobody set the first one.
    pub by: Option<(PersonId, String)>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The deadlines of a contract, the first one first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Deadline>> {
    use consent_deadline::{Column, Entity};
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.0))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

fn stored(row: consent_deadline::Model) -> Result<Deadline> {
    let cause = Cause::of_code(&row.cause, row.draft);
    Ok(Deadline {
        number: row.number,
        due_on: row.due_on,
        cause: cause.context("consent_deadline.cause")?,
        reason: row.reason,
        by: steps::by((row.set_by, row.set_by_name)),
        at: row.set_at,
    })
}

/// Writes a deadline. The application says until when its next step is due, so it follows; whoever read it before
/// reads it again.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    (contract, application): (ContractId, ApplicationId),
    new: Deadline,
) -> Result<()> {
    use application::{Column, Entity};
    let (set_by, set_by_name) = steps::columns(new.by);
    let row = consent_deadline::Model {
        contract_id: contract.0,
        number: new.number,
        due_on: new.due_on,
        cause: new.cause.code().to_owned(),
        draft: new.cause.draft(),
        reason: new.reason,
        set_by,
        set_by_name,
        set_at: new.at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Entity::update_many()
        .col_expr(Column::DueOn, Expr::value(new.due_on))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(application.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether a reminder of a deadline was sent.
pub(crate) async fn is_sent<C: ConnectionTrait>(
    db: &C,
    (contract, deadline, reminder): (ContractId, i32, Reminder),
) -> Result<bool> {
    let key = (contract.0, deadline, reminder.code().to_owned());
    let row = consent_reminder::Entity::find_by_id(key).one(db).await?;
    Ok(row.is_some())
}

/// Notes that a reminder of a deadline is sent; a second time breaks a rule of the database.
pub(crate) async fn note<C: ConnectionTrait>(
    db: &C,
    (contract, deadline, reminder): (ContractId, i32, Reminder),
    now: DateTime<Utc>,
) -> Result<()> {
    let row = consent_reminder::Model {
        contract_id: contract.0,
        deadline,
        reminder: reminder.code().to_owned(),
        sent_at: now,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}
