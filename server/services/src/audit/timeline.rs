//! What both sides see of a case: one timeline, the agent's with the Federation's inner steps left out.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::audit_event::{Column, Entity, Model};
use chrono::{DateTime, Utc};
use domain::ids::{ApplicationId, OrganisationId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor_name: String,
    /// What, as the verb that the page words.
    pub verb: String,
    /// What it was before.
    pub before: Option<Value>,
    /// What it is now.
    pub after: Option<Value>,
}

/// The timeline of an application, newest first.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] for anybody but its agent and the Federation.
pub async fn timeline(
    op: &Operation,
    application: ApplicationId,
    organisation: OrganisationId,
) -> Result<Vec<Entry>> {
    op.actor.require_sight(organisation)?;
    let mut query = Entity::find().filter(Column::ApplicationId.eq(application.0));
    if !op.actor.is_staff() {
        query = query.filter(Column::VisibleToAgent.eq(true));
    }
    let rows = query.order_by_desc(Column::Seq).all(op.db()).await?;
    Ok(rows.into_iter().map(entry).collect())
}

fn entry(row: Model) -> Entry {
    let facts = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    Entry {
        at: row.at,
        actor_name: row.actor_name,
        verb: row.verb,
        before: facts(row.before),
        after: facts(row.after),
    }
}
