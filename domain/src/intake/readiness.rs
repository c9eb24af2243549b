//! The announced day on which the banks' system is ready, as exactly as it was published.

use crate::calendar::{date_en, date_ja};
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How exactly a date was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    Day,
    /// Some day of a month.
    Month,
    /// The end of a month, or "by the end of" it.
    EndOfMonth,
}

impl Precision {
    /// Every precision, in the order in which forms offer them.
    pub const ALL: [Precision; 3] = [Precision::Day, Precision::Month, Precision::EndOfMonth];

    /// The word used in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::EndOfMonth => "end_of_month",
        }
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Precision {
    type Err = UnknownPrecision;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Precision::ALL
            .into_iter()
            .find(|precision| precision.code() == text)
            .ok_or(UnknownPrecision)
    }
}

/// A word that names no precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown precision")]
pub struct UnknownPrecision;

/// An announced readiness date; a month counts as its last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Announced")]
pub struct Readiness {
    date: NaiveDate,
    precision: Precision,
    wording: String,
}

impl Readiness {
    /// The readiness on a date, moved to the end of its month unless a day was announced.
    pub fn new(date: NaiveDate, precision: Precision, wording: impl Into<String>) -> Self {
        let date = match precision {
            Precision::Day => date,
            Precision::Month | Precision::EndOfMonth => end_of_month(date),
        };
        let wording = wording.into().trim().to_owned();
        Readiness {
            date,
            precision,
            wording,
        }
    }

    /// The day that counts.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// How exactly it was announced.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The words in which it was published.
    pub fn wording(&self) -> &str {
        &self.wording
    }

    /// The date in Japanese, no more exact than it was announced: 2027年3月末.
    pub fn date_ja(&self) -> String {
        let (year, month) = (self.date.year(), self.date.month());
        match self.precision {
            Precision::Day => date_ja(self.date),
            Precision::Month => format!("{year}年{month}月"),
            Precision::EndOfMonth => format!("{year}年{month}月末"),
        }
    }

    /// The date in English, no more exact than it was announced: end of March 2027.
    pub fn date_en(&self) -> String {
        match self.precision {
            Precision::Day => date_en(self.date),
            Precision::Month => self.date.format("%B %Y").to_string(),
            Precision::EndOfMonth => self.date.format("end of %B %Y").to_string(),
        }
    }
}

/// What is stored, before it is normalised again.
#[derive(Deserialize)]
struct Announced {
    date: NaiveDate,
    precision: Precision,
    wording: String,
}

impl From<Announced> for Readiness {
    fn from(stored: Announced) -> Self {
        Readiness::new(stored.date, stored.precision, stored.wording)
    }
}

fn end_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)))
        .and_then(|next| next.pred_opt())
        .unwrap_or(date)
}
