//! The consent of each bank to one contract (Labour Bank Act 89-8(1)): every bank answers, the consenting ones are covered.

use crate::banks::BankCode;
use crate::refusal::Refusal;
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

/// When and by whom an answer was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The day on which the bank answered.
    pub on: NaiveDate,
    /// The person at the bank, or the standing consent.
    pub by: String,
    /// What proves it, in words.
    pub evidence: String,
    /// Whether it was taken over from the bank's standing consent.
    pub standing: bool,
}

/// One row of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The bank.
    pub bank: BankCode,
    /// Its answer.
    pub answer: Answer,
}

/// How far the board is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// All banks on the board.
    pub banks: u32,
    /// 同意
    pub consented: u32,
    /// 不同意
    pub refused: u32,
    /// 未回答
    pub unanswered: u32,
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

impl Progress {
    /// Counts the board.
    pub fn of(board: &[Consent]) -> Self {
        board.iter().fold(Progress::default(), |mut sum, row| {
            sum.banks += 1;
            match row.answer {
                Answer::Unanswered => sum.unanswered += 1,
                Answer::Consented(_) => sum.consented += 1,
                Answer::Refused(_) => sum.refused += 1,
            }
            sum
        })
    }

    /// Whether a contract may be drawn up.
    ///
    /// # Errors
    /// [`Refusal::BanksUnanswered`] while one is open, [`Refusal::NoBankConsented`] where none agreed.
    pub fn require_complete(self) -> Result<(), Refusal> {
        if self.unanswered > 0 {
            return Err(Refusal::BanksUnanswered {
                unanswered: self.unanswered,
            });
        }
        if self.consented == 0 {
            return Err(Refusal::NoBankConsented);
        }
        Ok(())
    }
}

/// The banks a contract covers: exactly the consenting ones.
pub fn covered(board: &[Consent]) -> Vec<BankCode> {
    board
        .iter()
        .filter(|row| matches!(row.answer, Answer::Consented(_)))
        .map(|row| row.bank.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        Given {
            on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            by: "業務部 本間".into(),
            evidence: "電子回答".into(),
            standing: false,
        }
    }

    fn row(code: &str, answer: Answer) -> Consent {
        Consent {
            bank: code.parse().unwrap(),
            answer,
        }
    }

    #[test]
    fn every_bank_must_answer_and_one_must_consent() {
        let open = [
            row("2951", Answer::Consented(given())),
            row("2954", Answer::Unanswered),
        ];
        assert_eq!(
            Progress::of(&open).require_complete(),
            Err(Refusal::BanksUnanswered { unanswered: 1 })
        );
        let refused = [row("2951", Answer::Refused(given()))];
        assert_eq!(
            Progress::of(&refused).require_complete(),
            Err(Refusal::NoBankConsented)
        );
        let settled = [
            row("2951", Answer::Consented(given())),
            row("2954", Answer::Refused(given())),
        ];
        assert_eq!(Progress::of(&settled).require_complete(), Ok(()));
        assert_eq!(covered(&settled), ["2951".parse().unwrap()]);
    }
}
