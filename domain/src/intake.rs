//! When contracts are accepted. The published rule is "from six months before the system is ready",
//! so the opening day always follows from the readiness date and is never set by hand.

mod announce_form;
mod kind;
mod readiness;
#[cfg(test)]
mod tests;

pub use announce_form::{AnnounceForm, Announcing, READY, UNDECIDED};
pub use kind::{Kind, UnknownKind};
pub use readiness::{Precision, Readiness, UnknownPrecision};

use crate::calendar::business_date;
use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How long before readiness intake opens, by item 7 of the policy.
const LEAD: Months = Months::new(6);

/// What an agent does with the API: read accounts, or move money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeFamily {
    /// 照会系: balances and transactions.
    AccountInformation,
    /// 資金移動系: transfers.
    Payments,
}

impl ScopeFamily {
    /// Both families, in the order in which pages list them.
    pub const ALL: [ScopeFamily; 2] = [ScopeFamily::AccountInformation, ScopeFamily::Payments];

    /// The word used in the database and in scopes.
    pub fn code(self) -> &'static str {
        match self {
            ScopeFamily::AccountInformation => "account_information",
            ScopeFamily::Payments => "payments",
        }
    }
}

impl fmt::Display for ScopeFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for ScopeFamily {
    type Err = UnknownScopeFamily;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        ScopeFamily::ALL
            .into_iter()
            .find(|family| family.code() == text)
            .ok_or(UnknownScopeFamily)
    }
}

/// A word that names no scope family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown scope family")]
pub struct UnknownScopeFamily;

/// The day on which intake opens for a readiness date, clamped to the end of a shorter month.
pub fn opens_on(readiness: NaiveDate) -> NaiveDate {
    readiness.checked_sub_months(LEAD).unwrap_or(NaiveDate::MIN)
}

/// Whether applications are accepted, with the facts that say why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Intake {
    /// No date is announced, so nothing opens.
    Undecided {
        /// Why there is no date, in the published words.
        reason: String,
    },
    /// A date is announced and its opening day lies ahead.
    Upcoming {
        /// The day on which intake opens at 00:00 in Japan.
        opens_on: NaiveDate,
        /// How many days are left until then; at least one.
        days_left: i64,
        /// What was announced.
        readiness: Readiness,
    },
    /// Applications are accepted; there is no closing day.
    Open {
        /// The day on which intake opened.
        opened_on: NaiveDate,
        /// What was announced.
        readiness: Readiness,
    },
}

impl Intake {
    /// The state of intake at an instant; `reason` tells why there is no date when there is none.
    pub fn at(readiness: Option<&Readiness>, reason: &str, now: DateTime<Utc>) -> Self {
        let Some(readiness) = readiness.cloned() else {
            return Intake::Undecided {
                reason: reason.to_owned(),
            };
        };
        let opens_on = opens_on(readiness.date());
        let days_left = opens_on
            .signed_duration_since(business_date(now))
            .num_days();
        if days_left > 0 {
            Intake::Upcoming {
                opens_on,
                days_left,
                readiness,
            }
        } else {
            Intake::Open {
                opened_on: opens_on,
                readiness,
            }
        }
    }

    /// Whether an application may be submitted.
    pub fn is_open(&self) -> bool {
        matches!(self, Intake::Open { .. })
    }

    /// The opening day, ahead or past, if a date is announced.
    pub fn opening_day(&self) -> Option<NaiveDate> {
        match self {
            Intake::Undecided { .. } => None,
            Intake::Upcoming { opens_on, .. } => Some(*opens_on),
            Intake::Open { opened_on, .. } => Some(*opened_on),
        }
    }

    /// What was announced, if anything was.
    pub fn readiness(&self) -> Option<&Readiness> {
        match self {
            Intake::Undecided { .. } => None,
            Intake::Upcoming { readiness, .. } | Intake::Open { readiness, .. } => Some(readiness),
        }
    }
}
