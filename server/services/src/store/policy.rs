//! Banks, policy, standing consents and contacts, from rows to what the rules and pages speak of.

use super::entities::{bank, contact, policy, standing_consent};
use crate::error::Result;
use crate::policy::{Contact, PolicyItem};
use anyhow::Context;
use chrono::NaiveDate;
use domain::banks::{Bank, BankCode};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One version of the policy.
pub(crate) struct Version {
    pub(crate) version: i32,
    pub(crate) effective_from: NaiveDate,
    pub(crate) items: Items,
}

/// The items in both languages.
#[derive(Deserialize)]
pub(crate) struct Items {
    pub(crate) ja: Vec<PolicyItem>,
    pub(crate) en: Vec<PolicyItem>,
}

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

/// The version in force on a day.
pub(crate) async fn in_force<C: ConnectionTrait>(
    db: &C,
    day: NaiveDate,
) -> Result<Option<Version>> {
    let row = policy::Entity::find()
        .filter(policy::Column::EffectiveFrom.lte(day))
        .order_by_desc(policy::Column::Version)
        .one(db)
        .await?;
    row.map(|row| {
        Ok(Version {
            version: row.version,
            effective_from: row.effective_from,
            items: serde_json::from_value(row.items)?,
        })
    })
    .transpose()
}

/// Since when each bank consents under a version.
pub(crate) async fn standing_consents<C: ConnectionTrait>(
    db: &C,
    version: i32,
) -> Result<BTreeMap<BankCode, NaiveDate>> {
    let rows = standing_consent::Entity::find()
        .filter(standing_consent::Column::PolicyVersion.eq(version))
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Ok((code(&row.bank_code)?, row.given_on)))
        .collect()
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
            tel: row.tel,
            email: row.email,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
        .collect())
}

fn code(text: &str) -> Result<BankCode> {
    Ok(text
        .parse::<BankCode>()
        .with_context(|| format!("the stored bank code {text:?}"))?)
}
