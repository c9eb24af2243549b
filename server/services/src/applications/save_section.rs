//! Saves one section as typed. Nothing that is missing or wrong keeps anybody from saving.

use super::own;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications;
use domain::applications::{SectionInput, changes};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Saves a section over the version that was on the screen, and gives the new version.
///
/// # Errors
/// [`Refusal::WrongState`] where the section is locked, [`Refusal::Stale`] where somebody else saved since.
pub async fn save_section(
    op: &Operation,
    (id, version): (ApplicationId, i64),
    input: SectionInput,
) -> Result<i64> {
    let tx = op.begin().await?;
    let mut application = own(tx.db(), op, (Action::Edit, id)).await?;
    if !application.stage.unlocks(input.section()) {
        return Err(Refusal::WrongState.into());
    }
    let section = input.section();
    let content = application.content.clone().with(input);
    let changed: Vec<String> = changes(&application.content, &content)
        .into_iter()
        .map(|change| change.field)
        .collect();
    if changed.is_empty() {
        return Ok(application.version);
    }
    if application.version != version {
        return Err(Refusal::Stale.into());
    }
    application.content = content;
    let name = application.content.organisation.name.trim();
    if !name.is_empty() {
        application.organisation_name = name.to_owned();
    }
    applications::save(tx.db(), op, &application).await?;
    let event = Event::new("section_saved", "application", id)
        .after(serde_json::json!({ "section": section, "fields": changed }))
        .about(id, application.organisation);
    tx.record(op, event).await?;
    tx.commit().await?;
    Ok(version + 1)
}
