//! Somebody asks whether the page that was recorded can be reached. Nothing is asked by itself.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use crate::store::publications::{self, checks};
use chrono::Duration;
use domain::ids::ContractId;
use domain::publications::{Published, Publisher};
use domain::refusal::Refusal;
use serde_json::json;

/// Within this time the last answer does: nobody makes the portal knock at a door again and again.
const AGAIN: Duration = Duration::minutes(1);

/// Looks at the published address, and keeps what was found there.
///
/// # Errors
/// As [`Publisher::require`]; [`Refusal::WrongState`] where nothing is published, [`Refusal::Stale`] where the address
/// was corrected meanwhile, [`Refusal::NotFound`].
pub async fn check(op: &Operation, (id, publisher): (ContractId, &Publisher)) -> Result<()> {
    let contract = contracts::find(op.db(), id).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    publisher.require(&op.actor, case.organisation)?;
    let published = published(op, (id, publisher)).await?;
    let known = checks::all(op.db(), id).await?;
    let is_fresh = |one: &checks::Check| {
        let same = one.publisher == *publisher && one.address == published.address;
        same && op.now - one.at < AGAIN
    };
    if known.iter().any(is_fresh) {
        return Ok(());
    }
    let outside = &op.services.settings.outside;
    let seen = outside.look(&published.address).await;
    let tx = op.begin().await?;
    contracts::lock(tx.db(), id).await?;
    let rows = publications::of_contract(tx.db(), id).await?;
    let row = rows.into_iter().find(|row| row.publisher == *publisher);
    if row.and_then(|row| row.published).as_ref() != Some(&published) {
        return Err(Refusal::Stale.into());
    }
    let by = op.actor.identity();
    let look = checks::Check {
        publisher: publisher.clone(),
        address: published.address.clone(),
        seen,
        by: by.map(|identity| (identity.person, identity.name.clone())),
        at: op.now,
    };
    checks::add(tx.db(), (op.new_id(), id), look).await?;
    let event = Event::new(
        "publication_checked",
        "publication",
        format!("{id}/{publisher}"),
    )
    .after(json!({ "bank": publisher.bank(), "address": published.address, "seen": seen }))
    .about(case.application, case.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}

async fn published(op: &Operation, (id, publisher): (ContractId, &Publisher)) -> Result<Published> {
    let rows = publications::of_contract(op.db(), id).await?;
    let row = rows.into_iter().find(|row| row.publisher == *publisher);
    let row = row.ok_or(Refusal::NotFound)?;
    Ok(row.published.ok_or(Refusal::WrongState)?)
}
