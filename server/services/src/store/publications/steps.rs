//! What happened to publications, as rows.

use crate::error::Result;
use crate::store::entities::publication_step::{Column, Entity, Model};
use crate::store::steps;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ContractId, PersonId};
use domain::publications::Publisher;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel};
use uuid::Uuid;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    /// Whose publication.
    pub publisher: Publisher,
    /// `notified`, `published`, `corrected` or `released`.
    pub kind: String,
    /// The day that it is about.
    pub day: NaiveDate,
    /// The address, the way of the notice or the reason of the release.
    pub note: String,
    /// Who did it, where a person did, and the name they had.
    pub by: Option<(PersonId, String)>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

/// Adds a step.
pub(crate) async fn add<C: ConnectionTrait>(
    db: &C,
    (row, contract): (Uuid, ContractId),
    step: Step,
) -> Result<()> {
    let (person_id, person_name) = steps::columns(step.by);
    let row = Model {
        id: row,
        contract_id: contract.0,
        publisher: step.publisher.code().to_owned(),
        kind: step.kind,
        day: step.day,
        note: step.note,
        person_id,
        person_name,
        at: step.at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// The steps of a contract's publications, the first one first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Step>> {
    let order = [Column::At, Column::Id];
    let rows = steps::in_order::<Entity, _>(db, Column::ContractId.eq(contract.0), order).await?;
    rows.into_iter().map(step).collect()
}

fn step(row: Model) -> Result<Step> {
    Ok(Step {
        publisher: row
            .publisher
            .parse()
            .context("publication_step.publisher")?,
        kind: row.kind,
        day: row.day,
        note: row.note,
        by: steps::by((row.person_id, row.person_name)),
        at: row.at,
    })
}
