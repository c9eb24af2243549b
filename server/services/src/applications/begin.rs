//! Begins a draft. Drafts may be prepared before intake opens; only submission waits.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::organisations;
use chrono::Datelike;
use domain::applications::{Content, DraftNumber, Stage};
use domain::ids::{ApplicationId, OrganisationId};
use domain::intake::ScopeFamily;
use domain::permissions::Action;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

/// Begins a draft for the actor's organisation, or gives the one that is open already: a second click
/// makes no second draft.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but an agent's person.
pub async fn begin(op: &Operation, family: ScopeFamily) -> Result<ApplicationId> {
    op.actor.require(Action::Begin)?;
    let organisation = op.actor.organisation().ok_or(Refusal::NotFound)?;
    let year = op.today().year();
    let tx = op.begin().await?;
    // The counter comes first: it makes a second click wait, and goes back where no draft is made.
    let serial = tx.next_number(&DraftNumber::counter(year)).await?;
    if let Some(open) = open_draft(tx.db(), organisation, family).await? {
        return Ok(open.id);
    }
    let draft = draft(
        tx.db(),
        op,
        (organisation, family),
        DraftNumber::new(year, serial),
    )
    .await?;
    applications::insert(tx.db(), op, &draft).await?;
    let event = Event::new("application_begun", "application", draft.id)
        .after(serde_json::json!({ "draft_number": draft.draft_number }))
        .visible_to_agent()
        .about(draft.id, organisation);
    tx.record(op, event).await?;
    tx.commit().await?;
    Ok(draft.id)
}

async fn open_draft<C: ConnectionTrait>(
    db: &C,
    organisation: OrganisationId,
    family: ScopeFamily,
) -> Result<Option<Application>> {
    let all = applications::of_organisation(db, organisation).await?;
    Ok(all
        .into_iter()
        .find(|a| a.family == family && a.stage == Stage::Draft))
}

/// What is known of the organisation and the person is filled in already.
async fn draft<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (organisation, family): (OrganisationId, ScopeFamily),
    draft_number: DraftNumber,
) -> Result<Application> {
    let stored = organisations::find(db, organisation)
        .await?
        .ok_or(Refusal::NotFound)?;
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    let mut content = Content {
        organisation: (&stored.organisation).into(),
        ..Content::default()
    };
    content.contacts.business_name = identity.name.clone();
    content.contacts.business_email = identity.email.clone();
    Ok(Application {
        id: ApplicationId(op.new_id()),
        organisation,
        family,
        stage: Stage::Draft,
        organisation_name: content.organisation.name.clone(),
        content,
        draft_number,
        receipt_number: None,
        revision: 0,
        due_on: None,
        in_charge: identity.person,
        created_at: op.now,
        updated_at: op.now,
        submitted_at: None,
        version: 1,
    })
}
