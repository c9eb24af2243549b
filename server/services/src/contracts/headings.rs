//! What the headings of a contract's articles mean, for readers of English.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::drafts;
use crate::store::templates;
use domain::accounts::Language;
use domain::ids::ContractId;
use domain::templates::Headings;

/// The headings of the template that the last draft came from; none for readers of Japanese.
pub(crate) async fn headings(op: &Operation, id: ContractId) -> Result<Headings> {
    let version = match op.language {
        Language::Ja => None,
        Language::En => drafts::last_template(op.db(), id).await?,
    };
    match version {
        None => Ok(Headings::default()),
        Some(version) => Ok(templates::of_version(op.db(), version)
            .await?
            .text
            .headings()),
    }
}
