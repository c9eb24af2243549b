//! The agent's side: drafts, saving, files, submission, withdrawal.

pub mod begin;
pub mod download;
pub mod list;
pub mod remove_document;
pub mod save_section;
pub mod show;
pub mod submit;
pub mod upload;
pub mod withdraw;

use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::policy;
use domain::applications::Evidence;
use domain::permissions::Action;
use sea_orm::ConnectionTrait;

/// 形式確認: business days the Federation takes to check a submission for completeness.
pub const COMPLETENESS_DAYS: u32 = 5;
/// 審査・決裁: business days from the completeness check to a decision.
pub const REVIEW_DAYS: u32 = 20;
/// 同意: business days the banks take to answer.
pub const CONSENT_DAYS: u32 = 10;

/// The day so many business days from today.
pub(crate) async fn due<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    days: u32,
) -> Result<chrono::NaiveDate> {
    Ok(holidays(db).await?.add_business_days(op.today(), days))
}

/// What sections are judged by beside their text.
pub(crate) async fn evidence<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    application: &Application,
) -> Result<Evidence> {
    let documents = applications::documents(db, application.id).await?;
    let today = op.today();
    let mut banks = policy::banks(db).await?;
    banks.retain(|bank| bank.is_active_on(today));
    Ok(Evidence {
        today,
        documents: documents
            .into_iter()
            .map(|document| document.kind)
            .collect(),
        banks: banks.into_iter().map(|bank| bank.code).collect(),
    })
}

/// The agent's own application, to be changed and held until then.
async fn own<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    id: domain::ids::ApplicationId,
) -> Result<Application> {
    op.actor.require(Action::Apply)?;
    let application = applications::load_locked(db, id).await?;
    op.actor
        .require_own(Action::Apply, application.organisation)?;
    Ok(application)
}
