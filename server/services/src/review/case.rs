//! One case as the Federation sees it: everything that was said, done and may be done next.

use super::permitted::{Permitted, permitted};
use crate::applications::evidence;
use crate::applications::neutral::neutral;
use crate::audit::timeline::{Entry, timeline};
use crate::calendar::holidays;
use crate::contracts::standing_of;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application, Correction, Document, Submission};
use crate::store::{accounts, organisations};
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{Change, Evidence, changes};
use domain::calendar::business_date;
use domain::contracts::Standing;
use domain::ids::{ApplicationId, ContractId};
use domain::organisations::Organisation;
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Everything the case page shows.
#[derive(Clone, Debug)]
pub struct Case {
    /// The application, with the content as it stands.
    pub application: Application,
    /// The agent as registered.
    pub organisation: Organisation,
    /// The agent's version, to be sent back when its registration is verified.
    pub organisation_version: i64,
    /// The files.
    pub documents: Vec<Document>,
    /// What sections are judged by.
    pub evidence: Evidence,
    /// How often it was submitted.
    pub submissions: usize,
    /// The last time it was submitted.
    pub last_submitted_at: Option<DateTime<Utc>>,
    /// Business days since the first submission.
    pub age: i64,
    /// Business days to the day by which something should be done; below zero when it is overdue.
    pub days_left: Option<i64>,
    /// What differs between the last two submissions.
    pub changes: Vec<Change>,
    /// What was asked to be corrected, newest first.
    pub corrections: Vec<Correction>,
    /// What happened, newest first.
    pub timeline: Vec<Entry>,
    /// The name of the officer who has it.
    pub officer_name: Option<String>,
    /// The contract, once approved.
    pub contract: Option<(ContractId, Standing)>,
    /// That the registration was found in the public list.
    pub verified: Option<Found>,
    /// What the actor may do with it now.
    pub permitted: Permitted,
}

/// When the registration was found, and in which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// When an officer noted it.
    pub at: DateTime<Utc>,
    /// The day of the list.
    pub list_on: Option<NaiveDate>,
}

/// The case, for the Federation's staff; drafts are not theirs to see.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody else, [`Refusal::NotFound`] where nothing was submitted.
pub async fn case(op: &Operation, id: ApplicationId) -> Result<Case> {
    op.actor.require(Action::ReadCases)?;
    let application = applications::load(op.db(), id).await?;
    if application.receipt_number.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let agent = organisations::find(op.db(), application.organisation)
        .await?
        .ok_or(Refusal::NotFound)?;
    let submissions = applications::submissions(op.db(), id).await?;
    let registered = agent.organisation.registration.is_some();
    let neutral = neutral(op.db(), op, (id, application.organisation)).await?;
    let (holidays, today) = (holidays(op.db()).await?, op.today());
    Ok(Case {
        documents: applications::documents(op.db(), id).await?,
        evidence: evidence(op.db(), op, &application).await?,
        changes: last_changes(&submissions),
        submissions: submissions.len(),
        last_submitted_at: submissions.last().map(|one| one.submitted_at),
        age: application.submitted_at.map_or(0, |at| {
            holidays.business_days_between(business_date(at), today)
        }),
        days_left: application
            .due_on
            .map(|due| holidays.business_days_between(today, due)),
        corrections: applications::corrections(op.db(), id).await?,
        timeline: timeline(op, id, application.organisation).await?,
        officer_name: officer_name(op, &application).await?,
        contract: standing_of(op, id).await?,
        verified: agent.verified.map(|(_, at, list_on)| Found { at, list_on }),
        permitted: permitted(&op.actor, &application, (registered, neutral)),
        organisation: agent.organisation,
        organisation_version: agent.version,
        application,
    })
}

fn last_changes(submissions: &[Submission]) -> Vec<Change> {
    match submissions {
        [.., before, after] => changes(&before.content, &after.content),
        _ => Vec::new(),
    }
}

async fn officer_name(op: &Operation, application: &Application) -> Result<Option<String>> {
    let Some(officer) = application.stage.officer() else {
        return Ok(None);
    };
    let officer = accounts::by_id(op.db(), officer).await?;
    Ok(officer.map(|officer| officer.name))
}
