//! What the clock does: it tells that intake has opened, also where nobody was there at midnight, and deletes the
//! addresses that nobody confirmed.

use super::{UNCONFIRMED, tell};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::store::{intake, subscriptions};
use crate::ticker;
use domain::intake::ScopeFamily;
use serde_json::json;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often to look.
const LOOK: Duration = Duration::from_secs(60);

/// Looks until it is told to stop. Several may do so beside each other: of two that find the same opening, one tells.
pub async fn run(services: Services, stop: CancellationToken) {
    let failure = "an opening cannot be told";
    ticker::run(stop, (failure, LOOK), || run_due(&services)).await;
}

/// Does everything that is due now, and says how many openings were told.
///
/// # Errors
/// When the database does not answer.
pub async fn run_due(services: &Services) -> Result<u32> {
    let op = services.system();
    let mut told = 0;
    for family in ScopeFamily::ALL {
        if has_opened_untold(&op, family).await? {
            told += u32::from(tell_opening(&op, family).await?);
        }
    }
    let tx = op.begin().await?;
    if subscriptions::sweep(tx.db(), op.now - UNCONFIRMED).await? > 0 {
        tx.commit().await?;
    }
    Ok(told)
}

/// Looks without holding anything, because it is nearly always in vain.
async fn has_opened_untold(op: &Operation, family: ScopeFamily) -> Result<bool> {
    let Some(counting) = intake::latest(op.db(), family).await? else {
        return Ok(false);
    };
    let is_open = counting.intake_at(op.now).is_open();
    Ok(is_open && !subscriptions::was_told(op.db(), counting.id).await?)
}

/// Looks again while no announcement can come in between, and tells.
async fn tell_opening(op: &Operation, family: ScopeFamily) -> Result<bool> {
    let mut tx = op.begin().await?;
    intake::lock(tx.db(), family).await?;
    let Some(counting) = intake::latest(tx.db(), family).await? else {
        return Ok(false);
    };
    let Some(told) = tell::opening(&mut tx, op, &counting).await? else {
        return Ok(false);
    };
    let event = Event::new("intake.opened", "scope_family", family);
    tx.record(op, event.after(json!({ "told": told }))).await?;
    tx.commit().await?;
    Ok(true)
}
