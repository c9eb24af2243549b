//! Appends to the chain inside the transaction of the change.

use super::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::audit_event::{ActiveModel, Column, Entity, Model};
use crate::store::entities::audit_head;
use domain::accounts::{Actor, Helper};
use domain::audit::{GENESIS, Link, chain};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait,
    IntoActiveModel, QueryOrder, Set,
};

/// Gives the event the next place in the chain.
pub(crate) async fn append(db: &DatabaseTransaction, op: &Operation, event: Event) -> Result<()> {
    lock(db).await?;
    let last = Entity::find().order_by_desc(Column::Seq).one(db).await?;
    let (seq, previous_hash) =
        last.map_or((1, GENESIS.to_owned()), |last| (last.seq + 1, last.hash));
    let mut row = row(op, event, seq, previous_hash)?;
    row.hash = hash(&row);
    remember_end(db, &row).await?;
    let row: ActiveModel = row.into_active_model().reset_all();
    row.insert(db).await?;
    Ok(())
}

/// The one row of the head.
pub(super) const HEAD: i16 = 1;

/// Keeps where the trail ends, so that events missing from its end are missed.
async fn remember_end(db: &DatabaseTransaction, last: &Model) -> Result<()> {
    let head = audit_head::ActiveModel {
        id: Set(HEAD),
        seq: Set(last.seq),
        hash: Set(last.hash.clone()),
    };
    audit_head::Entity::insert(head)
        .on_conflict(
            OnConflict::column(audit_head::Column::Id)
                .update_columns([audit_head::Column::Seq, audit_head::Column::Hash])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Only one transaction at a time may extend the chain. SQLite has a single writer anyway. The table of the head is
/// held, because holding that of the events would take the right to change them.
async fn lock(db: &DatabaseTransaction) -> Result<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared("LOCK TABLE audit_head IN EXCLUSIVE MODE")
            .await?;
    }
    Ok(())
}

fn row(op: &Operation, event: Event, seq: i64, previous_hash: String) -> Result<Model> {
    let text = |facts: Option<serde_json::Value>| facts.map(|facts| facts.to_string());
    Ok(Model {
        seq,
        at: op.now,
        actor_id: op.actor.identity().map(|identity| identity.person.0),
        actor_name: actor_name(&op.actor),
        helper_id: helper(op).map(|helper| helper.person.0),
        helper_name: helper(op).map(|helper| helper.name.clone()),
        verb: event.verb.0.to_owned(),
        subject_kind: event.subject_kind.to_owned(),
        subject_id: event.subject_id,
        before: text(event.before),
        after: text(event.after),
        // Whatever was done in somebody's place is theirs to know.
        visible_to_agent: event.visible_to_agent || helper(op).is_some(),
        application_id: event.application.map(|id| id.0),
        organisation_id: event.organisation.map(|id| id.0),
        previous_hash,
        hash: String::new(),
    })
}

/// Whoever really sat there.
fn helper(op: &Operation) -> Option<&Helper> {
    op.actor.identity()?.helper.as_deref()
}

fn actor_name(actor: &Actor) -> String {
    match actor {
        Actor::Person(identity) => identity.name.clone(),
        Actor::Anonymous => "anonymous".to_owned(),
        Actor::System => "system".to_owned(),
    }
}

/// The hash the stored event must have.
pub(super) fn hash(row: &Model) -> String {
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let (actor, application, organisation) = (
        id(row.actor_id),
        id(row.application_id),
        id(row.organisation_id),
    );
    let helper = id(row.helper_id);
    let mut fields = vec![
        actor.as_str(),
        &row.actor_name,
        &row.verb,
        &row.subject_kind,
        &row.subject_id,
        row.before.as_deref().unwrap_or_default(),
        row.after.as_deref().unwrap_or_default(),
        if row.visible_to_agent {
            "agent"
        } else {
            "staff"
        },
        application.as_str(),
        organisation.as_str(),
    ];
    if let Some(name) = &row.helper_name {
        fields.extend([helper.as_str(), name]);
    }
    let link = Link {
        seq: row.seq,
        at_micros: row.at.timestamp_micros(),
        fields: &fields,
    };
    chain(&row.previous_hash, &link)
}
