//! Applications as rows. Lists read the mirrored columns; the JSON is what the rules see.

mod contracts;
mod corrections;
mod documents;
mod submissions;

pub use corrections::Correction;
pub use documents::Document;
pub use submissions::Submission;

pub(crate) use contracts::contracts;
pub(crate) use corrections::{corrections, insert_correction, resolve_corrections};
pub(crate) use documents::{bytes_of, document, documents, insert_document, remove_document};
pub(crate) use submissions::{copy_submission, insert_submission, last_submitted_at, submissions};

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::application::{ActiveModel, Column, Entity, Model};
use crate::transaction::changed_one;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{Content, DraftNumber, ReceiptNumber, Stage};
use domain::forms::folded;
use domain::ids::{ApplicationId, OrganisationId, PersonId};
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

/// One application.
#[derive(Clone, Debug)]
pub struct Application {
    /// Which.
    pub id: ApplicationId,
    /// Whose.
    pub organisation: OrganisationId,
    /// For what.
    pub family: ScopeFamily,
    /// Where it stands.
    pub stage: Stage,
    /// What it says.
    pub content: Content,
    /// The number until it is received.
    pub draft_number: DraftNumber,
    /// The number since it was received.
    pub receipt_number: Option<ReceiptNumber>,
    /// How often it was submitted.
    pub revision: i32,
    /// By when the owner of the next step should act.
    pub due_on: Option<NaiveDate>,
    /// The agent's person who has it in hand: who began it, until somebody else takes it over.
    pub in_charge: PersonId,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was first submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// The agent's name, for lists.
    pub organisation_name: String,
    /// Counts changes, so that of two people who change it one is told.
    pub version: i64,
}

impl Application {
    /// The service that is to be connected.
    pub fn service_name(&self) -> &str {
        &self.content.service.service_name
    }

    /// The number people quote: of receipt, or of the draft until then.
    pub fn number(&self) -> &str {
        match &self.receipt_number {
            Some(number) => number.as_str(),
            None => self.draft_number.as_str(),
        }
    }
}

/// The application of an id.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none.
pub(crate) async fn load<C: ConnectionTrait>(db: &C, id: ApplicationId) -> Result<Application> {
    let row = Entity::find_by_id(id.0)
        .one(db)
        .await?
        .ok_or(Refusal::NotFound)?;
    application(row)
}

/// The application of an id, held until the transaction ends: of two people who click at once, the second
/// sees what the first did. SQLite has a single writer anyway.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none.
pub(crate) async fn load_locked<C: ConnectionTrait>(
    db: &C,
    id: ApplicationId,
) -> Result<Application> {
    let found = Entity::find_by_id(id.0).lock_exclusive().one(db).await?;
    application(found.ok_or(Refusal::NotFound)?)
}

/// The applications of an agent, newest first.
pub(crate) async fn of_organisation<C: ConnectionTrait>(
    db: &C,
    organisation: OrganisationId,
) -> Result<Vec<Application>> {
    let rows = Entity::find()
        .filter(Column::OrganisationId.eq(organisation.0))
        .order_by_desc(Column::CreatedAt)
        .all(db)
        .await?;
    rows.into_iter().map(application).collect()
}

/// The applications of an agent that one of its people has in hand, oldest first.
pub(crate) async fn in_charge_of<C: ConnectionTrait>(
    db: &C,
    (organisation, person): (OrganisationId, PersonId),
) -> Result<Vec<Application>> {
    let rows = Entity::find()
        .filter(Column::OrganisationId.eq(organisation.0))
        .filter(Column::InCharge.eq(person.0))
        .filter(Column::State.is_not_in(["declined", "withdrawn"]))
        .order_by_asc(Column::CreatedAt)
        .all(db)
        .await?;
    rows.into_iter().map(application).collect()
}

/// The cases that an officer has in hand, oldest first. What is proposed waits for somebody else.
pub(crate) async fn reviewed_by<C: ConnectionTrait>(
    db: &C,
    officer: PersonId,
) -> Result<Vec<Application>> {
    let rows = Entity::find()
        .filter(Column::OfficerId.eq(officer.0))
        .filter(Column::State.is_in(["in_review", "returned"]))
        .order_by_asc(Column::CreatedAt)
        .all(db)
        .await?;
    rows.into_iter().map(application).collect()
}

/// The applications whose next step is due by a day that was counted, oldest first.
pub(crate) async fn due<C: ConnectionTrait>(db: &C) -> Result<Vec<Application>> {
    let rows = Entity::find()
        .filter(Column::State.is_in(["submitted", "in_review", "proposed", "approved"]))
        .filter(Column::DueOn.is_not_null())
        .order_by_asc(Column::CreatedAt)
        .lock_exclusive()
        .all(db)
        .await?;
    rows.into_iter().map(application).collect()
}

/// Sets the day by which the next step is due. Nobody's work on the application is lost by that, so it stays the version
/// that was read.
pub(crate) async fn set_due_on<C: ConnectionTrait>(
    db: &C,
    (id, due_on): (ApplicationId, NaiveDate),
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::DueOn, Expr::value(due_on))
        .filter(Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Writes a new application.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    application: &Application,
) -> Result<()> {
    active(op, application, application.version)?
        .insert(db)
        .await?;
    Ok(())
}

/// Writes the application back, unless somebody else did since it was loaded.
///
/// # Errors
/// [`Refusal::Stale`] when somebody did.
pub(crate) async fn save<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    application: &Application,
) -> Result<()> {
    let row = active(op, application, application.version + 1)?;
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(application.id.0))
        .filter(Column::Version.eq(application.version))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

fn active(op: &Operation, from: &Application, version: i64) -> Result<ActiveModel> {
    let (proposer, decided_by) = decision(&from.stage);
    let row = Model {
        id: from.id.0,
        organisation_id: from.organisation.0,
        family: from.family.code().to_owned(),
        state: from.stage.code().to_owned(),
        stage: serde_json::to_value(&from.stage)?,
        content: serde_json::to_value(&from.content)?,
        draft_number: from.draft_number.to_string(),
        receipt_number: from.receipt_number.as_ref().map(ToString::to_string),
        revision: from.revision,
        officer_id: from.stage.officer().map(|officer| officer.0),
        proposer_id: proposer.map(|person| person.0),
        decided_by: decided_by.map(|person| person.0),
        due_on: from.due_on,
        in_charge: from.in_charge.0,
        created_at: from.created_at,
        updated_at: op.now,
        submitted_at: from.submitted_at,
        service_name: from.service_name().to_owned(),
        organisation_name: from.organisation_name.clone(),
        found_by: found_by(&from.organisation_name, from.service_name()),
        version,
    };
    Ok(row.into_active_model().reset_all())
}

/// What the search above the queue looks at.
pub fn found_by(company: &str, service: &str) -> String {
    folded(&format!("{company}\n{service}"))
}

/// Maker and checker, mirrored so that the database too holds that they are two people.
fn decision(stage: &Stage) -> (Option<PersonId>, Option<PersonId>) {
    match stage {
        Stage::Proposed { proposer, .. } => (Some(*proposer), None),
        Stage::Approved {
            proposer, approver, ..
        }
        | Stage::Declined {
            proposer, approver, ..
        } => (Some(*proposer), Some(*approver)),
        _ => (None, None),
    }
}

fn application(row: Model) -> Result<Application> {
    Ok(Application {
        id: ApplicationId(row.id),
        organisation: OrganisationId(row.organisation_id),
        family: row.family.parse().context("family of an application")?,
        stage: serde_json::from_value(row.stage)?,
        content: serde_json::from_value(row.content)?,
        draft_number: row.draft_number.parse().context("draft number")?,
        receipt_number: row
            .receipt_number
            .map(|number| number.parse())
            .transpose()
            .context("receipt number")?,
        revision: row.revision,
        due_on: row.due_on,
        in_charge: PersonId(row.in_charge),
        created_at: row.created_at,
        updated_at: row.updated_at,
        submitted_at: row.submitted_at,
        organisation_name: row.organisation_name,
        version: row.version,
    })
}
