//! The versions of the template as rows, and back.

use crate::error::Result;
use crate::store::entities::contract_draft;
use crate::store::entities::contract_template::{Column, Entity, Model};
use crate::store::entities::template_step::{self, Model as StepRow};
use crate::transaction::changed_one;
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use domain::templates::{TemplateStage, TemplateText};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use std::collections::BTreeMap;

/// One version.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    /// Its number, from 1.
    pub version: i32,
    /// What it says.
    pub text: TemplateText,
    /// What changed, and why.
    pub note: String,
    /// Who made it; nobody of the Federation made the first one.
    pub made_by: Option<PersonId>,
    /// Their name.
    pub made_by_name: String,
    /// When work on it began.
    pub made_at: DateTime<Utc>,
    /// Who released it and when, once it is.
    pub released: Option<(Option<PersonId>, String, DateTime<Utc>)>,
    /// For optimistic locking.
    pub row_version: i64,
}

/// What somebody did with a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// What they say about it.
    pub note: String,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is done with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Work on it began.
    Begun,
    /// Something in it was changed.
    Changed,
    /// Its maker found it finished.
    Proposed,
    /// The second person wants it reworked.
    SentBack,
    /// The second person released it.
    Released,
}

impl StepKind {
    const ALL: [StepKind; 5] = [
        StepKind::Begun,
        StepKind::Changed,
        StepKind::Proposed,
        StepKind::SentBack,
        StepKind::Released,
    ];

    fn code(self) -> &'static str {
        match self {
            StepKind::Begun => "begun",
            StepKind::Changed => "changed",
            StepKind::Proposed => "proposed",
            StepKind::SentBack => "sent_back",
            StepKind::Released => "released",
        }
    }

    /// Whether whoever did it had a hand in the text.
    pub(crate) fn is_work(self) -> bool {
        matches!(
            self,
            StepKind::Begun | StepKind::Changed | StepKind::Proposed
        )
    }
}

impl Template {
    /// Where it stands, from what happened to it.
    pub(crate) fn stage(&self, steps: &[Step]) -> TemplateStage {
        let last = steps
            .iter()
            .rev()
            .find(|step| !matches!(step.kind, StepKind::Changed));
        match last.map(|step| step.kind) {
            _ if self.released.is_some() => TemplateStage::Released,
            Some(StepKind::Proposed) => TemplateStage::Proposed,
            _ => TemplateStage::InWork,
        }
    }
}

/// Every version, the first one first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<Template>> {
    let rows = Entity::find().order_by_asc(Column::Version).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// The version that new contracts are made from: the one released last.
pub(crate) async fn last_released<C: ConnectionTrait>(db: &C) -> Result<Template> {
    let row = Entity::find()
        .filter(Column::PublishedAt.is_not_null())
        .order_by_desc(Column::Version)
        .one(db)
        .await?;
    read(row.context("no contract template is published")?)
}

/// The version that drafts were made from.
pub(crate) async fn of_version<C: ConnectionTrait>(db: &C, version: i32) -> Result<Template> {
    let row = Entity::find_by_id(version).one(db).await?;
    read(row.context("the contract template is not there")?)
}

/// A version, held until the transaction ends.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C, version: i32) -> Result<Template> {
    let row = Entity::find_by_id(version).lock_exclusive().one(db).await?;
    read(row.ok_or(Refusal::NotFound)?)
}

/// How many contracts were made from each version.
pub(crate) async fn uses<C: ConnectionTrait>(db: &C) -> Result<BTreeMap<i32, i64>> {
    use contract_draft::Column as C;
    let counts: Vec<(i32, i64)> = contract_draft::Entity::find()
        .select_only()
        .column(C::TemplateVersion)
        .column_as(Expr::col(C::ContractId).count_distinct(), "contracts")
        .group_by(C::TemplateVersion)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().collect())
}

/// Writes a new version.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, template: Template) -> Result<()> {
    let row = model(template)?.into_active_model().reset_all();
    row.insert(db).await?;
    Ok(())
}

/// Writes a version back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, template: Template) -> Result<()> {
    let (version, seen) = (template.version, template.row_version);
    let mut row = model(template)?.into_active_model().reset_all();
    row.row_version = Set(seen + 1);
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Version.eq(version))
        .filter(Column::RowVersion.eq(seen))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

/// Throws a version away that was never released, with what happened to it.
pub(crate) async fn discard<C: ConnectionTrait>(db: &C, template: &Template) -> Result<()> {
    template_step::Entity::delete_many()
        .filter(template_step::Column::TemplateVersion.eq(template.version))
        .exec(db)
        .await?;
    let done = Entity::delete_many()
        .filter(Column::Version.eq(template.version))
        .filter(Column::PublishedAt.is_null())
        .filter(Column::RowVersion.eq(template.row_version))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

/// What happened to a version, in order.
pub(crate) async fn steps<C: ConnectionTrait>(db: &C, version: i32) -> Result<Vec<Step>> {
    let rows = template_step::Entity::find()
        .filter(template_step::Column::TemplateVersion.eq(version))
        .order_by_asc(template_step::Column::Number)
        .all(db)
        .await?;
    rows.into_iter().map(step).collect()
}

/// Adds a step to a version that is held.
pub(crate) async fn add_step<C: ConnectionTrait>(db: &C, version: i32, step: Step) -> Result<()> {
    let last = template_step::Entity::find()
        .filter(template_step::Column::TemplateVersion.eq(version))
        .order_by_desc(template_step::Column::Number)
        .one(db)
        .await?;
    let row = StepRow {
        template_version: version,
        number: last.map_or(1, |last| last.number + 1),
        kind: step.kind.code().to_owned(),
        note: step.note,
        person_id: step.person.0,
        person_name: step.name,
        at: step.at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

fn step(row: StepRow) -> Result<Step> {
    let mut kinds = StepKind::ALL.into_iter();
    let kind = kinds.find(|kind| kind.code() == row.kind);
    Ok(Step {
        kind: kind.context("template_step.kind")?,
        note: row.note,
        person: PersonId(row.person_id),
        name: row.person_name,
        at: row.at,
    })
}

fn model(template: Template) -> Result<Model> {
    let (by, name, at) = match template.released {
        Some((by, name, at)) => (by, Some(name), Some(at)),
        None => (None, None, None),
    };
    Ok(Model {
        version: template.version,
        wording: serde_json::to_value(template.text.japanese)?,
        english: serde_json::to_value(template.text.english)?,
        note: template.note,
        made_by: template.made_by.map(|person| person.0),
        made_by_name: template.made_by_name,
        made_at: template.made_at,
        published_by: by.map(|person| person.0),
        published_by_name: name,
        published_at: at,
        row_version: template.row_version,
    })
}

fn read(row: Model) -> Result<Template> {
    let name = row.published_by_name.unwrap_or_default();
    let by = row.published_by.map(PersonId);
    Ok(Template {
        version: row.version,
        text: TemplateText {
            japanese: serde_json::from_value(row.wording).context("contract_template.wording")?,
            english: serde_json::from_value(row.english).context("contract_template.english")?,
        },
        note: row.note,
        made_by: row.made_by.map(PersonId),
        made_by_name: row.made_by_name,
        made_at: row.made_at,
        released: row.published_at.map(|at| (by, name, at)),
        row_version: row.row_version,
    })
}
