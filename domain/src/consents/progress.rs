//! How far a board is, in numbers, and whether that is far enough to draw a contract up.

use super::{Consent, Reach, RowState};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far the board is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// All banks on the board.
    pub banks: u32,
    /// 同意, to the draft as it stands
    pub consented: u32,
    /// 条件付き同意: those of them that made conditions
    #[serde(default)]
    pub conditional: u32,
    /// 旧版への同意: to a draft that has changed since
    pub outdated: u32,
    /// 不同意
    pub refused: u32,
    /// 未回答
    pub unanswered: u32,
    /// 撤回: taken back, and the day for it has come
    pub withdrawn: u32,
}

impl Progress {
    /// Counts the board as it stands on a day.
    pub fn of(board: &[Consent], day: NaiveDate) -> Self {
        board.iter().fold(Progress::default(), |mut sum, row| {
            sum.banks += 1;
            match row.state(Reach::NotAsked, day) {
                RowState::NotAsked | RowState::Asked | RowState::Opened => sum.unanswered += 1,
                RowState::Outdated => sum.outdated += 1,
                RowState::Withdrawn => sum.withdrawn += 1,
                RowState::Standing | RowState::Consented => sum.consented += 1,
                RowState::Conditional => {
                    sum.consented += 1;
                    sum.conditional += 1;
                }
                RowState::Refused => sum.refused += 1,
            }
            sum
        })
    }

    /// Whether a contract may be drawn up.
    ///
    /// # Errors
    /// [`Refusal::BanksUnanswered`] while one is open, [`Refusal::ConsentsOutdated`] while one consented to a draft
    /// that has changed since, [`Refusal::NoBankConsented`] where none agreed.
    pub fn require_complete(self) -> Result<(), Refusal> {
        if self.unanswered > 0 {
            return Err(Refusal::BanksUnanswered {
                unanswered: self.unanswered,
            });
        }
        if self.outdated > 0 {
            return Err(Refusal::ConsentsOutdated {
                outdated: self.outdated,
            });
        }
        if self.consented == 0 {
            return Err(Refusal::NoBankConsented);
        }
        Ok(())
    }
}
