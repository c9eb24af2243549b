//! Whom it is told that something happened to a contract: its agent and the Federation's office always, and the banks it
//! covers wherever they have something to do or to publish.

use super::Change;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::consents;
use crate::store::contracts::{Case, Stored};
use crate::store::recipients::{self, Recipient};
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::accounts::{Language, Role};
use domain::contracts::StepKind;

/// Tells both sides, and the covered banks unless another period merely begins.
pub(super) async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    change: &Change<'_>,
) -> Result<()> {
    let people = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    let letter = Letter::ContractChanged {
        kind: change.kind,
        contract_number: number(contract),
        service: case.service_name().to_owned(),
        last_day: change.last_day,
        at: at_once(op, change),
        received_on: change.received_on,
        reason: change.reason.to_owned(),
        url: op.address(&format!("/applications/{}/contract", case.application)),
    };
    post(tx, op, people, &letter).await?;
    tell_office(tx, op, (contract, case), change).await?;
    match change.kind {
        StepKind::Renewed => Ok(()),
        _ => tell_banks(tx, op, (contract, case), change).await,
    }
}

/// Reminds the agent and the officers that the period ends, while a notice still counts.
pub(super) async fn remind(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
) -> Result<()> {
    let Some(until) = contract.runs_until else {
        return Ok(());
    };
    let letter = |page: String| Letter::ContractRenewalAhead {
        contract_number: number(contract),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        until,
        notice_by: contract.period().notice_by(until),
        url: op.address(&page),
    };
    let agent = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    let page = format!("/applications/{}/contract", case.application);
    post(tx, op, agent, &letter(page)).await?;
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    let page = format!("/contracts/{}", contract.id);
    post(tx, op, officers, &letter(page)).await
}

/// Whoever did it knows; everybody else there hears of it, and so does everybody of what the calendar did.
async fn tell_office(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    change: &Change<'_>,
) -> Result<()> {
    let me = op.actor.identity();
    let mut staff = recipients::of_office(tx.db(), op).await?;
    staff.retain(|one| me.is_none_or(|me| !one.email.eq_ignore_ascii_case(&me.email)));
    let letter = Letter::ContractChangedForOffice {
        kind: change.kind,
        contract_number: number(contract),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        last_day: change.last_day,
        at: at_once(op, change),
        received_on: change.received_on,
        by: me.map(|me| me.name.clone()).unwrap_or_default(),
        reason: change.reason.to_owned(),
        url: op.address(&format!("/contracts/{}", contract.id)),
    };
    post(tx, op, staff, &letter).await
}

/// From when it counts, where it does so at once. What the calendar does counts from the end of a last day, whenever the
/// job came to it.
fn at_once(op: &Operation, change: &Change<'_>) -> Option<DateTime<Utc>> {
    let counts = match change.kind {
        StepKind::Suspended | StepKind::Resumed => true,
        StepKind::Ended => change.last_day.is_none(),
        StepKind::Notified | StepKind::Renewed | StepKind::Replaced => false,
    };
    counts.then_some(op.now)
}

/// A bank without an address cannot be told here; the contract's page names it.
async fn tell_banks(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    change: &Change<'_>,
) -> Result<()> {
    let Some(agreed) = &contract.agreed else {
        return Ok(());
    };
    let mut addresses = consents::addresses(tx.db()).await?;
    for bank in &agreed.facts.banks {
        let Some(email) = addresses.remove(&bank.code) else {
            continue;
        };
        let letter = Letter::ContractChangedForBank {
            kind: change.kind,
            contract_number: number(contract),
            organisation: case.organisation_name.clone(),
            service: case.service_name().to_owned(),
            last_day: change.last_day,
            at: at_once(op, change),
            received_on: change.received_on,
            reason: change.reason.to_owned(),
            url: op.address(&format!("/register-of-agents/{}", number(contract))),
        };
        let to = Recipient {
            email,
            name: bank.name.clone(),
            language: Language::Ja,
        };
        post(tx, op, [to], &letter).await?;
    }
    Ok(())
}

fn number(contract: &Stored) -> String {
    let number = contract.number.as_ref();
    number.map(ToString::to_string).unwrap_or_default()
}
