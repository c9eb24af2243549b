//! What one row of the board says in a word: from a bank that nobody asked yet to one that took its consent back.

use super::{Answer, Consent, Way};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far the question has come to a bank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// No letter was mailed.
    #[default]
    NotAsked,
    /// A letter was mailed.
    Asked,
    /// Somebody at the bank opened it, or the bank's own page.
    Opened,
}

/// Where a bank stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// 未依頼
    NotAsked,
    /// 依頼済み
    Asked,
    /// 開封済み
    Opened,
    /// 包括同意: taken over from what the bank said about the policy.
    Standing,
    /// 同意
    Consented,
    /// 条件付き同意
    Conditional,
    /// 不同意
    Refused,
    /// 旧版への同意
    Outdated,
    /// 同意の撤回: the day for it has come.
    Withdrawn,
}

impl RowState {
    /// Every state, in the order in which pages name them.
    pub const ALL: [RowState; 9] = [
        RowState::NotAsked,
        RowState::Asked,
        RowState::Opened,
        RowState::Standing,
        RowState::Consented,
        RowState::Conditional,
        RowState::Refused,
        RowState::Outdated,
        RowState::Withdrawn,
    ];

    /// The word of the state in addresses.
    pub fn code(self) -> &'static str {
        match self {
            RowState::NotAsked => "not_asked",
            RowState::Asked => "asked",
            RowState::Opened => "opened",
            RowState::Standing => "standing",
            RowState::Consented => "consented",
            RowState::Conditional => "conditional",
            RowState::Refused => "refused",
            RowState::Outdated => "outdated",
            RowState::Withdrawn => "withdrawn",
        }
    }

    /// The state of a word in an address.
    pub fn of_code(code: &str) -> Option<Self> {
        RowState::ALL.into_iter().find(|state| state.code() == code)
    }
}

impl Consent {
    /// Whether the bank has to answer, for the first time or again.
    pub fn is_missing(&self) -> bool {
        self.answer == Answer::Unanswered || self.is_outdated()
    }

    /// Where the bank stands on a day; how far the question has come matters only until there is an answer.
    pub fn state(&self, reach: Reach, day: NaiveDate) -> RowState {
        match (&self.answer, reach) {
            (Answer::Unanswered, Reach::NotAsked) => RowState::NotAsked,
            (Answer::Unanswered, Reach::Asked) => RowState::Asked,
            (Answer::Unanswered, Reach::Opened) => RowState::Opened,
            (Answer::Refused(_), _) => RowState::Refused,
            (Answer::Consented(_), _) if self.is_outdated() => RowState::Outdated,
            (Answer::Consented(_), _) if self.is_withdrawn(day) => RowState::Withdrawn,
            (Answer::Consented(given), _) if given.way == Way::Standing => RowState::Standing,
            (Answer::Consented(given), _) if given.note.is_empty() => RowState::Consented,
            (Answer::Consented(_), _) => RowState::Conditional,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consents::{Given, Withdrawal};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn consent(answer: Answer) -> Consent {
        Consent {
            bank: "2951".parse().unwrap(),
            answer,
            holds_from: 1,
            withdrawal: None,
        }
    }

    fn given(note: &str) -> Given {
        Given {
            on: day("2026-11-20"),
            by: "業務部 本間".into(),
            note: note.into(),
            evidence: String::new(),
            way: Way::Link,
            draft: 1,
        }
    }

    #[test]
    fn every_row_has_one_word() {
        let today = day("2026-11-24");
        let of = |consent: &Consent, reach| consent.state(reach, today);
        let open = consent(Answer::Unanswered);
        assert_eq!(of(&open, Reach::NotAsked), RowState::NotAsked);
        assert_eq!(of(&open, Reach::Asked), RowState::Asked);
        assert_eq!(of(&open, Reach::Opened), RowState::Opened);
        for reach in [Reach::NotAsked, Reach::Asked, Reach::Opened] {
            let plain = consent(Answer::Consented(given("")));
            assert_eq!(of(&plain, reach), RowState::Consented);
            let conditional = consent(Answer::Consented(given("30分以内の連絡")));
            assert_eq!(of(&conditional, reach), RowState::Conditional);
            let standing = consent(Answer::Consented(Given {
                way: Way::Standing,
                ..given("")
            }));
            assert_eq!(of(&standing, reach), RowState::Standing);
            let refused = consent(Answer::Refused(given("理由")));
            assert_eq!(of(&refused, reach), RowState::Refused);
            let earlier = Consent {
                holds_from: 2,
                ..conditional
            };
            assert_eq!(of(&earlier, reach), RowState::Outdated);
        }
        assert!(open.is_missing());
    }

    #[test]
    fn a_consent_taken_back_for_a_later_day_is_still_one() {
        let mut one = consent(Answer::Consented(given("")));
        let withdrawal = Withdrawal {
            from: day("2026-12-01"),
            reason: "方針の変更".into(),
            by: "業務部 本間".into(),
            evidence: String::new(),
            on: day("2026-11-20"),
        };
        one.withdraw(withdrawal).unwrap();
        let on = |text| one.state(Reach::Asked, day(text));
        assert_eq!(on("2026-11-30"), RowState::Consented);
        assert_eq!(on("2026-12-01"), RowState::Withdrawn);
    }

    #[test]
    fn the_words_of_addresses_lead_back() {
        for state in RowState::ALL {
            assert_eq!(RowState::of_code(state.code()), Some(state));
        }
        assert_eq!(RowState::of_code("perhaps"), None);
    }
}
