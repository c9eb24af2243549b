//! Submission: everything is checked at once, a receipt number is given, what was said is frozen.

use super::{advance, evidence, own};
use crate::audit::Event;
use crate::error::Result;
use crate::intake::require_open;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::recipients;
use crate::transaction::Transaction;
use chrono::Datelike;
use domain::accounts::Role;
use domain::applications::validation::scraping_refused;
use domain::applications::{Event as Step, ReceiptNumber, Section, SectionStatus, status};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

/// Submits the application, for the first time or after a return for correction.
///
/// # Errors
/// In this order: [`Refusal::WrongState`], [`Refusal::IntakeClosed`] (a first submission only: what was
/// received stays received), [`Refusal::ScrapingDeclared`], [`Refusal::RegistrationPending`],
/// [`Refusal::Incomplete`].
pub async fn submit(op: &Operation, id: ApplicationId) -> Result<ReceiptNumber> {
    let mut tx = op.begin().await?;
    let mut application = own(tx.db(), op, (Action::Submit, id)).await?;
    let resubmitted = application.receipt_number.is_some();
    let step = Step::Submit { at: op.now };
    advance(tx.db(), op, (&mut application, step)).await?;
    require_acceptable(tx.db(), op, &application).await?;
    let number = receipt_number(&tx, op, &application).await?;
    application.receipt_number = Some(number.clone());
    application.revision += 1;
    application.submitted_at = application.submitted_at.or(Some(op.now));
    let revision = (id, application.revision);
    applications::insert_submission(tx.db(), op, revision, &application.content).await?;
    applications::resolve_corrections(tx.db(), op, id).await?;
    applications::save(tx.db(), op, &application).await?;
    let verb = if resubmitted {
        "application_resubmitted"
    } else {
        "application_submitted"
    };
    let event = Event::new(verb, "application", id)
        .after(serde_json::json!({ "receipt_number": number, "revision": revision.1 }))
        .visible_to_agent()
        .about(id, application.organisation);
    tx.record(op, event).await?;
    tell(&mut tx, op, &application, resubmitted).await?;
    tx.commit().await?;
    Ok(number)
}

/// Demands everything that is asked of the content and of the day.
pub(super) async fn require_acceptable<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    application: &Application,
) -> Result<()> {
    if application.receipt_number.is_none() {
        require_open(db, op, application.family).await?;
    }
    scraping_refused(&application.content.declaration)?;
    let pending = application.content.organisation.registration_status == "pending";
    if op.services.settings.registered_agents_only && pending {
        return Err(Refusal::RegistrationPending.into());
    }
    let evidence = evidence(db, op, application).await?;
    let complete = |section: &Section| {
        status(&application.content, *section, &evidence) == SectionStatus::Complete
    };
    let sections: Vec<String> = Section::ALL
        .iter()
        .filter(|section| !complete(section))
        .map(|section| section.code().to_owned())
        .collect();
    if sections.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Incomplete { sections }.into())
    }
}

async fn receipt_number(
    tx: &Transaction,
    op: &Operation,
    application: &Application,
) -> Result<ReceiptNumber> {
    if let Some(number) = &application.receipt_number {
        return Ok(number.clone());
    }
    let year = op.today().year();
    let serial = tx.next_number(&ReceiptNumber::counter(year)).await?;
    Ok(ReceiptNumber::new(year, serial))
}

/// A receipt to the agent's people, a notice to the officers.
async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    application: &Application,
    resubmitted: bool,
) -> Result<()> {
    let (receipt_number, organisation, service) = (
        application.number().to_owned(),
        application.organisation_name.clone(),
        application.service_name().to_owned(),
    );
    let received = Letter::ApplicationReceived {
        receipt_number: receipt_number.clone(),
        organisation: organisation.clone(),
        service: service.clone(),
        url: op.address(&format!("/applications/{}", application.id)),
        resubmitted,
    };
    let agents = recipients::of_organisation(tx.db(), op, application.organisation).await?;
    post(tx, op, agents, &received).await?;
    let arrived = Letter::ApplicationArrived {
        receipt_number,
        organisation,
        service,
        url: op.address(&format!("/cases/{}", application.id)),
    };
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    post(tx, op, officers, &arrived).await
}
