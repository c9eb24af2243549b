//! Single sign-on as rows: sign-ins under way, who is who at the provider, and the roles that came from it.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::entities::{
    membership, single_sign_on_attempt as attempt, single_sign_on_grant as followed,
    single_sign_on_subject as subject,
};
use chrono::Duration;
use domain::ids::{MembershipId, PersonId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set,
};
use std::collections::HashSet;
use uuid::Uuid;

/// Writes a sign-in that begins, and removes those that nobody finished.
pub(crate) async fn begin<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    ((state, browser), next, lifetime): ((&Token, &Token), &str, Duration),
) -> Result<()> {
    attempt::Entity::delete_many()
        .filter(attempt::Column::ExpiresAt.lte(op.now))
        .exec(db)
        .await?;
    let row = attempt::ActiveModel {
        state_hash: Set(state.digest()),
        browser_hash: Set(browser.digest()),
        next: Set(next.to_owned()),
        expires_at: Set(op.now + lifetime),
    };
    row.insert(db).await?;
    Ok(())
}

/// Takes the sign-in that was begun in the browser, with the page wanted. Of two requests one gets it.
pub(crate) async fn take<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (state, browser): (&Token, &Token),
) -> Result<Option<String>> {
    let row = attempt::Entity::find_by_id(state.digest())
        .filter(attempt::Column::BrowserHash.eq(browser.digest()))
        .filter(attempt::Column::ExpiresAt.gt(op.now))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let taken = attempt::Entity::delete_by_id(row.state_hash)
        .exec(db)
        .await?;
    Ok((taken.rows_affected == 1).then_some(row.next))
}

/// Who the subject of the issuer is here.
pub(crate) async fn person<C: ConnectionTrait>(
    db: &C,
    (issuer, name): (&str, &str),
) -> Result<Option<PersonId>> {
    let row = subject::Entity::find_by_id((issuer.to_owned(), name.to_owned()))
        .one(db)
        .await?;
    Ok(row.map(|row| PersonId(row.person_id)))
}

/// Whether the person is known to be somebody at the issuer.
pub(crate) async fn is_linked<C: ConnectionTrait>(
    db: &C,
    issuer: &str,
    person: PersonId,
) -> Result<bool> {
    let row = subject::Entity::find()
        .filter(subject::Column::Issuer.eq(issuer))
        .filter(subject::Column::PersonId.eq(person.0))
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Keeps who the subject of the issuer is here.
pub(crate) async fn link<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    ((issuer, name), person): ((&str, &str), PersonId),
) -> Result<()> {
    let row = subject::ActiveModel {
        issuer: Set(issuer.to_owned()),
        subject: Set(name.to_owned()),
        person_id: Set(person.0),
        linked_at: Set(op.now),
    };
    row.insert(db).await?;
    Ok(())
}

/// Which of the person's roles came from the provider.
pub(crate) async fn followed<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
) -> Result<HashSet<MembershipId>> {
    let held: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::Id)
        .filter(membership::Column::PersonId.eq(person.0))
        .into_tuple()
        .all(db)
        .await?;
    let rows = followed::Entity::find()
        .filter(followed::Column::MembershipId.is_in(held))
        .all(db)
        .await?;
    let ids = rows.into_iter().map(|row| MembershipId(row.membership_id));
    Ok(ids.collect())
}

/// Marks a role as one that came from the provider.
pub(crate) async fn mark<C: ConnectionTrait>(db: &C, role: MembershipId) -> Result<()> {
    let row = followed::ActiveModel {
        membership_id: Set(role.0),
    };
    row.insert(db).await?;
    Ok(())
}
