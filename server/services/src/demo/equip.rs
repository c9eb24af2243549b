//! Those whose role demands a second factor get an authenticator app, whose codes the demonstration shows.

use super::people::actor;
use crate::error::Result;
use crate::factors::Authenticator;
use crate::factors::begin_totp::begin_totp;
use crate::factors::confirm_totp::take_into_use;
use crate::operation::Operation;
use crate::store::accounts;
use crate::store::factors::totp;
use anyhow::Context;
use chrono::Duration;

/// Sets an app up for the person of an address, as the person would.
pub(super) async fn equip(op: &Operation, email: &str) -> Result<()> {
    let op = Operation {
        actor: actor(op, email).await?,
        ..op.clone()
    };
    begin_totp(&op).await?;
    let mut tx = op.begin().await?;
    let account = accounts::by_email(tx.db(), email).await?;
    let account = account.context("whoever gets an app")?;
    let app = totp::begun(tx.db(), account.person, op.now - Duration::minutes(1)).await?;
    let app = app.context("the app that was begun")?;
    let code = Authenticator::open(&op, (&app, &account))?.code(op.now);
    take_into_use(&mut tx, &op, (&account, &code)).await?;
    tx.commit().await
}
