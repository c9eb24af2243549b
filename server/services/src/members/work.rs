//! What somebody has in hand for a body. It is listed, and handed over before they leave.

use super::{require_managing, require_reading};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::memberships;
use crate::store::applications::{self, Application};
use crate::transaction::Transaction;
use domain::accounts::{Body, BodyKind, Role};
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::{ApplicationId, PersonId};
use sea_orm::ConnectionTrait;
use serde_json::json;

/// Those in an agent who can have an application in hand.
const APPLICANTS: &[Role] = &[Role::Owner, Role::Editor];

/// One application in somebody's hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Which.
    pub id: ApplicationId,
    /// The number by which people know it.
    pub number: String,
    /// The service.
    pub service: String,
    /// The agent.
    pub organisation: String,
}

/// What the person has in hand for the body.
///
/// # Errors
/// As for reading the body's people.
pub async fn open_work(op: &Operation, (body, person): (&Body, PersonId)) -> Result<Vec<Work>> {
    require_reading(op, body)?;
    let found = in_hand(op.db(), (body, person)).await?;
    let work = |application: Application| Work {
        id: application.id,
        number: application.number().to_owned(),
        service: application.service_name().to_owned(),
        organisation: application.organisation_name,
    };
    Ok(found.into_iter().map(work).collect())
}

/// Whether the person has anything in hand for the body.
pub(super) async fn any<C: ConnectionTrait>(db: &C, whose: (&Body, PersonId)) -> Result<bool> {
    Ok(!in_hand(db, whose).await?.is_empty())
}

/// Puts everything that one person has in hand for the body into another's hands.
///
/// # Errors
/// As for deciding on the body's people; a problem of the field `to` where the other cannot have it.
pub async fn hand_over(
    op: &Operation,
    body: &Body,
    (from, to): (PersonId, PersonId),
) -> Result<()> {
    require_managing(op, body)?;
    let tx = op.begin().await?;
    require_able(tx.db(), op, (body, to)).await?;
    for application in in_hand(tx.db(), (body, from)).await? {
        let application = applications::load_locked(tx.db(), application.id).await?;
        put(&tx, op, (application, body.kind()), to).await?;
    }
    tx.commit().await
}

/// Demands that the person can have applications of the body in hand.
pub(crate) async fn require_able<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (body, person): (&Body, PersonId),
) -> Result<()> {
    let roles = match body.kind() {
        BodyKind::Agent => APPLICANTS,
        BodyKind::Federation => &[Role::Officer],
        BodyKind::Bank => &[],
    };
    let able = memberships::holders_in(db, (body, roles), op.today()).await?;
    match able.contains(&person.0) {
        true => Ok(()),
        false => Err(FieldErrors::one("to", FieldProblem::Unknown).into()),
    }
}

/// Puts one application into somebody's hands.
pub(crate) async fn put(
    tx: &Transaction,
    op: &Operation,
    (mut application, kind): (Application, BodyKind),
    to: PersonId,
) -> Result<()> {
    let before = match kind {
        BodyKind::Federation => application.stage.officer(),
        BodyKind::Agent | BodyKind::Bank => Some(application.in_charge),
    };
    if before == Some(to) {
        return Ok(());
    }
    match kind {
        BodyKind::Federation => application.stage = application.stage.hand_over(to)?,
        BodyKind::Agent | BodyKind::Bank => application.in_charge = to,
    }
    applications::save(tx.db(), op, &application).await?;
    let event = Event::new("application_handed_over", "application", application.id)
        .before(json!({ "in_charge": before }))
        .after(json!({ "in_charge": to }))
        .visible_to_agent()
        .about(application.id, application.organisation);
    tx.record(op, event).await
}

async fn in_hand<C: ConnectionTrait>(
    db: &C,
    (body, person): (&Body, PersonId),
) -> Result<Vec<Application>> {
    match body {
        Body::Agent(organisation) => applications::in_charge_of(db, (*organisation, person)).await,
        Body::Federation => applications::reviewed_by(db, person).await,
        Body::Bank(_) => Ok(Vec::new()),
    }
}
