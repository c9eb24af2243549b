//! Many applications out of the demonstration's few: the same contents and states under other names,
//! numbers and days.

use chrono::{Days, TimeDelta};
use domain::applications::{DraftNumber, ReceiptNumber};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use services::Operation;
use services::store::applications::found_by;
use services::store::entities::{application, contract};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of one insertion; SQLite binds at most 32,766 values.
const CHUNK: usize = 500;
/// Numbers of this year belong to the portal itself.
const YEAR: i32 = 2024;
/// Cases go back so many days at most.
const LONG_AGO: u64 = 180;

const NAMES: [&str; 12] = [
    "あおば",
    "いずみ",
    "うみかぜ",
    "かえで",
    "こだち",
    "さくら",
    "すみれ",
    "たかね",
    "なぎさ",
    "はるか",
    "みどり",
    "ゆうなぎ",
];
const TRADES: [&str; 8] = [
    "会計",
    "家計",
    "データ",
    "ソフト",
    "給与",
    "精算",
    "システム",
    "金融情報",
];

/// So many applications that were submitted, in every state that the demonstration knows.
pub async fn cases(op: &Operation, many: usize) -> anyhow::Result<()> {
    let originals = application::Entity::find()
        .filter(application::Column::ReceiptNumber.is_not_null())
        .all(op.db())
        .await?;
    let contracts: HashMap<Uuid, contract::Model> = contract::Entity::find()
        .all(op.db())
        .await?
        .into_iter()
        .map(|contract| (contract.application_id, contract))
        .collect();
    let (mut rows, mut agreed) = (Vec::new(), Vec::new());
    for (serial, original) in originals.iter().cycle().take(many).enumerate() {
        let copy = case(op, original, serial);
        if let Some(contract) = contracts.get(&original.id) {
            agreed.push(under(op, contract, (copy.id, serial)));
        }
        rows.push(copy);
    }
    insert::<application::Entity>(op, rows).await?;
    insert::<contract::Entity>(op, agreed).await
}

fn case(op: &Operation, original: &application::Model, serial: usize) -> application::Model {
    let earlier = (serial as u64 * 7) % LONG_AGO;
    let back = TimeDelta::days(i64::try_from(earlier).unwrap_or_default());
    let name = format!(
        "株式会社{}{}",
        NAMES[serial % NAMES.len()],
        TRADES[serial / NAMES.len() % TRADES.len()]
    );
    application::Model {
        id: op.new_id(),
        draft_number: DraftNumber::new(YEAR, number(serial)).to_string(),
        receipt_number: Some(ReceiptNumber::new(YEAR, number(serial)).to_string()),
        due_on: original.due_on.map(|day| day - Days::new(earlier)),
        submitted_at: original.submitted_at.map(|at| at - back),
        created_at: original.created_at - back,
        found_by: found_by(&name, &original.service_name),
        organisation_name: name,
        ..original.clone()
    }
}

fn under(
    op: &Operation,
    contract: &contract::Model,
    (application_id, serial): (Uuid, usize),
) -> contract::Model {
    let number = contract.number.as_ref();
    contract::Model {
        id: op.new_id(),
        application_id,
        number: number.map(|number| format!("{number}-{serial}")),
        ..contract.clone()
    }
}

fn number(serial: usize) -> i64 {
    i64::try_from(serial).unwrap_or_default() + 1
}

/// Writes rows as they are.
pub async fn insert<E>(op: &Operation, rows: Vec<E::Model>) -> anyhow::Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some = rows.by_ref().take(CHUNK);
        let some: Vec<_> = some
            .map(|row| row.into_active_model().reset_all())
            .collect();
        E::insert_many(some).exec_without_returning(op.db()).await?;
    }
    Ok(())
}
