//! Banks, policy, standing consents and contacts, from rows to what the rules and pages speak of.

pub(crate) mod drafts;
pub(crate) mod standing;
mod versions;

pub(crate) use versions::{Version, all, in_force, insert, lock};

use super::entities::{bank, contact};
use crate::error::Result;
use crate::operation::Operation;
use crate::policy::Contact;
use anyhow::Context;
use chrono::NaiveDate;
use domain::banks::{Bank, BankCode};
use domain::policy::NewContact;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

/// Every bank there ever was, in the order of the codes.
pub(crate) async fn banks<C: ConnectionTrait>(db: &C) -> Result<Vec<Bank>> {
    let rows = bank::Entity::find()
        .order_by_asc(bank::Column::Code)
        .all(db)
        .await?;
    rows.into_iter().map(as_bank).collect()
}

fn as_bank(row: bank::Model) -> Result<Bank> {
    Ok(Bank {
        code: code(&row.code)?,
        name: row.name,
        name_en: row.name_en,
        short_name: row.short_name,
        prefectures: serde_json::from_value(row.prefectures)?,
        active_from: row.active_from,
        active_to: row.active_to,
    })
}

/// Every period of the contact, the earliest first.
pub(crate) async fn contacts<C: ConnectionTrait>(db: &C) -> Result<Vec<Contact>> {
    let rows = contact::Entity::find()
        .order_by_asc(contact::Column::ValidFrom)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Contact {
            department: row.department,
            department_en: row.department_en,
            tel: row.tel,
            email: row.email,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            policy_version: row.policy_version,
        })
        .collect())
}

/// Adds a contact that a version of the policy brings, and lets the last period end on a day where it goes on.
pub(crate) async fn follow<C: ConnectionTrait>(
    db: &C,
    (op, version): (&Operation, i32),
    (new, last_day): (NewContact, Option<NaiveDate>),
) -> Result<()> {
    if let Some(last_day) = last_day {
        contact::Entity::update_many()
            .col_expr(contact::Column::ValidTo, Expr::value(last_day))
            .filter(contact::Column::ValidTo.is_null())
            .exec(db)
            .await?;
    }
    let row = contact::Model {
        id: op.new_id(),
        department: new.department,
        department_en: new.department_en,
        tel: new.tel,
        email: new.email,
        valid_from: new.valid_from,
        valid_to: None,
        policy_version: Some(version),
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

fn code(text: &str) -> Result<BankCode> {
    Ok(text
        .parse::<BankCode>()
        .with_context(|| format!("the stored bank code {text:?}"))?)
}
