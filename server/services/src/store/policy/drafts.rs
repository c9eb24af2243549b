//! The draft of the next version as a row; it stays, with the hands it went through, once the version is published.

use crate::error::Result;
use crate::store::entities::policy_draft::{ActiveModel, Column, Entity, Model};
use crate::transaction::changed_one;
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::policy::{Content, Draft, DraftState};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

const PUBLISHED: &str = "published";

/// A draft with what the database keeps beside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stored {
    /// The draft.
    pub draft: Draft,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
    /// For optimistic locking.
    pub version: i64,
}

/// The draft that is being prepared, if there is one.
pub(crate) async fn open<C: ConnectionTrait>(db: &C) -> Result<Option<Stored>> {
    let row = Entity::find()
        .filter(Column::State.ne(PUBLISHED))
        .one(db)
        .await?;
    row.map(stored).transpose()
}

/// Writes a new draft.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, new: Stored) -> Result<()> {
    model(new)?
        .into_active_model()
        .reset_all()
        .insert(db)
        .await?;
    Ok(())
}

/// Writes a draft back unless somebody else was faster.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, row: Stored) -> Result<()> {
    let (number, seen) = (row.draft.number, row.version);
    let mut row = model(row)?.into_active_model().reset_all();
    row.version = Set(seen + 1);
    update(db, (number, seen), row).await
}

/// Notes that the draft was published, and by whom.
pub(crate) async fn publish<C: ConnectionTrait>(
    db: &C,
    row: Stored,
    (by, name): (PersonId, String),
) -> Result<()> {
    let (number, seen) = (row.draft.number, row.version);
    let mut row = model(row)?.into_active_model().reset_all();
    row.state = Set(PUBLISHED.to_owned());
    row.published_by = Set(Some(by.0));
    row.published_by_name = Set(Some(name));
    row.version = Set(seen + 1);
    update(db, (number, seen), row).await
}

/// Throws a draft away.
pub(crate) async fn discard<C: ConnectionTrait>(db: &C, row: &Stored) -> Result<()> {
    let done = Entity::delete_many()
        .filter(Column::Number.eq(row.draft.number))
        .filter(Column::Version.eq(row.version))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

async fn update<C: ConnectionTrait>(
    db: &C,
    (number, seen): (i32, i64),
    row: ActiveModel,
) -> Result<()> {
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Number.eq(number))
        .filter(Column::Version.eq(seen))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}

fn model(row: Stored) -> Result<Model> {
    let Draft {
        number,
        content,
        state,
        makers,
    } = row.draft;
    let (state, sent_back, submitted) = match state {
        DraftState::Open { sent_back } => ("open", sent_back, None),
        DraftState::Submitted { by, by_name, at } => ("submitted", None, Some((by, by_name, at))),
    };
    Ok(Model {
        number,
        items: serde_json::to_value(content.items)?,
        effective_from: content.effective_from,
        contact: content.contact.map(serde_json::to_value).transpose()?,
        summary_ja: content.summary_ja,
        summary_en: content.summary_en,
        makers: serde_json::to_value(makers)?,
        state: state.to_owned(),
        sent_back,
        submitted_by: submitted.as_ref().map(|(by, ..)| by.0),
        submitted_by_name: submitted.as_ref().map(|(_, name, _)| name.clone()),
        submitted_at: submitted.map(|(.., at)| at),
        published_by: None,
        published_by_name: None,
        changed_at: row.changed_at,
        version: row.version,
    })
}

fn stored(row: Model) -> Result<Stored> {
    let submitted = row.submitted_by.zip(row.submitted_at);
    let state = match (row.state.as_str(), submitted) {
        ("open", None) => DraftState::Open {
            sent_back: row.sent_back,
        },
        ("submitted", Some((by, at))) => DraftState::Submitted {
            by: PersonId(by),
            by_name: row.submitted_by_name.unwrap_or_default(),
            at,
        },
        (other, _) => return Err(anyhow!("policy_draft.state {other:?}").into()),
    };
    Ok(Stored {
        draft: Draft {
            number: row.number,
            content: Content {
                items: serde_json::from_value(row.items)?,
                effective_from: row.effective_from,
                contact: row.contact.map(serde_json::from_value).transpose()?,
                summary_ja: row.summary_ja,
                summary_en: row.summary_en,
            },
            state,
            makers: serde_json::from_value(row.makers)?,
        },
        changed_at: row.changed_at,
        version: row.version,
    })
}
