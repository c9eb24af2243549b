//! The opening of each family as a day in other people's calendars: it moves when the date moves, and is cancelled when
//! the date is taken back.

use super::{Announcement, announcements};
use crate::error::Result;
use crate::operation::Operation;
use domain::calendar::{DayEvent, calendar_file, date_en, date_ja};
use domain::intake::{ScopeFamily, opens_on};

/// The name of the calendar.
const NAME: &str = "ろうきんAPI接続契約の受付開始 / Opening of intake";

/// The file, with one day for each family that ever had one.
///
/// # Errors
/// When the database does not answer.
pub async fn opening_calendar(op: &Operation) -> Result<String> {
    let told = announcements(op).await?;
    let events: Vec<DayEvent> = ScopeFamily::ALL
        .into_iter()
        .filter_map(|family| event(op, family, &told))
        .collect();
    Ok(calendar_file(NAME, &events))
}

/// The last day that was told, by announcements of which the newest is the first.
fn event(op: &Operation, family: ScopeFamily, told: &[Announcement]) -> Option<DayEvent> {
    let told: Vec<&Announcement> = told.iter().filter(|one| one.family == family).collect();
    let newest = *told.first()?;
    let dated = told.iter().find_map(|one| one.readiness.as_ref())?;
    let day = opens_on(dated.date());
    let (ja, en) = match family {
        ScopeFamily::AccountInformation => ("照会系", "account information"),
        ScopeFamily::Payments => ("資金移動系", "payments"),
    };
    Some(DayEvent {
        uid: format!("opening-{family}@{}", host(op)),
        sequence: told.len() - 1,
        day,
        is_cancelled: newest.readiness.is_none(),
        told_at: newest.announced_at,
        summary: format!("{ja}の受付開始 / Intake for {en} opens"),
        description: format!(
            "{}のAPI接続契約の受付を、{} 0:00（日本時間）に開始します。システム対応完了時期：{}\n\
             Intake of API connection contracts for {en} opens on {} at 0:00 Japan time. Readiness: {}",
            ja,
            date_ja(day),
            dated.wording(),
            date_en(day),
            dated.date_en(),
        ),
        url: op.address("/"),
    })
}

/// The portal's own name, so that no other portal has the same days.
fn host(op: &Operation) -> &str {
    let address = op.services.settings.base_url.as_str();
    let host = address.split("://").nth(1).unwrap_or(address);
    host.split(['/', ':']).next().unwrap_or(host)
}
