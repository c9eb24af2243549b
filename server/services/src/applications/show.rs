//! One application as its agent sees it: the task list, the files, the contract that grew out of it.

use super::{COMPLETENESS_DAYS, CONSENT_DAYS, REVIEW_DAYS, evidence};
use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application, Correction, Document};
use crate::store::entities::contract;
use chrono::NaiveDate;
use domain::applications::{Evidence, Section, SectionStatus, status};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

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
    /// The contract, once approved.
    pub contract: Option<(ContractId, ContractState)>,
    /// The days that are to be expected if everything goes its usual way.
    pub forecast: Forecast,
}

/// When the coming steps are usually done, counted in business days from submission, or from today.
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

    /// Whether everything that is asked for is there.
    pub fn is_complete(&self) -> bool {
        self.complete() == self.sections.len()
    }
}

/// Shows an application to its agent and to the Federation.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] for anybody else.
pub async fn show(op: &Operation, id: ApplicationId) -> Result<Shown> {
    let application = applications::load(op.db(), id).await?;
    op.actor.require_sight(application.organisation)?;
    let evidence = evidence(op.db(), op, &application).await?;
    let sections = Section::ALL
        .into_iter()
        .map(|section| (section, status(&application.content, section, &evidence)))
        .collect();
    Ok(Shown {
        sections,
        evidence,
        documents: applications::documents(op.db(), id).await?,
        corrections: applications::corrections(op.db(), id).await?,
        contract: contract_of(op, id).await?,
        forecast: forecast(op, &application).await?,
        application,
    })
}

async fn contract_of(
    op: &Operation,
    id: ApplicationId,
) -> Result<Option<(ContractId, ContractState)>> {
    let row = contract::Entity::find()
        .filter(contract::Column::ApplicationId.eq(id.0))
        .one(op.db())
        .await?;
    Ok(row.and_then(|row| Some((ContractId(row.id), ContractState::of_code(&row.state)?))))
}

async fn forecast(op: &Operation, application: &Application) -> Result<Forecast> {
    let holidays = holidays(op.db()).await?;
    let from = application
        .submitted_at
        .map_or(op.today(), domain::calendar::business_date);
    let completeness = holidays.add_business_days(from, COMPLETENESS_DAYS);
    let decision = holidays.add_business_days(completeness, REVIEW_DAYS);
    Ok(Forecast {
        completeness,
        decision,
        consents: holidays.add_business_days(decision, CONSENT_DAYS),
    })
}
