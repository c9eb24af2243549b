//! The standing consents as lists: for the Federation every bank, for a bank its own.

use super::now;
use crate::error::Result;
use crate::operation::Operation;
use crate::policy::versions::with_days;
use crate::policy::{PolicyVersion, active_banks};
use crate::store::policy;
use chrono::{DateTime, Utc};
use domain::banks::{Bank, BankCode};
use domain::permissions::Action;
use domain::policy::standing::{Act, Kind, Standing, kind};
use domain::refusal::Refusal;

/// The standing consents to one version.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionStanding {
    /// The version.
    pub version: PolicyVersion,
    /// Whether it holds only from a later day on.
    pub is_ahead: bool,
    /// One row for each bank, in code order.
    pub banks: Vec<BankStanding>,
}

/// What one bank says about a version.
#[derive(Clone, Debug, PartialEq)]
pub struct BankStanding {
    /// The bank.
    pub bank: Bank,
    /// Where it stands, if it ever gave a consent.
    pub standing: Option<Standing>,
    /// What that is in one word: today, or on the first day of a version that lies ahead.
    pub kind: Kind,
    /// Everything that was said, the latest first, each with when it was written down.
    pub history: Vec<(Act, DateTime<Utc>)>,
    /// How much was said so far, for the form to send back.
    pub seen: usize,
}

/// Every bank under the version in force and those that are published for a later day.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn all(op: &Operation) -> Result<Vec<VersionStanding>> {
    op.actor.require(Action::ReadCases)?;
    load(op, None).await
}

/// The actor's own bank under the same versions.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody who acts for no bank.
pub async fn of_own_bank(op: &Operation) -> Result<Vec<VersionStanding>> {
    op.actor.require(Action::ReadBank)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    load(op, Some(bank)).await
}

/// One bank under one version: the actor's own, or for the staff the one that is named.
///
/// # Errors
/// [`Refusal::NotFound`] where the version counts no more, or there is no such bank.
pub async fn one(
    op: &Operation,
    (number, bank): (i32, Option<&BankCode>),
) -> Result<(VersionStanding, BankStanding)> {
    let found = match bank {
        Some(_) => all(op).await?,
        None => of_own_bank(op).await?,
    };
    let version = found.into_iter().find(|one| one.version.version == number);
    let version = version.ok_or(Refusal::NotFound)?;
    let wanted = |one: &&BankStanding| bank.is_none_or(|bank| one.bank.code == *bank);
    let row = version.banks.iter().find(wanted).cloned();
    Ok((version, row.ok_or(Refusal::NotFound)?))
}

async fn load(op: &Operation, only: Option<&BankCode>) -> Result<Vec<VersionStanding>> {
    let stored = policy::all(op.db()).await?;
    let today = op.today();
    let mut banks = active_banks(op).await?;
    banks.retain(|bank| only.is_none_or(|only| bank.code == *only));
    let mut found = Vec::new();
    let counting = with_days(stored.clone()).into_iter();
    for version in counting.filter(|one| one.until.is_none_or(|last| last >= today)) {
        let mut said = policy::standing::under(op.db(), (&stored, version.version)).await?;
        let day = version.nearest(today);
        let rows = banks.iter().map(|bank| {
            let acts = said.remove(&bank.code).unwrap_or_default();
            let standing = now(&acts);
            BankStanding {
                bank: bank.clone(),
                kind: kind(standing.as_ref(), day),
                standing,
                seen: acts.len(),
                history: acts
                    .into_iter()
                    .rev()
                    .map(|one| (one.act, one.at))
                    .collect(),
            }
        });
        found.push(VersionStanding {
            banks: rows.collect(),
            is_ahead: version.effective_from > today,
            version,
        });
    }
    Ok(found)
}
