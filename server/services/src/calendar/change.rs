//! An administrator changes the calendar after seeing what that moves: a day in, a day out, or whole years by a file.

use super::deadlines::{Moved, moved};
use super::file::lines;
use crate::audit::Event;
use crate::consents::deadline::follow_calendar;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::{applications, contracts, holidays as store};
use crate::transaction::Transaction;
use domain::calendar::{CalendarChange, DaysOff, TypedDay, importing, removing};
use domain::contracts::ContractState;
use domain::forms::{FieldErrors, FieldProblem, required_prose};
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The longest reason taken.
const REASON_MAX: usize = 500;

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CalendarForm {
    /// `add`, `remove` or `import`.
    pub what: String,
    /// The year of the day.
    pub date_year: String,
    /// Its month.
    pub date_month: String,
    /// Its day.
    pub date_day: String,
    /// What it is called.
    pub name: String,
    /// Why the banks do not work, by its code.
    pub kind: String,
    /// The text of a file.
    pub csv: String,
    /// Why the calendar is changed.
    pub reason: String,
    /// The calendar as it was when the preview was drawn.
    pub seen: String,
}

/// What a change would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// To the calendar.
    pub change: CalendarChange,
    /// To open deadlines.
    pub moved: Vec<Moved>,
    /// What counts now, to be handed back with the change.
    pub seen: String,
}

/// The calendar.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but administrators.
pub async fn days_off(op: &Operation) -> Result<DaysOff> {
    op.actor.require(Action::MaintainCalendar)?;
    store::all(op.db()).await
}

/// Says what the change would do, and does nothing.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but administrators; the problems of the fields, or of the lines of the file.
pub async fn preview(op: &Operation, form: &CalendarForm) -> Result<Preview> {
    op.actor.require(Action::MaintainCalendar)?;
    let now = store::all(op.db()).await?;
    let change = form.change(&now, op)?;
    Ok(Preview {
        moved: moved(op.db(), op, &change.applied(&now)).await?,
        seen: store::state(&now),
        change,
    })
}

/// Changes the calendar and the deadlines that move with it; banks that have not answered are told of theirs.
///
/// # Errors
/// As [`preview`]; that the reason is missing; [`Refusal::Stale`] when somebody else changed it in between.
pub async fn apply(op: &Operation, form: &CalendarForm) -> Result<()> {
    op.actor.require(Action::MaintainCalendar)?;
    let mut errors = FieldErrors::default();
    let reason = required_prose(&mut errors, "reason", &form.reason, REASON_MAX);
    errors.into_result(())?;
    let mut tx = op.begin().await?;
    store::lock(tx.db()).await?;
    let now = store::all(tx.db()).await?;
    if store::state(&now) != form.seen {
        return Err(Refusal::Stale.into());
    }
    let change = form.change(&now, op)?;
    hold_boards(&tx).await?;
    let moved = moved(tx.db(), op, &change.applied(&now)).await?;
    store::apply(tx.db(), &change).await?;
    for one in &moved {
        put_off(&mut tx, op, one).await?;
    }
    tx.record(op, event(&change, &moved, &reason)).await?;
    tx.commit().await
}

/// Holds every contract that awaits consents, before the applications: in this order whoever moves a deadline by hand
/// holds them too, so that neither waits for the other for ever.
async fn hold_boards(tx: &Transaction) -> Result<()> {
    let open = contracts::in_states(tx.db(), &[ContractState::AwaitingConsents]).await?;
    for contract in open {
        contracts::lock(tx.db(), contract.id).await?;
    }
    Ok(())
}

/// The day of the application and the one that its banks are told are one and the same.
async fn put_off(tx: &mut Transaction, op: &Operation, one: &Moved) -> Result<()> {
    let Some(contract) = one.contract else {
        return applications::set_due_on(tx.db(), (one.application, one.to)).await;
    };
    let case = contracts::case(tx.db(), one.application).await?;
    follow_calendar(tx, op, ((contract, &case), one.to)).await
}

fn event(change: &CalendarChange, moved: &[Moved], reason: &str) -> Event {
    let moved: Vec<_> = moved
        .iter()
        .map(|one| json!({ "number": one.number, "from": one.from, "to": one.to }))
        .collect();
    let facts = json!({
        "added": change.added,
        "removed": change.removed,
        "renamed": change.renamed,
        "moved": moved,
        "reason": reason,
    });
    Event::new("calendar.changed", "calendar", "business_days").after(facts)
}

impl CalendarForm {
    fn change(&self, now: &DaysOff, op: &Operation) -> Result<CalendarChange> {
        let today = op.today();
        let change = match self.what.as_str() {
            "add" => self.typed().adding(now, today)?,
            "remove" => {
                let mut errors = FieldErrors::default();
                let day = domain::forms::date_parts(&mut errors, "date", self.typed().date);
                match day {
                    Some(day) => removing(now, (day, today))?,
                    None => return Err(errors.into()),
                }
            }
            _ => importing(now, (&lines(&self.csv)?, today))?,
        };
        match change.is_empty() {
            true => Err(FieldErrors::one("csv", FieldProblem::Unchanged).into()),
            false => Ok(change),
        }
    }

    fn typed(&self) -> TypedDay<'_> {
        TypedDay {
            date: [&self.date_year, &self.date_month, &self.date_day],
            name: &self.name,
            kind: &self.kind,
        }
    }
}
