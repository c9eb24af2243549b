//! One application as its agent sees it: the task list, the files, the contract that grew out of it.

use super::evidence;
use super::submit::require_acceptable;
use crate::calendar::holidays;
use crate::contracts::standing_of;
use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::store::applications::{self, Application, Correction, Document};
use chrono::NaiveDate;
use domain::applications::deadlines::{COMPLETENESS_DAYS, CONSENT_DAYS, REVIEW_DAYS};
use domain::applications::{Evidence, Section, SectionStatus, Stage, changes, status};
use domain::calendar::business_date;
use domain::contracts::Standing;
use domain::ids::{ApplicationId, ContractId};
use domain::refusal::Refusal;

/// Everything the agent's pages show.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The application itself.
    pub application: Application,
    /// How far each section is.
    pub sections: Vec<(Section, SectionStatus)>,
    /// The files.
    pub documents: Vec<Document>,
    /// What sections are judged by.
    pub evidence: Evidence,
    /// What was asked to be corrected, newest first.
    pub corrections: Vec<Correction>,
    /// The sections that differ from what was submitted last, while a correction is awaited.
    pub corrected: Vec<Section>,
    /// Why it could not be submitted now; nothing where it could.
    pub obstacle: Option<Refusal>,
    /// The contract, once approved.
    pub contract: Option<(ContractId, Standing)>,
    /// The days that are to be expected if everything goes its usual way.
    pub forecast: Forecast,
}

/// When the coming steps are usually done, in business days: from the day on which the step that is going on
/// is due, else from the last submission, else from today.
#[derive(Clone, Copy, Debug)]
pub struct Forecast {
    /// 形式確認
    pub completeness: NaiveDate,
    /// 審査・決裁
    pub decision: NaiveDate,
    /// 13金庫の同意
    pub consents: NaiveDate,
}

impl Shown {
    /// How many sections are complete.
    pub fn complete(&self) -> usize {
        self.sections
            .iter()
            .filter(|(_, s)| *s == SectionStatus::Complete)
            .count()
    }

    /// How far one section is.
    pub fn status(&self, section: Section) -> SectionStatus {
        let found = self.sections.iter().find(|(listed, _)| *listed == section);
        found.map_or(SectionStatus::NotStarted, |(_, status)| *status)
    }

    /// Whether everything that is asked for is there.
    pub fn is_complete(&self) -> bool {
        self.complete() == self.sections.len()
    }
}

/// Shows an application to its agent and to the Federation.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody else.
pub async fn show(op: &Operation, id: ApplicationId) -> Result<Shown> {
    let application = applications::load(op.db(), id).await?;
    op.actor.require_sight(application.organisation)?;
    let evidence = evidence(op.db(), op, &application).await?;
    let sections = Section::ALL
        .into_iter()
        .map(|section| (section, status(&application.content, section, &evidence)))
        .collect();
    let documents = applications::documents(op.db(), id).await?;
    Ok(Shown {
        sections,
        evidence,
        corrected: corrected(op, &application, &documents).await?,
        documents,
        corrections: applications::corrections(op.db(), id).await?,
        obstacle: obstacle(op, &application).await?,
        contract: standing_of(op, id).await?,
        forecast: forecast(op, &application).await?,
        application,
    })
}

/// What the agent did about a correction so far.
async fn corrected(
    op: &Operation,
    application: &Application,
    documents: &[Document],
) -> Result<Vec<Section>> {
    if !matches!(application.stage, Stage::Returned { .. }) {
        return Ok(Vec::new());
    }
    let Some(last) = applications::submissions(op.db(), application.id)
        .await?
        .pop()
    else {
        return Ok(Vec::new());
    };
    let changed = changes(&last.content, &application.content);
    let mut sections: Vec<Section> = changed.into_iter().map(|change| change.section).collect();
    if documents
        .iter()
        .any(|document| document.uploaded_at > last.submitted_at)
    {
        sections.push(Section::Documents);
    }
    sections.dedup();
    Ok(sections)
}

/// What submission would be refused for; nobody waits for the answer where nothing can be submitted.
async fn obstacle(op: &Operation, application: &Application) -> Result<Option<Refusal>> {
    if !matches!(application.stage, Stage::Draft | Stage::Returned { .. }) {
        return Ok(None);
    }
    match require_acceptable(op.db(), op, application).await {
        Ok(()) => Ok(None),
        Err(Error::Refused(refusal)) => Ok(Some(refusal)),
        Err(failed) => Err(failed),
    }
}

async fn forecast(op: &Operation, application: &Application) -> Result<Forecast> {
    let holidays = holidays(op.db()).await?;
    let from = applications::last_submitted_at(op.db(), application.id)
        .await?
        .map_or(op.today(), business_date);
    let completeness = holidays.add_business_days(from, COMPLETENESS_DAYS);
    let usual = holidays.add_business_days(completeness, REVIEW_DAYS);
    let due_while = |is_going_on: bool| application.due_on.filter(|_| is_going_on);
    let stage = &application.stage;
    let reviewed = matches!(stage, Stage::InReview { .. } | Stage::Proposed { .. });
    let decision = due_while(reviewed).unwrap_or(usual);
    let asked = matches!(stage, Stage::Approved { .. });
    Ok(Forecast {
        completeness,
        decision,
        consents: due_while(asked)
            .unwrap_or_else(|| holidays.add_business_days(decision, CONSENT_DAYS)),
    })
}
