//! 公表: after the conclusion of a contract both sides publish its three terms without delay (Banking Act 52-61-10(2) and
//! its parallel in the Labour Bank Act), the Federation tells each consenting bank, and each bank publishes too.

mod check;
mod forms;
mod outside;
mod state;

pub use check::Seen;
pub use forms::{NoticeForm, PublishForm};
pub use outside::is_outside;
pub use state::{PublicationEvent, PublicationState};

use crate::accounts::Actor;
use crate::banks::BankCode;
use crate::calendar::Holidays;
use crate::ids::OrganisationId;
use crate::permissions::{Action, Denial};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// "Without delay" in business days after the day of the conclusion.
pub const PUBLISH_WITHIN: u32 = 10;

/// Who has to publish a contract.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Publisher {
    /// 労働金庫連合会
    Federation,
    /// 電子決済等代行業者
    Agent,
    /// A bank that the contract covers.
    Bank(BankCode),
}

/// A text that names nobody who publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither a party nor a bank")]
pub struct UnknownPublisher;

/// How a bank was told of the conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeWay {
    /// By the portal's own mail at the conclusion.
    Portal,
    /// By another mail.
    Mail,
    /// By letter.
    Letter,
    /// By telephone.
    Telephone,
}

/// That a bank was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// On which day.
    pub on: NaiveDate,
    /// How.
    pub way: NoticeWay,
    /// Whom, or what shows it; empty for the portal's own mail.
    pub note: String,
}

/// Where the terms are published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The address of the page.
    pub address: String,
    /// Since which day.
    pub on: NaiveDate,
}

/// Why nobody has to publish any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// The bank took its consent back.
    Withdrawn,
    /// The contract ended.
    Ended,
}

/// The last day on which publishing is in time.
pub fn due_on(holidays: &Holidays, concluded_on: NaiveDate) -> NaiveDate {
    holidays.add_business_days(concluded_on, PUBLISH_WITHIN)
}

impl Publisher {
    /// The word of the publisher in the database and in addresses.
    pub fn code(&self) -> &str {
        match self {
            Publisher::Federation => "federation",
            Publisher::Agent => "agent",
            Publisher::Bank(code) => code.as_str(),
        }
    }

    /// The bank, if it is one.
    pub fn bank(&self) -> Option<&BankCode> {
        match self {
            Publisher::Bank(code) => Some(code),
            Publisher::Federation | Publisher::Agent => None,
        }
    }

    /// Demands that the actor may record where this one published: officers for all, banks and agents for themselves.
    ///
    /// # Errors
    /// As [`Actor::require`]; [`Refusal::NotFound`] where the task is another bank's or another agent's.
    pub fn require(&self, actor: &Actor, agent: OrganisationId) -> Result<(), Refusal> {
        match self {
            _ if actor.is_staff() => actor.require(Action::RecordPublication),
            Publisher::Agent if actor.organisation().is_some() => {
                actor.require_own(Action::PublishForAgent, agent)
            }
            Publisher::Bank(code) if actor.bank().is_some() => {
                actor.require(Action::PublishForBank)?;
                match actor.bank() == Some(code) {
                    true => Ok(()),
                    false => Err(Refusal::NotFound),
                }
            }
            _ if *actor == Actor::Anonymous => Err(Refusal::SignInRequired),
            _ => Err(Denial::Role.into()),
        }
    }
}

impl fmt::Display for Publisher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Publisher {
    type Err = UnknownPublisher;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "federation" => Ok(Publisher::Federation),
            "agent" => Ok(Publisher::Agent),
            code => code
                .parse()
                .map(Publisher::Bank)
                .map_err(|_| UnknownPublisher),
        }
    }
}

impl TryFrom<String> for Publisher {
    type Error = UnknownPublisher;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Publisher> for String {
    fn from(publisher: Publisher) -> Self {
        publisher.code().to_owned()
    }
}

impl NoticeWay {
    /// Every way.
    pub const ALL: [NoticeWay; 4] = [
        NoticeWay::Portal,
        NoticeWay::Mail,
        NoticeWay::Letter,
        NoticeWay::Telephone,
    ];
    /// Those that an officer records.
    pub const BY_HAND: [NoticeWay; 3] = [NoticeWay::Mail, NoticeWay::Letter, NoticeWay::Telephone];

    /// The word of the way in the database.
    pub fn code(self) -> &'static str {
        match self {
            NoticeWay::Portal => "portal",
            NoticeWay::Mail => "mail",
            NoticeWay::Letter => "letter",
            NoticeWay::Telephone => "telephone",
        }
    }

    /// The way of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        NoticeWay::ALL.into_iter().find(|way| way.code() == code)
    }
}

impl Release {
    /// Every reason.
    pub const ALL: [Release; 2] = [Release::Withdrawn, Release::Ended];

    /// The word of the reason in the database.
    pub fn code(self) -> &'static str {
        match self {
            Release::Withdrawn => "withdrawn",
            Release::Ended => "ended",
        }
    }

    /// The reason of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        Release::ALL.into_iter().find(|one| one.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn ten_business_days_are_without_delay() {
        let holidays: Holidays = [day("2026-11-03"), day("2026-11-23")].into_iter().collect();
        for (concluded, due) in [
            ("2026-11-09", "2026-11-24"),
            ("2026-11-24", "2026-12-08"),
            ("2026-11-21", "2026-12-07"),
            ("2026-12-21", "2027-01-06"),
        ] {
            assert_eq!(due_on(&holidays, day(concluded)), day(due), "{concluded}");
        }
    }

    #[test]
    fn a_publisher_is_a_party_or_a_bank() {
        let bank = Publisher::Bank("2963".parse().unwrap());
        for publisher in [Publisher::Federation, Publisher::Agent, bank] {
            assert_eq!(publisher.code().parse(), Ok(publisher.clone()));
        }
        for text in ["", "bank", "29630", "Federation", "２９６３"] {
            assert_eq!(text.parse::<Publisher>(), Err(UnknownPublisher), "{text}");
        }
    }
}
