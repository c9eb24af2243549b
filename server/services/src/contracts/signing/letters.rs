//! Whom it is told that a signature is awaited, is due, or will not come.

use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored, delegations};
use crate::store::recipients::{self, Recipient};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::accounts::{Language, Role};
use domain::contracts::{Delegation, Party, Sheet, SigningStep};

/// Asks the party that is next to sign.
pub(in crate::contracts) async fn ask(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
) -> Result<()> {
    let (Some(party), Some(agreed)) = (contract.state.awaits(), &contract.agreed) else {
        return Ok(());
    };
    let first = contract.order.first() == party;
    let sign_by = contract.turn.map(|turn| turn.sign_by);
    let letter = match party {
        Party::Agent => Letter::ContractReadyToSign {
            receipt_number: case.receipt_number.clone(),
            service: agreed.facts.service_name.clone(),
            banks: u32::try_from(agreed.facts.banks.len()).unwrap_or_default(),
            effective_from: agreed.effective_from,
            sign_by,
            last: !first,
            url: page(op, (contract, case), party),
        },
        Party::Federation => Letter::ContractAwaitsFederation {
            receipt_number: case.receipt_number.clone(),
            organisation: case.organisation_name.clone(),
            service: case.service_name().to_owned(),
            sign_by,
            first,
            url: page(op, (contract, case), party),
        },
    };
    let people = signers(tx, op, (case, party)).await?;
    post(tx, op, people, &letter).await
}

/// Reminds the party that is next, and whoever was named to sign for it.
pub(super) async fn remind(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    sign_by: NaiveDate,
) -> Result<()> {
    let Some(party) = contract.state.awaits() else {
        return Ok(());
    };
    let letter = Letter::SigningReminder {
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        sign_by,
        url: page(op, (contract, case), party),
    };
    let mut people = signers(tx, op, (case, party)).await?;
    for named in delegations::open(tx.db(), contract.id).await? {
        let known = people.iter().any(|one| one.email == named.email);
        if named.party == party && named.is_in_force(op.today()) && !known {
            people.push(recipient(op, &named));
        }
    }
    post(tx, op, people, &letter).await
}

/// Tells both sides that the text came back unsigned, or that nothing comes of it.
pub(in crate::contracts) async fn stopped(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    step: &SigningStep,
) -> Result<()> {
    let letter = |url: String| Letter::SigningStopped {
        kind: step.kind,
        party: step.party,
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        reason: step.reason.clone(),
        url,
    };
    let agent = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    post(
        tx,
        op,
        agent,
        &letter(page(op, (contract, case), Party::Agent)),
    )
    .await?;
    let staff = recipients::of_office(tx.db(), op).await?;
    let url = page(op, (contract, case), Party::Federation);
    post(tx, op, staff, &letter(url)).await
}

/// Tells those who may look at a recorded sheet that it waits for them; whoever recorded it is not one of them.
pub(in crate::contracts) async fn to_confirm(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    (sheet, recorder): (&Sheet, &str),
) -> Result<()> {
    let page = page(op, (contract, case), Party::Federation);
    let letter = Letter::SheetToConfirm {
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        party: sheet.party,
        signer: sheet.name.clone(),
        signed_on: sheet.on,
        recorder: sheet.recorded.1.clone(),
        last: contract.order.first() != sheet.party,
        url: format!("{page}/paper/confirm"),
    };
    let mut staff = recipients::of_office(tx.db(), op).await?;
    staff.retain(|one| !one.email.eq_ignore_ascii_case(recorder));
    post(tx, op, staff, &letter).await
}

/// Tells somebody that they were named to sign, or that this no longer counts.
pub(super) async fn named(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    (named, revoked): (&Delegation, bool),
) -> Result<()> {
    let letter = Letter::SigningDelegated {
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        party: named.party,
        by: named.by.1.clone(),
        until: named.until,
        revoked,
        url: page(op, (contract, case), named.party),
    };
    post(tx, op, [recipient(op, named)], &letter).await
}

async fn signers(
    tx: &Transaction,
    op: &Operation,
    (case, party): (&Case, Party),
) -> Result<Vec<Recipient>> {
    match party {
        Party::Agent => recipients::of_organisation(tx.db(), op, case.organisation).await,
        Party::Federation => recipients::with_role(tx.db(), op, Role::Approver).await,
    }
}

/// The reader's language is not known before they have an account; their colleague's is the best guess.
fn recipient(op: &Operation, named: &Delegation) -> Recipient {
    Recipient {
        email: named.email.clone(),
        name: named.name.clone(),
        language: match op.actor.identity() {
            Some(_) => op.language,
            None => Language::Ja,
        },
    }
}

fn page(op: &Operation, (contract, case): (&Stored, &Case), party: Party) -> String {
    match party {
        Party::Agent => op.address(&format!("/applications/{}/contract", case.application)),
        Party::Federation => op.address(&format!("/contracts/{}", contract.id)),
    }
}
