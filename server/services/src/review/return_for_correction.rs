//! 補正依頼: the officer opens named sections again, citing a criterion and a day.

use super::{PROSE_MAX, agent_address, keep, person, require_officer, seen};
use crate::applications::advance;
use crate::audit::Event;
use crate::criteria::{Criterion, cited};
use crate::error::Result;
use crate::mail::{Letter, post_worded};
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::recipients;
use crate::transaction::Transaction;
use domain::applications::{CorrectionOrder, Event as Step, Section};
use domain::forms::{FieldErrors, FieldProblem, date_parts, required_prose};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde::Deserialize;

/// What the officer types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    /// The sections to be opened, by code.
    pub sections: Vec<String>,
    /// The code of the criterion.
    pub criterion: String,
    /// In words for the agent.
    pub reason: String,
    /// The day by which the agent should answer: its year.
    pub due_year: String,
    /// Its month.
    pub due_month: String,
    /// Its day.
    pub due_day: String,
    /// The version of the case that the officer saw.
    pub version: i64,
}

/// Returns the application to its agent and mails what is to be corrected.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but officers, [`Refusal::Stale`] when the case changed meanwhile,
/// [`Refusal::WrongState`] for anybody but the officer who has it; the problems of the form (`sections`,
/// `criterion`, `reason`, `due`).
pub async fn return_for_correction(
    op: &Operation,
    id: ApplicationId,
    form: &ReturnForm,
) -> Result<()> {
    op.actor.require(Action::Return)?;
    let officer = person(op)?;
    let mut tx = op.begin().await?;
    let mut application = seen(&tx, id, form.version).await?;
    require_officer(&application, officer)?;
    let (order, criterion) = order(&tx, op, form).await?;
    let step = Step::ReturnForCorrection {
        officer,
        order: order.clone(),
    };
    advance(tx.db(), op, (&mut application, step)).await?;
    let revision = (id, application.revision);
    applications::insert_correction(tx.db(), op, revision, &order).await?;
    let event = Event::new("correction_requested", "application", id)
        .after(&order)
        .visible_to_agent();
    keep(&tx, op, &application, event).await?;
    tell(&mut tx, op, &application, (order, criterion)).await?;
    tx.commit().await
}

async fn order(
    tx: &Transaction,
    op: &Operation,
    form: &ReturnForm,
) -> Result<(CorrectionOrder, Criterion)> {
    let mut errors = FieldErrors::default();
    let sections = sections(&mut errors, &form.sections);
    let criterion = cited(tx.db(), &mut errors, &form.criterion).await?;
    let reason = required_prose(&mut errors, "reason", &form.reason, PROSE_MAX);
    let parts = [&form.due_year, &form.due_month, &form.due_day];
    let due_on = date_parts(&mut errors, "due", parts.map(String::as_str));
    let today = op.today();
    if due_on.is_some_and(|day| day < today) {
        errors.push("due", FieldProblem::PastDate { today });
    }
    let facts = errors.into_result(criterion.zip(due_on))?;
    let (criterion, due_on) = facts.ok_or(Refusal::WrongState)?;
    let code = criterion.code.clone();
    Ok((
        CorrectionOrder {
            sections,
            criterion: code,
            reason,
            due_on,
        },
        criterion,
    ))
}

/// In the order of the task list, each once.
fn sections(errors: &mut FieldErrors, codes: &[String]) -> Vec<Section> {
    if codes.is_empty() {
        errors.push("sections", FieldProblem::NotChosen);
    }
    let mut sections = Vec::new();
    for code in codes {
        match code.parse::<Section>() {
            Ok(section) => sections.push(section),
            Err(_) => errors.push("sections", FieldProblem::Unknown),
        }
    }
    sections.sort_unstable();
    sections.dedup();
    sections
}

async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    application: &Application,
    (order, criterion): (CorrectionOrder, Criterion),
) -> Result<()> {
    let letter = |language| Letter::CorrectionRequested {
        receipt_number: application.number().to_owned(),
        service: application.service_name().to_owned(),
        sections: order.sections.iter().map(|s| s.code().to_owned()).collect(),
        criterion: format!("{} {}", criterion.code, criterion.title(language)),
        reason: order.reason.clone(),
        due_on: order.due_on,
        url: agent_address(op, application.id),
    };
    let agents = recipients::of_organisation(tx.db(), op, application.organisation).await?;
    post_worded(tx, op, agents, letter).await
}
