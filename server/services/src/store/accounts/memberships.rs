//! What people are to bodies, as rows: one for each role, from a day and perhaps until one.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::membership::{ActiveModel, Column, Entity, Model};
use crate::store::entities::{bank, organisation};
use anyhow::Context;
use chrono::NaiveDate;
use domain::accounts::{Body, Hat, Role};
use domain::ids::{MembershipId, OrganisationId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the portal calls the one body that has no row of its own.
const FEDERATION: &str = "労働金庫連合会";

/// One role of one person in one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Membership {
    /// Which.
    pub id: MembershipId,
    /// Who.
    pub person: PersonId,
    /// To whom.
    pub body: Body,
    /// What.
    pub role: Role,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; none while it goes on.
    pub ends_on: Option<NaiveDate>,
}

/// A role to be given.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    /// To whom it belongs.
    pub body: Body,
    /// What.
    pub role: Role,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; none for as long as nobody ends it.
    pub ends_on: Option<NaiveDate>,
    /// Who gives it.
    pub granted_by: Option<PersonId>,
}

impl Membership {
    /// Whether the role counts on the day; its first and last day both do.
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }
}

impl TryFrom<Model> for Membership {
    type Error = crate::Error;

    fn try_from(row: Model) -> Result<Self> {
        let body = match (row.organisation_id, row.bank_code) {
            (Some(id), _) => Body::Agent(OrganisationId(id)),
            (None, Some(code)) => Body::Bank(code.parse().context("membership.bank_code")?),
            (None, None) => Body::Federation,
        };
        Ok(Membership {
            id: MembershipId(row.id),
            person: PersonId(row.person_id),
            body,
            role: row.role.parse()?,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        })
    }
}

/// The hats a person may wear on the day: agents' first, by name, then the Federation's and the bank's.
pub(crate) async fn hats<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
    day: NaiveDate,
) -> Result<Vec<Hat>> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(in_force(day))
        .all(db)
        .await?;
    let mut held: BTreeMap<Body, Vec<Role>> = BTreeMap::new();
    for row in rows {
        let membership = Membership::try_from(row)?;
        held.entry(membership.body)
            .or_default()
            .push(membership.role);
    }
    let mut hats = Vec::with_capacity(held.len());
    for (body, mut roles) in held {
        roles.sort_unstable();
        let name = name(db, &body).await?;
        hats.push(Hat { body, name, roles });
    }
    hats.sort_by(|one, other| (one.body.kind(), &one.name).cmp(&(other.body.kind(), &other.name)));
    Ok(hats)
}

/// What the body is called.
pub(crate) async fn name<C: ConnectionTrait>(db: &C, body: &Body) -> Result<String> {
    let name = match body {
        Body::Agent(id) => organisation::Entity::find_by_id(id.0)
            .one(db)
            .await?
            .map(|row| row.name),
        Body::Bank(code) => bank::Entity::find_by_id(code.as_str())
            .one(db)
            .await?
            .map(|row| row.name),
        Body::Federation => Some(FEDERATION.to_owned()),
    };
    Ok(name.with_context(|| format!("no such body: {body}"))?)
}

/// Every role in one body, whatever its dates, oldest first.
pub(crate) async fn of_body<C: ConnectionTrait>(db: &C, body: &Body) -> Result<Vec<Membership>> {
    list(db, at(body)).await
}

/// Every role in one body, held until the transaction ends so that nobody else changes them meanwhile.
pub(crate) async fn lock_body<C: ConnectionTrait>(db: &C, body: &Body) -> Result<Vec<Membership>> {
    let rows = Entity::find()
        .filter(at(body))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(db)
        .await?;
    rows.into_iter().map(Membership::try_from).collect()
}

/// Every role in any bank, whatever its dates, by the bank's code.
pub(crate) async fn of_banks<C: ConnectionTrait>(db: &C) -> Result<Vec<Membership>> {
    let rows = Entity::find()
        .filter(Column::BankCode.is_not_null())
        .order_by_asc(Column::BankCode)
        .order_by_asc(Column::GrantedAt)
        .all(db)
        .await?;
    rows.into_iter().map(Membership::try_from).collect()
}

/// Every role of one person, whatever its dates, oldest first.
pub(crate) async fn of_person<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
) -> Result<Vec<Membership>> {
    list(db, Condition::all().add(Column::PersonId.eq(person.0))).await
}

async fn list<C: ConnectionTrait>(db: &C, whose: Condition) -> Result<Vec<Membership>> {
    let rows = Entity::find()
        .filter(whose)
        .order_by_asc(Column::GrantedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(Membership::try_from).collect()
}

/// Those who hold the role on the day.
pub(crate) async fn holders<C: ConnectionTrait>(
    db: &C,
    role: Role,
    day: NaiveDate,
) -> Result<Vec<Uuid>> {
    people(db, Condition::all().add(Column::Role.eq(role.code())), day).await
}

/// Those who hold one of the roles in the body on the day.
pub(crate) async fn holders_in<C: ConnectionTrait>(
    db: &C,
    (body, roles): (&Body, &[Role]),
    day: NaiveDate,
) -> Result<Vec<Uuid>> {
    let codes = roles.iter().map(|role| role.code());
    people(db, at(body).add(Column::Role.is_in(codes)), day).await
}

async fn people<C: ConnectionTrait>(db: &C, which: Condition, day: NaiveDate) -> Result<Vec<Uuid>> {
    let rows = Entity::find()
        .filter(which)
        .filter(in_force(day))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// Gives a role.
pub(crate) async fn grant<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, grant): (PersonId, &Grant),
) -> Result<()> {
    let row = ActiveModel {
        id: Set(op.new_id()),
        person_id: Set(person.0),
        role: Set(grant.role.code().to_owned()),
        organisation_id: Set(grant.body.organisation().map(|id| id.0)),
        bank_code: Set(grant.body.bank().map(|code| code.to_string())),
        starts_on: Set(grant.starts_on),
        ends_on: Set(grant.ends_on),
        granted_at: Set(op.now),
        granted_by: Set(grant.granted_by.map(|by| by.0)),
    };
    row.insert(db).await?;
    Ok(())
}

/// Gives a role other dates.
pub(crate) async fn set_dates<C: ConnectionTrait>(
    db: &C,
    id: MembershipId,
    (starts_on, ends_on): (NaiveDate, Option<NaiveDate>),
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::StartsOn, Expr::value(starts_on))
        .col_expr(Column::EndsOn, Expr::value(ends_on))
        .filter(Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Takes a role away; the trail keeps that it was there.
pub(crate) async fn remove<C: ConnectionTrait>(db: &C, id: MembershipId) -> Result<()> {
    Entity::delete_by_id(id.0).exec(db).await?;
    Ok(())
}

/// Takes every role of a person away.
pub(crate) async fn remove_all<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}

fn at(body: &Body) -> Condition {
    let organisation = match body.organisation() {
        Some(id) => Column::OrganisationId.eq(id.0),
        None => Column::OrganisationId.is_null(),
    };
    let bank = match body.bank() {
        Some(code) => Column::BankCode.eq(code.as_str()),
        None => Column::BankCode.is_null(),
    };
    Condition::all().add(organisation).add(bank)
}

fn in_force(day: NaiveDate) -> Condition {
    let unended = Condition::any()
        .add(Column::EndsOn.is_null())
        .add(Column::EndsOn.gte(day));
    Condition::all().add(Column::StartsOn.lte(day)).add(unended)
}
