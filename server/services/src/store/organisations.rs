//! Agents as rows, and back.

use super::accounts::memberships;
use super::entities::organisation::{ActiveModel, Column, Entity, Model};
use super::entities::{mailed_link, membership, person};
use crate::error::Result;
use crate::operation::Operation;
use anyhow::{Context, anyhow};
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Body;
use domain::ids::{OrganisationId, PersonId};
use domain::organisations::{
    CorporateNumber, Organisation, Registration, RegistrationBasis, RegistrationNumber,
};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, Set,
};
use std::collections::BTreeMap;
use uuid::Uuid;

const LABOUR_BANK_ACT: &str = "labour_bank_act";
const DEEMED: &str = "deemed_from_banking_act";

/// A stored agent.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// Which.
    pub id: OrganisationId,
    /// What it says of itself.
    pub organisation: Organisation,
    /// Who found the registration in the public list, when, and of which day the list was.
    pub verified: Option<(PersonId, DateTime<Utc>, Option<NaiveDate>)>,
    /// For optimistic locking.
    pub version: i64,
}

/// The agent with the identifier.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, id: OrganisationId) -> Result<Option<Stored>> {
    let row = Entity::find_by_id(id.0).one(db).await?;
    row.map(stored).transpose()
}

/// Several agents at once.
pub(crate) async fn of<C: ConnectionTrait>(
    db: &C,
    ids: &[OrganisationId],
) -> Result<BTreeMap<OrganisationId, Stored>> {
    let ids = ids.iter().map(|id| id.0);
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    let keyed = |row| stored(row).map(|row| (row.id, row));
    rows.into_iter().map(keyed).collect()
}

/// The agent with the corporate number.
pub(crate) async fn by_number<C: ConnectionTrait>(
    db: &C,
    number: &CorporateNumber,
) -> Result<Option<OrganisationId>> {
    let row = Entity::find()
        .filter(Column::CorporateNumber.eq(number.as_str()))
        .one(db)
        .await?;
    Ok(row.map(|row| OrganisationId(row.id)))
}

/// Writes a new agent.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    new: &Organisation,
) -> Result<OrganisationId> {
    let id = op.new_id();
    let (basis, notified_on) = basis_columns(new);
    let row = ActiveModel {
        id: Set(id),
        corporate_number: Set(new.corporate_number.to_string()),
        name: Set(new.name.clone()),
        name_kana: Set(new.name_kana.to_string()),
        registration_number: Set(new
            .registration
            .as_ref()
            .map(|entry| entry.number.to_string())),
        registration_basis: Set(basis.map(str::to_owned)),
        notified_on: Set(notified_on),
        postal_code: Set(new.postal_code.to_string()),
        address: Set(new.address.clone()),
        representative_title: Set(new.representative_title.clone()),
        representative_name: Set(new.representative_name.clone()),
        website: Set(new.website.clone()),
        registration_verified_at: Set(None),
        registration_verified_by: Set(None),
        registration_list_on: Set(None),
        created_at: Set(op.now),
        updated_at: Set(op.now),
        version: Set(1),
    };
    row.insert(db).await?;
    Ok(OrganisationId(id))
}

/// Notes that the registration was found in the public list of a day; the number of changed rows.
pub(crate) async fn set_verified<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    seen: &Stored,
    list_on: NaiveDate,
) -> Result<u64> {
    let by = op.actor.identity().map(|identity| identity.person.0);
    let done = Entity::update_many()
        .col_expr(Column::RegistrationVerifiedAt, Expr::value(op.now))
        .col_expr(Column::RegistrationVerifiedBy, Expr::value(by))
        .col_expr(Column::RegistrationListOn, Expr::value(list_on))
        .col_expr(Column::UpdatedAt, Expr::value(op.now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(seen.id.0))
        .filter(Column::Version.eq(seen.version))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}

/// Frees an address that somebody registered and never confirmed, and a corporate number at once where nobody has
/// confirmed it yet: nobody keeps a company out by typing its number, whoever mistyped the address registers again,
/// and whether a number is taken tells nothing about the address it was first typed with.
pub(crate) async fn release_abandoned<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    email: &str,
    number: &CorporateNumber,
) -> Result<()> {
    let organisation = by_number(db, number).await?.map(|id| id.0);
    let mut wanted = Condition::any().add(person::Column::Email.eq(email));
    if let Some(organisation) = organisation {
        let members = Query::select()
            .column(membership::Column::PersonId)
            .from(membership::Entity)
            .and_where(membership::Column::OrganisationId.eq(organisation))
            .to_owned();
        wanted = wanted.add(person::Column::Id.in_subquery(members));
    }
    let awaited = Query::select()
        .column(mailed_link::Column::PersonId)
        .from(mailed_link::Entity)
        .and_where(mailed_link::Column::PersonId.is_not_null())
        .and_where(mailed_link::Column::UsedAt.is_null())
        .and_where(mailed_link::Column::ExpiresAt.gt(op.now))
        .to_owned();
    let given_up = Condition::any()
        .add(person::Column::Email.ne(email))
        .add(person::Column::Id.not_in_subquery(awaited));
    let abandoned = person::Entity::find()
        .filter(wanted)
        .filter(person::Column::EmailConfirmedAt.is_null())
        .filter(given_up)
        .all(db)
        .await?;
    for row in abandoned {
        let held = memberships::of_person(db, PersonId(row.id)).await?;
        remove_person(db, row.id).await?;
        for organisation in held.into_iter().filter_map(|one| one.body.organisation()) {
            remove_if_empty(db, organisation).await?;
        }
    }
    Ok(())
}

async fn remove_person<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<()> {
    let links = mailed_link::Entity::delete_many();
    links
        .filter(mailed_link::Column::PersonId.eq(id))
        .exec(db)
        .await?;
    memberships::remove_all(db, PersonId(id)).await?;
    person::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

async fn remove_if_empty<C: ConnectionTrait>(db: &C, id: OrganisationId) -> Result<()> {
    if memberships::of_body(db, &Body::Agent(id)).await?.is_empty() {
        Entity::delete_by_id(id.0).exec(db).await?;
    }
    Ok(())
}

fn basis_columns(organisation: &Organisation) -> (Option<&'static str>, Option<NaiveDate>) {
    match organisation.registration.as_ref().map(|entry| entry.basis) {
        None => (None, None),
        Some(RegistrationBasis::LabourBankAct) => (Some(LABOUR_BANK_ACT), None),
        Some(RegistrationBasis::DeemedFromBankingAct { notified_on }) => {
            (Some(DEEMED), Some(notified_on))
        }
    }
}

fn stored(row: Model) -> Result<Stored> {
    let registration = registration(&row)?;
    let verified = row
        .registration_verified_by
        .zip(row.registration_verified_at)
        .map(|(by, at)| (PersonId(by), at, row.registration_list_on));
    Ok(Stored {
        id: OrganisationId(row.id),
        version: row.version,
        verified,
        organisation: Organisation {
            name: row.name,
            name_kana: row.name_kana.parse().context("organisation.name_kana")?,
            corporate_number: row
                .corporate_number
                .parse()
                .context("organisation.corporate_number")?,
            registration_pending: registration.is_none(),
            registration,
            postal_code: row
                .postal_code
                .parse()
                .context("organisation.postal_code")?,
            address: row.address,
            representative_title: row.representative_title,
            representative_name: row.representative_name,
            website: row.website,
        },
    })
}

fn registration(row: &Model) -> Result<Option<Registration>> {
    let Some(number) = &row.registration_number else {
        return Ok(None);
    };
    let number: RegistrationNumber = number.parse().context("organisation.registration_number")?;
    let basis = match (row.registration_basis.as_deref(), row.notified_on) {
        (Some(LABOUR_BANK_ACT), None) => RegistrationBasis::LabourBankAct,
        (Some(DEEMED), Some(notified_on)) => {
            RegistrationBasis::DeemedFromBankingAct { notified_on }
        }
        _ => return Err(anyhow!("organisation.registration_basis").into()),
    };
    Ok(Some(Registration { number, basis }))
}
