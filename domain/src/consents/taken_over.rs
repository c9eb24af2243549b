//! What a contract takes over from a bank's standing consent. The board keeps it in the words of the papers, which are
//! Japanese, and reads it again for readers of another language.

use super::{Given, Way};
use crate::calendar::date_ja;
use crate::intake::ScopeFamily;
use crate::policy::standing::{Scope, Standing};
use chrono::NaiveDate;

/// The first words of a consent to contracts of one family.
const ONLY: [(ScopeFamily, &str); 2] = [
    (ScopeFamily::AccountInformation, "照会系に限る。"),
    (ScopeFamily::Payments, "資金移動系に限る。"),
];

/// Under which policy a bank had consented, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOver {
    /// The version of the policy about which the bank said it.
    pub version: i32,
    /// The version in force when the contract took it over.
    pub in_force: i32,
    /// How far it reaches.
    pub scope: Scope,
}

impl TakenOver {
    /// What a standing consent says under the version in force.
    pub fn of(standing: &Standing, in_force: i32) -> Self {
        TakenOver {
            version: standing.version,
            in_force,
            scope: standing.scope.clone(),
        }
    }

    /// The answer of the bank, given on a day.
    pub fn given(&self, on: NaiveDate) -> Given {
        let (version, in_force) = (self.version, self.in_force);
        let by = match version == in_force {
            true => format!("包括同意（方針 第{in_force}版）"),
            false => format!("包括同意（方針 第{version}版から第{in_force}版に引き継ぎ）"),
        };
        let only = ONLY
            .iter()
            .find(|(family, _)| self.scope.families == [*family]);
        let only = only.map(|(_, words)| *words).unwrap_or_default();
        let until = self
            .scope
            .until
            .map(|day| format!("{}まで。", date_ja(day)));
        Given {
            on,
            by,
            note: String::new(),
            evidence: format!("{only}{}", until.unwrap_or_default()),
            way: Way::Standing,
            draft: 1,
        }
    }

    /// Reads what [`TakenOver::given`] wrote; `None` for an answer that a bank gave itself.
    pub fn read(given: &Given) -> Option<Self> {
        if given.way != Way::Standing {
            return None;
        }
        let versions = numbers(&given.by);
        let only = ONLY
            .iter()
            .find(|(_, words)| given.evidence.starts_with(words));
        let families = only.map_or_else(|| ScopeFamily::ALL.to_vec(), |(family, _)| vec![*family]);
        let until = match numbers(&given.evidence).as_slice() {
            [year, month, day] => {
                let [month, day] = [month, day].map(|part| u32::try_from(*part).ok());
                NaiveDate::from_ymd_opt(*year, month?, day?)
            }
            _ => None,
        };
        Some(TakenOver {
            version: *versions.first()?,
            in_force: *versions.last()?,
            scope: Scope { families, until },
        })
    }
}

fn numbers(text: &str) -> Vec<i32> {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    digits.filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let day = NaiveDate::from_ymd_opt(2027, 5, 31);
        let families = [
            ScopeFamily::ALL.to_vec(),
            vec![ScopeFamily::AccountInformation],
            vec![ScopeFamily::Payments],
        ];
        for (version, in_force) in [(3, 3), (1, 12)] {
            for (families, until) in families.iter().flat_map(|one| [(one, None), (one, day)]) {
                let taken = TakenOver {
                    version,
                    in_force,
                    scope: Scope {
                        families: families.clone(),
                        until,
                    },
                };
                let given = taken.given(NaiveDate::MIN);
                assert_eq!(TakenOver::read(&given), Some(taken), "{given:?}");
            }
        }
    }

    #[test]
    fn the_words_are_those_of_the_papers() {
        let taken = TakenOver {
            version: 1,
            in_force: 3,
            scope: Scope {
                families: vec![ScopeFamily::AccountInformation],
                until: NaiveDate::from_ymd_opt(2027, 5, 31),
            },
        };
        let given = taken.given(NaiveDate::MIN);
        assert_eq!(given.by, "包括同意（方針 第1版から第3版に引き継ぎ）");
        assert_eq!(given.evidence, "照会系に限る。2027年5月31日(月)まで。");
    }

    #[test]
    fn what_a_bank_answered_itself_was_not_taken_over() {
        let taken = TakenOver {
            version: 1,
            in_force: 1,
            scope: Scope::default(),
        };
        let given = Given {
            way: Way::Letter,
            ..taken.given(NaiveDate::MIN)
        };
        assert_eq!(TakenOver::read(&given), None);
    }
}
