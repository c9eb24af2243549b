//! What both sides see of a case: one timeline, the agent's with the Federation's inner steps left out.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::audit_event::{Column, Entity, Model};
use crate::store::entities::bank;
use chrono::{DateTime, Utc};
use domain::ids::{ApplicationId, OrganisationId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use std::collections::BTreeMap;

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor_name: String,
    /// Who did it in their place, if somebody did.
    pub helper_name: Option<String>,
    /// What, as the verb that the page words.
    pub verb: String,
    /// What it was before.
    pub before: Option<Value>,
    /// What it is now.
    pub after: Option<Value>,
    /// The bank it is about, whether it is still one or not.
    pub bank: Option<BankName>,
}

/// What a bank is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankName {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
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
    let banks = bank_names(op).await?;
    Ok(rows.into_iter().map(|row| entry(row, &banks)).collect())
}

async fn bank_names(op: &Operation) -> Result<BTreeMap<String, BankName>> {
    let banks = bank::Entity::find().all(op.db()).await?;
    let named = |bank: bank::Model| {
        let name = BankName {
            ja: bank.name,
            en: bank.name_en,
        };
        (bank.code, name)
    };
    Ok(banks.into_iter().map(named).collect())
}

fn entry(row: Model, banks: &BTreeMap<String, BankName>) -> Entry {
    let facts = |text: Option<String>| -> Option<Value> { serde_json::from_str(&text?).ok() };
    let (before, after) = (facts(row.before), facts(row.after));
    let code = after.as_ref().and_then(|after| after.get("bank")?.as_str());
    Entry {
        at: row.at,
        actor_name: row.actor_name,
        helper_name: row.helper_name,
        verb: row.verb,
        bank: code.and_then(|code| banks.get(code).cloned()),
        before,
        after,
    }
}
