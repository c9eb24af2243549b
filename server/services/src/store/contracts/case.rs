//! What a contract is about: the application as it was submitted last.

use crate::error::Result;
use crate::store::entities::{application, submission};
use anyhow::Context;
use chrono::NaiveDate;
use domain::applications::Content;
use domain::ids::{ApplicationId, OrganisationId};
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An approved application, as far as its contract needs it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// Which.
    pub application: ApplicationId,
    /// Whose.
    pub organisation: OrganisationId,
    /// The agent's name for lists.
    pub organisation_name: String,
    /// The number everybody quotes.
    pub receipt_number: String,
    /// What the contract is for.
    pub family: ScopeFamily,
    /// What was submitted last.
    pub content: Content,
    /// By when the next step is due; after the approval, the banks' answers.
    pub due_on: Option<NaiveDate>,
}

impl Case {
    /// The service that connects.
    pub fn service_name(&self) -> &str {
        &self.content.service.service_name
    }
}

/// The case of an application.
pub(crate) async fn case<C: ConnectionTrait>(db: &C, id: ApplicationId) -> Result<Case> {
    let mut cases = cases(db, &[id]).await?;
    Ok(cases.remove(&id).ok_or(Refusal::NotFound)?)
}

/// The cases of several applications at once.
pub(crate) async fn cases<C: ConnectionTrait>(
    db: &C,
    ids: &[ApplicationId],
) -> Result<BTreeMap<ApplicationId, Case>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let applications = application::Entity::find()
        .filter(application::Column::Id.is_in(ids.clone()))
        .all(db)
        .await?;
    let submissions = submission::Entity::find()
        .filter(submission::Column::ApplicationId.is_in(ids))
        .order_by_asc(submission::Column::Revision)
        .all(db)
        .await?;
    // In the order of revisions, so that the last one stays.
    let mut submitted: BTreeMap<Uuid, serde_json::Value> = submissions
        .into_iter()
        .map(|row| (row.application_id, row.content))
        .collect();
    applications
        .into_iter()
        .map(|row| {
            let content = submitted.remove(&row.id).unwrap_or(row.content);
            let case = Case {
                application: ApplicationId(row.id),
                organisation: OrganisationId(row.organisation_id),
                organisation_name: row.organisation_name,
                receipt_number: row.receipt_number.unwrap_or(row.draft_number),
                family: row.family.parse().context("application.family")?,
                content: serde_json::from_value(content)?,
                due_on: row.due_on,
            };
            Ok((case.application, case))
        })
        .collect()
}
