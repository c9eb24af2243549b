//! A contract and its amendments beside each other: one of them is in effect, and one that was given up is nothing.

use crate::checks::asked;
use crate::stage::{Stage, is_living};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::store::entities::{client, contract, coverage, signature};
use uuid::Uuid;

/// Where two of them are in effect at once, or one that was given up is more than a history.
pub async fn beside(stage: &Stage) -> Vec<String> {
    let contracts = stage.contracts().await;
    let mut told = Vec::new();
    for row in &contracts {
        if row.state == "abandoned" {
            told.extend(left_over(stage, row).await);
        }
        let amended = contracts.iter().find(|one| Some(one.id) == row.amends);
        let is_late = has_begun(stage, row) && !is_of_now(stage, row);
        if amended.is_some_and(is_living) && is_late {
            told.push(format!("{:?} and what it amends are in effect", row.number));
        }
    }
    let places = coverage::Entity::find().all(&stage.world.services.db);
    let places = places.await.unwrap();
    for (at, place) in places.iter().enumerate() {
        let mut others = places[at + 1..].iter();
        if others.any(|other| is_shared(place, other)) {
            let (bank, day) = (&place.bank_code, place.starts_on);
            told.push(format!("{bank} is covered twice, from {day} for one"));
        }
    }
    told
}

/// Where a client stands under another contract than the one that is in effect, or reaches a bank at which its contract
/// has no place today.
pub async fn astray(stage: &Stage, client: &client::Model) -> Option<String> {
    let contracts = stage.contracts().await;
    let own = contracts.iter().find(|row| row.id == client.contract_id)?;
    let amended = contracts.iter().find(|row| Some(row.id) == own.amends);
    if amended.is_some_and(is_living) {
        return Some("a client stands under an amendment that has not begun".into());
    }
    let seen = asked(stage, client).await?;
    let takes_over = |row: &contract::Model| row.amends == Some(own.id) && has_begun(stage, row);
    // The calendar looks every minute; in these sequences when days pass.
    if !seen.active || contracts.iter().any(takes_over) {
        return None;
    }
    let places = places_on(stage, stage.today()).await;
    let is_ours = |bank: &String| {
        let here = places.iter().filter(|place| place.bank_code == *bank);
        let holders: Vec<Uuid> = here.map(|place| place.contract_id).collect();
        holders == [own.id]
    };
    let mut banks = seen.banks.iter().map(ToString::to_string);
    let strange = banks.find(|bank| !is_ours(bank))?;
    Some(format!("{strange} is reached without a place there"))
}

/// What there is of a contract that was given up and should not be.
async fn left_over(stage: &Stage, row: &contract::Model) -> Option<String> {
    let db = &stage.world.services.db;
    let is_executed =
        row.executed_key.is_some() || row.number.is_some() || row.concluded_at.is_some();
    let signed = signature::Entity::find().filter(signature::Column::ContractId.eq(row.id));
    let placed = coverage::Entity::find().filter(coverage::Column::ContractId.eq(row.id));
    let served = client::Entity::find().filter(client::Column::ContractId.eq(row.id));
    let is_signed = signed.one(db).await.unwrap().is_some();
    let is_placed = placed.one(db).await.unwrap().is_some();
    let is_served = served.one(db).await.unwrap().is_some();
    let is_something = is_executed || is_signed || is_placed || is_served;
    is_something.then(|| "a contract that was given up is more than that".into())
}

/// Whether a contract is concluded and its first day has come.
fn has_begun(stage: &Stage, row: &contract::Model) -> bool {
    let today = stage.today();
    is_living(row) && row.effective_from.is_some_and(|day| day <= today)
}

/// Whether a contract was concluded since the calendar looked last.
fn is_of_now(stage: &Stage, row: &contract::Model) -> bool {
    let now = stage.world.officer().now;
    row.concluded_at.is_some_and(|at| at >= now)
}

/// Whether two places are at one bank on one day.
fn is_shared(one: &coverage::Model, other: &coverage::Model) -> bool {
    let begins_in = |one: &coverage::Model, other: &coverage::Model| {
        let first = one.starts_on;
        other.starts_on <= first && other.ends_on.is_none_or(|last| first <= last)
    };
    one.bank_code == other.bank_code && (begins_in(one, other) || begins_in(other, one))
}

async fn places_on(stage: &Stage, day: NaiveDate) -> Vec<coverage::Model> {
    let places = coverage::Entity::find().filter(coverage::Column::StartsOn.lte(day));
    let mut places = places.all(&stage.world.services.db).await.unwrap();
    places.retain(|place| place.ends_on.is_none_or(|last| day <= last));
    places
}
