//! Drafts that lack nothing, because each can be submitted only once.

use crate::copies::insert;
use anyhow::Context;
use domain::applications::{DraftNumber, Stage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::Operation;
use services::store::entities::{application, document};
use uuid::Uuid;

/// Numbers of this year belong to the portal itself, those of the year after to the cases.
const YEAR: i32 = 2023;

/// So many complete drafts of the agent who asks: copies of what it has submitted, with the same files.
pub async fn complete(op: &Operation, many: usize) -> anyhow::Result<Vec<Uuid>> {
    let organisation = op.actor.organisation().context("no agent asks")?;
    let original = application::Entity::find()
        .filter(application::Column::OrganisationId.eq(organisation.0))
        .filter(application::Column::State.eq("submitted"))
        .one(op.db())
        .await?
        .context("the agent has submitted nothing")?;
    let files = document::Entity::find()
        .filter(document::Column::ApplicationId.eq(original.id))
        .all(op.db())
        .await?;
    let drafts = (0..many).map(|serial| draft(op, &original, serial));
    let drafts = drafts.collect::<anyhow::Result<Vec<_>>>()?;
    let ids: Vec<Uuid> = drafts.iter().map(|draft| draft.id).collect();
    let evidence = |id: &Uuid| {
        let id = *id;
        files.iter().map(move |file| attached(op, file, id))
    };
    let evidence = ids.iter().flat_map(evidence).collect();
    insert::<application::Entity>(op, drafts).await?;
    insert::<document::Entity>(op, evidence).await?;
    Ok(ids)
}

fn draft(
    op: &Operation,
    original: &application::Model,
    serial: usize,
) -> anyhow::Result<application::Model> {
    let number = i64::try_from(serial)? + 1;
    Ok(application::Model {
        id: op.new_id(),
        state: Stage::Draft.code().to_owned(),
        stage: serde_json::to_value(Stage::Draft)?,
        draft_number: DraftNumber::new(YEAR, number).to_string(),
        receipt_number: None,
        revision: 0,
        officer_id: None,
        due_on: None,
        submitted_at: None,
        version: 1,
        ..original.clone()
    })
}

fn attached(op: &Operation, file: &document::Model, application: Uuid) -> document::Model {
    let id = op.new_id();
    document::Model {
        id,
        application_id: Some(application),
        storage_key: id.to_string(),
        ..file.clone()
    }
}
