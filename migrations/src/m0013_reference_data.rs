//! The facts that stand before anybody signs in: banks, policy, consents, contacts, readiness, criteria, holidays.

use sea_orm_migration::prelude::*;

use crate::reference::{self, Bank, Policy, insert};

/// The edition of the criteria in the data file.
const EDITION: i32 = 1;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (banks, policy) = (reference::banks()?, reference::policy()?);
        manager.execute(insert_banks(&banks)?).await?;
        manager.execute(insert_policy(&policy)?).await?;
        manager
            .execute(insert_standing_consents(&policy, &banks)?)
            .await?;
        manager.execute(insert_contacts()?).await?;
        manager.execute(insert_readiness()?).await?;
        manager.execute(insert_criteria()?).await?;
        manager.execute(insert_holidays()?).await
    }

    // The tables held nothing before, so going back empties them; a bank that a contract refers to is
    // protected by its foreign key, and the way back stops there.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "holiday",
            "criterion",
            "readiness_announcement",
            "contact",
            "standing_consent",
            "policy",
            "bank",
        ];
        for table in tables {
            manager
                .execute(Query::delete().from_table(table).take())
                .await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn insert_banks(banks: &[Bank]) -> Result<InsertStatement, DbErr> {
    let columns = ["code", "name", "short_name", "name_en", "prefectures"];
    let rows = banks.iter().map(|bank| {
        vec![
            bank.code.as_str().into(),
            bank.name.as_str().into(),
            bank.short_name.as_str().into(),
            bank.name_en.as_str().into(),
            bank.prefectures.clone().into(),
        ]
    });
    insert("bank", &columns, rows)
}

fn insert_policy(policy: &Policy) -> Result<InsertStatement, DbErr> {
    let row = vec![
        policy.version.into(),
        policy.effective_from.into(),
        policy.items.clone().into(),
        policy.published_at.into(),
    ];
    insert(
        "policy",
        &["version", "effective_from", "items", "published_at"],
        [row],
    )
}

fn insert_standing_consents(policy: &Policy, banks: &[Bank]) -> Result<InsertStatement, DbErr> {
    let rows = banks.iter().map(|bank| {
        vec![
            policy.version.into(),
            bank.code.as_str().into(),
            policy.consents_given_on.into(),
        ]
    });
    insert(
        "standing_consent",
        &["policy_version", "bank_code", "given_on"],
        rows,
    )
}

fn insert_contacts() -> Result<InsertStatement, DbErr> {
    let columns = ["id", "department", "tel", "email", "valid_from", "valid_to"];
    let rows = reference::contacts()?.into_iter().map(|contact| {
        vec![
            contact.id.into(),
            contact.department.into(),
            contact.tel.into(),
            contact.email.into(),
            contact.valid_from.into(),
            contact.valid_to.into(),
        ]
    });
    insert("contact", &columns, rows)
}

fn insert_readiness() -> Result<InsertStatement, DbErr> {
    let columns = [
        "id",
        "family",
        "ready_on",
        "precision",
        "wording",
        "note",
        "announced_by_name",
        "announced_at",
    ];
    let rows = reference::readiness()?.into_iter().map(|announcement| {
        vec![
            announcement.id.into(),
            announcement.family.into(),
            announcement.ready_on.into(),
            announcement.precision.into(),
            announcement.wording.into(),
            announcement.note.into(),
            announcement.announced_by_name.into(),
            announcement.announced_at.into(),
        ]
    });
    insert("readiness_announcement", &columns, rows)
}

fn insert_criteria() -> Result<InsertStatement, DbErr> {
    let columns = [
        "code", "edition", "title_ja", "title_en", "text_ja", "text_en", "position",
    ];
    let rows = (1_i32..)
        .zip(reference::criteria()?)
        .map(|(position, criterion)| {
            vec![
                criterion.code.into(),
                EDITION.into(),
                criterion.title_ja.into(),
                criterion.title_en.into(),
                criterion.text_ja.into(),
                criterion.text_en.into(),
                position.into(),
            ]
        });
    insert("criterion", &columns, rows)
}

fn insert_holidays() -> Result<InsertStatement, DbErr> {
    let rows = reference::holidays()?
        .into_iter()
        .map(|holiday| vec![holiday.day.into(), holiday.name.into()]);
    insert("holiday", &["day", "name"], rows)
}
