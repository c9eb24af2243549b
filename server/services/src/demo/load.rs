//! Loads the demonstration once, into a database in which nobody has an account yet.

use super::agents::script;
use super::mailbox::file_away;
use super::people::{hire, share};
use super::policy;
use super::stage::Stage;
use super::timetable::Timetable;
use crate::error::Result;
use crate::intake::{announce, status_of};
use crate::operation::{Operation, Services};
use crate::store::entities::{bank, person, setting};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use domain::intake::{AnnounceForm, ScopeFamily, opens_on};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use serde_json::json;

/// The setting that says that the demonstration is loaded.
const LOADED: &str = "demonstration";
const FAMILY: ScopeFamily = ScopeFamily::AccountInformation;
/// The staff came so many days before intake opened; the last announcement was so many before.
const HIRED: Days = Days::new(220);
const FIRST_ANNOUNCED: Days = Days::new(200);
const LAST_ANNOUNCED: Days = Days::new(30);
/// A version of the policy holds so many days after it was published.
const NOTICE: Days = Days::new(14);
/// The next version holds so many business days after today; a bank limits its consent to it to so many.
const AHEAD: u32 = 20;
const REACHES: u32 = 120;
const FIRST_NOTE: &str =
    "照会系のシステム対応は、この時期までに完了する予定です。正確な時期は、わかり次第公表します。";
const LAST_NOTE: &str = "開発が順調に進んだため、予定を1か月早めました。";

/// What loading did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Everything is there now.
    Now {
        /// So many agents.
        agents: usize,
    },
    /// It was there before, and nothing was changed.
    Before,
}

/// Loads the demonstration, unless it is there.
///
/// # Errors
/// When the portal is no demonstration, or the database has other people in it, or half of these.
pub async fn load(services: &Services) -> Result<Loaded> {
    let op = services.system();
    if !services.settings.demonstration {
        return Err(anyhow!("invented data are loaded into a demonstration only").into());
    }
    if setting::Entity::find_by_id(LOADED)
        .one(op.db())
        .await?
        .is_some()
    {
        return Ok(Loaded::Before);
    }
    if person::Entity::find().count(op.db()).await? > 0 {
        return Err(anyhow!("the database has accounts already: load into an empty one").into());
    }
    let (script, times) = (script()?, Timetable::new(&op).await?);
    prepare(&op, &times).await?;
    Stage::new(&op, &script, &times).await?.play().await?;
    share(&op).await?;
    policy::fourth(&op, times.ahead(AHEAD)).await?;
    policy::consents(&op, times.ahead(REACHES)).await?;
    file_away(&op).await?;
    let done = setting::ActiveModel {
        name: Set(LOADED.to_owned()),
        value: Set(json!({ "loaded_at": op.now })),
    };
    done.insert(op.db()).await?;
    Ok(Loaded::Now {
        agents: script.agents.len(),
    })
}

/// The staff, the announcements that opened intake, and the banks' addresses.
async fn prepare(op: &Operation, times: &Timetable) -> Result<()> {
    let readiness = times.readiness().date();
    let opened = opens_on(readiness);
    hire(&at(op, times.at(opened - HIRED, 0))).await?;
    let administrator = super::people::actor(op, "administrator@example.jp").await?;
    let later = readiness
        .checked_add_months(chrono::Months::new(1))
        .context("a month later")?;
    for (before, ready_on, note) in [
        (FIRST_ANNOUNCED, later, FIRST_NOTE),
        (LAST_ANNOUNCED, readiness, LAST_NOTE),
    ] {
        let day = opened - before;
        let op = Operation {
            actor: administrator.clone(),
            ..at(op, times.at(day, 60))
        };
        let seen = status_of(op.db(), &op, FAMILY)
            .await?
            .announcement
            .map(|last| last.id);
        announce(&op, &end_of_month(ready_on, note), seen).await?;
        let op = at(&op, times.at(day, 120));
        let from = day + NOTICE;
        match ready_on == later {
            true => policy::second(&op, (from, later)).await?,
            false => policy::third(&op, (from, readiness, opened)).await?,
        }
    }
    for bank in bank::Entity::find().all(op.db()).await? {
        let address = format!("kinko{}@example.jp", bank.code);
        let mut bank = bank.into_active_model();
        bank.contact_email = Set(Some(address));
        bank.update(op.db()).await?;
    }
    Ok(())
}

fn at(op: &Operation, now: DateTime<Utc>) -> Operation {
    Operation { now, ..op.clone() }
}

fn end_of_month(day: NaiveDate, note: &str) -> AnnounceForm {
    AnnounceForm {
        family: FAMILY.code().to_owned(),
        precision: "end_of_month".to_owned(),
        year: day.year().to_string(),
        month: day.month().to_string(),
        note: note.to_owned(),
        ..AnnounceForm::default()
    }
}
