//! Somebody gets other roles in a body, or other days for them.

use super::{codes, held, of, others, require_managing, require_other};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::memberships::{self, Grant, Membership};
use crate::transaction::Transaction;
use domain::accounts::Body;
use domain::accounts::members::{Held, MemberForm, Term, require_keeper};
use domain::ids::PersonId;
use serde_json::json;

/// Gives the person exactly these roles in the body, for these days. What they are elsewhere stays.
///
/// # Errors
/// As for inviting; [`domain::refusal::Refusal::NotFound`] for somebody who does not belong to the body,
/// [`domain::refusal::Refusal::LastOwner`] where nobody would decide any more; the problems of the fields.
pub async fn change(
    op: &Operation,
    (body, person): (&Body, PersonId),
    form: &MemberForm,
) -> Result<()> {
    require_managing(op, body)?;
    require_other(op, body, person)?;
    let term = form.parse(body.kind(), op.today())?;
    let tx = op.begin().await?;
    let held = held(&tx, body).await?;
    let own = of(&held, person)?;
    let mut after = others(&tx, &held, person).await?;
    after.extend(as_will_be(person, &term));
    require_keeper(body, &after, op.today())?;
    write(&tx, op, (body, person), (&own, &term)).await?;
    let before: Vec<_> = own.iter().map(|one| one.role).collect();
    let event = Event::new("member.changed", "person", person)
        .before(json!({ "roles": codes(&before), "body": body }))
        .after(json!({
            "roles": codes(&term.roles),
            "body": body,
            "starts_on": term.starts_on,
            "ends_on": term.ends_on,
        }));
    tx.record(op, event).await?;
    tx.commit().await
}

fn as_will_be(person: PersonId, term: &Term) -> impl Iterator<Item = Held> {
    term.roles.iter().map(move |role| Held {
        person,
        role: *role,
        starts_on: term.starts_on,
        ends_on: term.ends_on,
    })
}

async fn write(
    tx: &Transaction,
    op: &Operation,
    (body, person): (&Body, PersonId),
    (own, term): (&[Membership], &Term),
) -> Result<()> {
    for one in own {
        if term.roles.contains(&one.role) {
            memberships::set_dates(tx.db(), one.id, (term.starts_on, term.ends_on)).await?;
        } else {
            memberships::remove(tx.db(), one.id).await?;
        }
    }
    let granted_by = op.actor.identity().map(|identity| identity.person);
    for role in &term.roles {
        if own.iter().any(|one| one.role == *role) {
            continue;
        }
        let grant = Grant {
            body: body.clone(),
            role: *role,
            starts_on: term.starts_on,
            ends_on: term.ends_on,
            granted_by,
        };
        memberships::grant(tx.db(), op, (person, &grant)).await?;
    }
    Ok(())
}
