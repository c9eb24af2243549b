//! The days on which the banks do not work beside weekends and the turn of the year, as a table that people change: a day
//! by hand, or whole years by a file that is taken as a whole or not at all.

use super::Holidays;
use crate::forms::{FieldErrors, FieldProblem, date_parts, required_text};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// The longest name taken.
pub const NAME_MAX: usize = 100;
/// More lines than this are no calendar.
const LINES_MAX: usize = 2000;
/// What stands between year, month and day.
const DATE_SIGNS: [char; 2] = ['-', '/'];

/// A line as a file may have it, to be shown where one was not understood.
pub const EXAMPLE_LINE: &str = "2027-01-01,元日,national";

/// Why the banks do not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOffKind {
    /// A national holiday.
    National,
    /// A day by a decision of its own.
    OneOff,
}

impl DayOffKind {
    /// Both kinds, in the order in which forms offer them.
    pub const ALL: [DayOffKind; 2] = [DayOffKind::OneOff, DayOffKind::National];

    /// The word used in the database and in files.
    pub fn code(self) -> &'static str {
        match self {
            DayOffKind::National => "national",
            DayOffKind::OneOff => "one_off",
        }
    }
}

impl fmt::Display for DayOffKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for DayOffKind {
    type Err = UnknownDayOffKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DayOffKind::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or(UnknownDayOffKind)
    }
}

/// A word that names no kind of day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of day off")]
pub struct UnknownDayOffKind;

/// One day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOff {
    /// Which.
    pub day: NaiveDate,
    /// What it is called.
    pub name: String,
    /// Why.
    pub kind: DayOffKind,
}

/// The table, by day.
pub type DaysOff = BTreeMap<NaiveDate, DayOff>;

/// What a change makes of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarChange {
    /// Days that come in.
    pub added: Vec<DayOff>,
    /// Days that go.
    pub removed: Vec<DayOff>,
    /// Days that stay under another name or for another reason, as they will be.
    pub renamed: Vec<DayOff>,
    /// Lines of a file that are left alone, because their day has come.
    pub past: usize,
}

impl CalendarChange {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.renamed.is_empty()
    }

    /// The days as they are counted afterwards.
    pub fn applied(&self, now: &DaysOff) -> Holidays {
        let removed: BTreeSet<NaiveDate> = self.removed.iter().map(|one| one.day).collect();
        let kept = now.keys().copied().filter(|day| !removed.contains(day));
        kept.chain(self.added.iter().map(|one| one.day)).collect()
    }
}

/// The table as rules count with it.
pub fn counted(table: &DaysOff) -> Holidays {
    table.keys().copied().collect()
}

/// What an administrator types to add one day.
#[derive(Clone, Copy, Debug)]
pub struct TypedDay<'a> {
    /// Year, month and day.
    pub date: [&'a str; 3],
    /// What it is called.
    pub name: &'a str,
    /// Why, by its code.
    pub kind: &'a str,
}

impl TypedDay<'_> {
    /// The change that adds the day. Days that have come are counted already and stay as they are.
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted.
    pub fn adding(self, now: &DaysOff, today: NaiveDate) -> Result<CalendarChange, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = date_parts(&mut errors, "date", self.date);
        if let Some(problem) = day.and_then(|day| has_come(day, today)) {
            errors.push("date", problem);
        }
        if day.is_some_and(|day| now.contains_key(&day)) {
            errors.push("date", FieldProblem::Unchanged);
        }
        let name = required_text(&mut errors, "name", self.name, NAME_MAX);
        let kind = self.kind.parse().ok();
        if kind.is_none() {
            errors.push("kind", FieldProblem::NotChosen);
        }
        match (day, kind) {
            (Some(day), Some(kind)) if errors.is_empty() => Ok(CalendarChange {
                added: vec![DayOff { day, name, kind }],
                ..CalendarChange::default()
            }),
            _ => Err(errors),
        }
    }
}

/// The change that takes a day out.
///
/// # Errors
/// Where the day is not in the table, or has come.
pub fn removing(
    now: &DaysOff,
    (day, today): (NaiveDate, NaiveDate),
) -> Result<CalendarChange, FieldErrors> {
    if let Some(problem) = has_come(day, today) {
        return Err(FieldErrors::one("date", problem));
    }
    let known = now.get(&day);
    let known = known.ok_or_else(|| FieldErrors::one("date", FieldProblem::Unknown))?;
    Ok(CalendarChange {
        removed: vec![known.clone()],
        ..CalendarChange::default()
    })
}

/// One line of a file: its number, and its cells.
pub type Line = (usize, Vec<String>);

/// The change that a file makes: the years it names become as it says, and every other year stays. A field of the errors
/// is the number of the line and of the column, such as `3:1`.
///
/// # Errors
/// Everything that is wrong in the file; nothing of it is taken then.
pub fn importing(
    now: &DaysOff,
    (lines, today): (&[Line], NaiveDate),
) -> Result<CalendarChange, FieldErrors> {
    let mut errors = FieldErrors::default();
    let lines = without_head(lines);
    if !lines.iter().any(begins_with_a_date) {
        return Err(FieldErrors::one("csv", FieldProblem::NotACalendar));
    }
    if lines.len() > LINES_MAX {
        errors.push("csv", FieldProblem::TooManyLines { max: LINES_MAX });
        return Err(errors);
    }
    let mut wanted: BTreeMap<NaiveDate, (usize, DayOff)> = BTreeMap::new();
    for (number, cells) in lines {
        let Some(day_off) = day_off(&mut errors, (*number, cells)) else {
            continue;
        };
        let day = day_off.day;
        if let Some((line, _)) = wanted.insert(day, (*number, day_off)) {
            errors.push(place(*number, 1), FieldProblem::RepeatedLine { line });
        }
    }
    let wanted = wanted.into_values().map(|(_, day_off)| day_off).collect();
    errors.into_result(difference(now, (wanted, today)))
}

fn difference(now: &DaysOff, (wanted, today): (Vec<DayOff>, NaiveDate)) -> CalendarChange {
    let years: BTreeSet<i32> = wanted.iter().map(|one| one.day.year()).collect();
    let all = wanted.len();
    let coming: DaysOff = wanted
        .into_iter()
        .filter(|one| has_come(one.day, today).is_none())
        .map(|one| (one.day, one))
        .collect();
    let is_meant = |day: &NaiveDate| years.contains(&day.year()) && *day > today;
    let gone = now
        .values()
        .filter(|one| is_meant(&one.day) && !coming.contains_key(&one.day));
    CalendarChange {
        removed: gone.cloned().collect(),
        past: all - coming.len(),
        added: coming
            .values()
            .filter(|one| !now.contains_key(&one.day))
            .cloned()
            .collect(),
        renamed: coming
            .values()
            .filter(|one| now.get(&one.day).is_some_and(|known| known != *one))
            .cloned()
            .collect(),
    }
}

/// A first line that names the columns is none of the table's.
fn without_head(lines: &[Line]) -> &[Line] {
    let is_head = |(_, cells): &Line| {
        let first = cells.first().map(String::as_str).unwrap_or_default();
        !first.is_empty() && !first.contains(|c: char| c.is_ascii_digit())
    };
    match lines.split_first() {
        Some((first, rest)) if is_head(first) => rest,
        _ => lines,
    }
}

/// Whether the first cell was meant as a date, right or wrong: where none was, the file is another one.
fn begins_with_a_date((_, cells): &Line) -> bool {
    let first = cells.first().map_or("", |cell| cell.trim());
    let parts: Vec<&str> = first.split(DATE_SIGNS).collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}

fn day_off(errors: &mut FieldErrors, (number, cells): (usize, &[String])) -> Option<DayOff> {
    let cell = |column: usize| cells.get(column - 1).map_or("", |cell| cell.trim());
    let before = errors.len();
    let parts: Vec<&str> = cell(1).split(DATE_SIGNS).collect();
    let day = match parts.as_slice() {
        [year, month, day] => date_parts(errors, &place(number, 1), [year, month, day]),
        [""] => date_parts(errors, &place(number, 1), ["", "", ""]),
        _ => date_parts(errors, &place(number, 1), ["-", "-", "-"]),
    };
    let name = required_text(errors, &place(number, 2), cell(2), NAME_MAX);
    let kind = match cell(3) {
        "" => Some(DayOffKind::National),
        code => code.parse().ok(),
    };
    if kind.is_none() || cells.len() > 3 && cells.iter().skip(3).any(|more| !more.is_empty()) {
        errors.push(place(number, 3), FieldProblem::Unknown);
    }
    match (day, kind) {
        (Some(day), Some(kind)) if errors.len() == before => Some(DayOff { day, name, kind }),
        _ => None,
    }
}

fn place(line: usize, column: usize) -> String {
    format!("{line}:{column}")
}

fn has_come(day: NaiveDate, today: NaiveDate) -> Option<FieldProblem> {
    let earliest = today.succ_opt()?;
    (day < earliest).then_some(FieldProblem::TooEarly { earliest })
}

#[cfg(test)]
mod tests;
