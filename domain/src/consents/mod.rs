//! The consent of each bank to one contract (Labour Bank Act 89-8(1)): every bank answers, the consenting ones are covered.

pub mod code;
mod deadline;
mod progress;
mod reminder;
mod row;
mod taken_over;
mod verdict;
mod withdrawal;

pub use deadline::{Cause, counted_from};
pub use progress::Progress;
pub use reminder::{DAYS_AFTER, DAYS_AHEAD, Occasion, Reminder};
pub use row::{Reach, RowState};
pub use taken_over::TakenOver;
pub use verdict::Verdict;
pub use withdrawal::Withdrawal;

use crate::banks::BankCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a bank said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Answer {
    /// 未回答
    Unanswered,
    /// 同意
    Consented(Given),
    /// 不同意
    Refused(Given),
}

/// When and by whom an answer was given, and to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The day on which the bank answered.
    pub on: NaiveDate,
    /// The person at the bank, or the standing consent.
    pub by: String,
    /// The conditions of a consent, or the reason of a refusal; empty where there are none.
    pub note: String,
    /// What proves it, in words.
    pub evidence: String,
    /// How it was given.
    pub way: Way,
    /// The number of the draft to which it was given.
    pub draft: i32,
}

/// How a bank answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 包括同意: taken over from what the bank said about the policy, whatever the draft.
    Standing,
    /// In person, on its own page.
    InPerson,
    /// Through the link in a letter, with a code that was mailed to the bank.
    Link,
    /// By letter, which an officer recorded.
    Letter,
}

/// One row of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The bank.
    pub bank: BankCode,
    /// Its answer.
    pub answer: Answer,
    /// The earliest draft to which a consent still holds.
    pub holds_from: i32,
    /// Set once the bank took its consent back.
    pub withdrawal: Option<Withdrawal>,
}

impl Way {
    /// Every way.
    pub const ALL: [Way; 4] = [Way::Standing, Way::InPerson, Way::Link, Way::Letter];

    /// The word of the way in the database.
    pub fn code(self) -> &'static str {
        match self {
            Way::Standing => "standing",
            Way::InPerson => "in_person",
            Way::Link => "link",
            Way::Letter => "letter",
        }
    }

    /// The way of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        Way::ALL.into_iter().find(|way| way.code() == code)
    }
}

impl Consent {
    /// Whether the bank consented to a draft whose content has changed since. A standing consent is about no
    /// single draft, and a refusal leaves the bank out whatever the text.
    pub fn is_outdated(&self) -> bool {
        match &self.answer {
            Answer::Consented(given) => given.way != Way::Standing && given.draft < self.holds_from,
            _ => false,
        }
    }

    /// Whether the contract will cover the bank.
    pub fn is_covered(&self) -> bool {
        matches!(self.answer, Answer::Consented(_)) && !self.is_outdated()
    }
}

impl Answer {
    /// The word of the answer in the database.
    pub fn code(&self) -> &'static str {
        match self {
            Answer::Unanswered => "unanswered",
            Answer::Consented(_) => "consented",
            Answer::Refused(_) => "refused",
        }
    }

    /// When and by whom, once answered.
    pub fn given(&self) -> Option<&Given> {
        match self {
            Answer::Unanswered => None,
            Answer::Consented(given) | Answer::Refused(given) => Some(given),
        }
    }
}

/// The banks a contract covers on a day: exactly the consenting ones.
pub fn covered(board: &[Consent], day: NaiveDate) -> Vec<BankCode> {
    board
        .iter()
        .filter(|row| row.covers(day))
        .map(|row| row.bank.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    fn given() -> Given {
        Given {
            on: day(),
            by: "業務部 本間".into(),
            note: String::new(),
            evidence: "回答書".into(),
            way: Way::Letter,
            draft: 1,
        }
    }

    fn row(code: &str, answer: Answer) -> Consent {
        Consent {
            bank: code.parse().unwrap(),
            answer,
            holds_from: 1,
            withdrawal: None,
        }
    }

    #[test]
    fn every_bank_must_answer_and_one_must_consent() {
        let open = [
            row("2951", Answer::Consented(given())),
            row("2954", Answer::Unanswered),
        ];
        assert_eq!(
            Progress::of(&open, day()).require_complete(),
            Err(Refusal::BanksUnanswered { unanswered: 1 })
        );
        let refused = [row("2951", Answer::Refused(given()))];
        assert_eq!(
            Progress::of(&refused, day()).require_complete(),
            Err(Refusal::NoBankConsented)
        );
        let settled = [
            row("2951", Answer::Consented(given())),
            row("2954", Answer::Refused(given())),
        ];
        assert_eq!(Progress::of(&settled, day()).require_complete(), Ok(()));
        let conditional = Given {
            note: "30分以内の連絡".into(),
            ..given()
        };
        let board = [
            row("2951", Answer::Consented(conditional)),
            row("2954", Answer::Consented(given())),
        ];
        let progress = Progress::of(&board, day());
        assert_eq!((progress.consented, progress.conditional), (2, 1));
        assert_eq!(covered(&settled, day()), ["2951".parse().unwrap()]);
    }

    #[test]
    fn a_consent_to_a_draft_that_changed_has_to_be_given_again() {
        let mut changed = row("2951", Answer::Consented(given()));
        changed.holds_from = 2;
        let standing = Consent {
            answer: Answer::Consented(Given {
                way: Way::Standing,
                ..given()
            }),
            ..changed.clone()
        };
        assert!(changed.is_outdated() && !changed.is_covered());
        assert!(standing.is_covered());
        let board = [changed, standing];
        assert_eq!(
            Progress::of(&board, day()).require_complete(),
            Err(Refusal::ConsentsOutdated { outdated: 1 })
        );
        let refused = Consent {
            answer: Answer::Refused(given()),
            ..board[0].clone()
        };
        assert!(!refused.is_outdated());
    }

    #[test]
    fn a_consent_taken_back_covers_until_the_day_before() {
        let later = day() + chrono::Days::new(10);
        let withdrawal = |from| Withdrawal {
            from,
            reason: "方針の変更".into(),
            by: "業務部 本間".into(),
            evidence: String::new(),
            on: day(),
        };
        let mut one = row("2951", Answer::Consented(given()));
        let early = one.withdraw(withdrawal(day() - chrono::Days::new(1)));
        assert!(matches!(early, Err(Refusal::Invalid { .. })));
        one.withdraw(withdrawal(later)).unwrap();
        assert_eq!(one.withdraw(withdrawal(later)), Err(Refusal::WrongState));
        let board = [one, row("2954", Answer::Refused(given()))];
        let before = later - chrono::Days::new(1);
        assert_eq!(covered(&board, before), ["2951".parse().unwrap()]);
        assert!(covered(&board, later).is_empty());
        let progress = Progress::of(&board, later);
        assert_eq!((progress.consented, progress.withdrawn), (0, 1));
        let mut refused = board[1].clone();
        let never = refused.withdraw(withdrawal(later));
        assert_eq!(never, Err(Refusal::WrongState));
    }
}
