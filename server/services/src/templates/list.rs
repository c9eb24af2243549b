//! Every version of the template.

use super::is_open;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::templates;
use chrono::{DateTime, Utc};
use domain::permissions::Action;
use domain::templates::TemplateStage;

/// One version in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its number.
    pub version: i32,
    /// Where it stands.
    pub stage: TemplateStage,
    /// Whether new contracts are made from it.
    pub in_force: bool,
    /// What changed, and why.
    pub note: String,
    /// Who made it.
    pub made_by: String,
    /// Who released it.
    pub released_by: String,
    /// When it was released.
    pub released_at: Option<DateTime<Utc>>,
    /// How many articles it has.
    pub articles: usize,
    /// How many contracts were drafted from it.
    pub contracts: i64,
}

/// The versions, the newest first.
///
/// # Errors
/// As [`domain::accounts::Actor::require`].
pub async fn list(op: &Operation) -> Result<Vec<Listed>> {
    op.actor.require(Action::ReadCases)?;
    let uses = templates::uses(op.db()).await?;
    let mut listed = Vec::new();
    for template in templates::all(op.db()).await? {
        let steps = templates::steps(op.db(), template.version).await?;
        let stage = template.stage(&steps);
        let released = template.released.clone();
        listed.push(Listed {
            version: template.version,
            stage,
            in_force: false,
            note: template.note,
            made_by: template.made_by_name,
            released_by: released
                .clone()
                .map(|(_, name, _)| name)
                .unwrap_or_default(),
            released_at: released.map(|(_, _, at)| at),
            articles: template.text.japanese.clauses.len(),
            contracts: uses.get(&template.version).copied().unwrap_or_default(),
        });
    }
    listed.reverse();
    let newest = listed.iter_mut().find(|one| !is_open(one.stage));
    if let Some(newest) = newest {
        newest.in_force = true;
    }
    Ok(listed)
}
