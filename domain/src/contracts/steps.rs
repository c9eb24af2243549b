//! What can happen to a contract after its conclusion, as its history names it.

use crate::ids::PersonId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One step of a contract's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What happened.
    pub kind: StepKind,
    /// Why, in the words of whoever did it; empty where the calendar did.
    pub reason: String,
    /// The last day in force or of the period, where the step names one.
    pub last_day: Option<NaiveDate>,
    /// The day on which the Federation received the notice, where it was the agent's.
    pub received_on: Option<NaiveDate>,
    /// Who did it, where a person did, and the name they had.
    pub by: Option<(PersonId, String)>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who suspended the contract last; the steps come in their order.
pub fn suspended_by(steps: &[Step]) -> Option<PersonId> {
    let mut back = steps.iter().rev();
    let last = back.find(|step| step.kind == StepKind::Suspended);
    last.and_then(|step| step.by.as_ref())
        .map(|(person, _)| *person)
}

/// One kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// 利用停止: nothing may be done under it until it goes on.
    Suspended,
    /// 再開
    Resumed,
    /// 終了の通知: the last day in force is known.
    Notified,
    /// 終了
    Ended,
    /// 更新: another period runs.
    Renewed,
    /// 変更: an amendment took its place.
    Replaced,
}

impl StepKind {
    /// Every kind.
    pub const ALL: [StepKind; 6] = [
        StepKind::Suspended,
        StepKind::Resumed,
        StepKind::Notified,
        StepKind::Ended,
        StepKind::Renewed,
        StepKind::Replaced,
    ];

    /// The word of the kind in the database.
    pub fn code(self) -> &'static str {
        match self {
            StepKind::Suspended => "suspended",
            StepKind::Resumed => "resumed",
            StepKind::Notified => "notified",
            StepKind::Ended => "ended",
            StepKind::Renewed => "renewed",
            StepKind::Replaced => "replaced",
        }
    }

    /// The kind of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        StepKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
