//! Drafts of a contract's text. A bank consents to one exact draft; whether that consent still holds for a later one
//! depends on what happened to the text in between.

use crate::ids::PersonId;
use crate::permissions::Denial;
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Whether a draft changes what the banks consented to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "materiality")]
pub enum Materiality {
    /// It does: every bank is asked again.
    Material,
    /// Its maker says that it does not; until somebody else confirms that, it counts as a change.
    Claimed {
        /// Why not, in the maker's words.
        reason: String,
    },
    /// It does not, as two people found: earlier consents hold.
    Immaterial {
        /// Why not, in the maker's words.
        reason: String,
        /// Who confirmed it.
        by: PersonId,
        /// Their name.
        name: String,
        /// When.
        at: DateTime<Utc>,
    },
}

impl Materiality {
    /// Whether consents given to the draft before hold for this one too.
    pub fn keeps_consents(&self) -> bool {
        matches!(self, Materiality::Immaterial { .. })
    }

    /// Confirms that the change is immaterial.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where nobody claims it or it is confirmed already, [`Denial::OwnProposal`] for the maker.
    pub fn confirm(
        self,
        maker: Option<PersonId>,
        (by, name, at): (PersonId, String, DateTime<Utc>),
    ) -> Result<Self, Refusal> {
        match self {
            Materiality::Claimed { .. } if maker == Some(by) => Err(Denial::OwnProposal.into()),
            Materiality::Claimed { reason } => Ok(Materiality::Immaterial {
                reason,
                by,
                name,
                at,
            }),
            _ => Err(Refusal::WrongState),
        }
    }

    /// Does not accept that the change is immaterial: it counts as one from now on.
    ///
    /// # Errors
    /// As [`Materiality::confirm`].
    pub fn refuse(self, maker: Option<PersonId>, by: PersonId) -> Result<Self, Refusal> {
        match self {
            Materiality::Claimed { .. } if maker == Some(by) => Err(Denial::OwnProposal.into()),
            Materiality::Claimed { .. } => Ok(Materiality::Material),
            _ => Err(Refusal::WrongState),
        }
    }
}

/// The number of the earliest draft to which a consent still holds for the last one; the drafts come by number.
/// Each comes with whether it keeps the consents given before it.
pub fn holds_from(drafts: impl DoubleEndedIterator<Item = (i32, bool)>) -> i32 {
    let changed = drafts.rev().find(|(_, keeps_consents)| !keeps_consents);
    changed.map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn claimed() -> Materiality {
        Materiality::Claimed {
            reason: "誤字".into(),
        }
    }

    fn confirmed() -> Materiality {
        let by = (person(2), "決裁 者".to_owned(), DateTime::<Utc>::MIN_UTC);
        claimed().confirm(Some(person(1)), by).unwrap()
    }

    #[test]
    fn only_a_second_person_makes_a_change_immaterial() {
        let by = |number| (person(number), "名".to_owned(), DateTime::<Utc>::MIN_UTC);
        let own = claimed().confirm(Some(person(1)), by(1));
        assert_eq!(own, Err(Denial::OwnProposal.into()));
        assert!(confirmed().keeps_consents());
        assert!(!claimed().keeps_consents());
        for other in [Materiality::Material, confirmed()] {
            assert_eq!(other.confirm(None, by(2)), Err(Refusal::WrongState));
        }
    }

    #[test]
    fn only_a_second_person_refuses_it_and_only_while_it_is_claimed() {
        let own = claimed().refuse(Some(person(1)), person(1));
        assert_eq!(own, Err(Denial::OwnProposal.into()));
        let refused = claimed().refuse(Some(person(1)), person(2));
        assert_eq!(refused, Ok(Materiality::Material));
        for other in [Materiality::Material, confirmed()] {
            let late = other.refuse(Some(person(1)), person(2));
            assert_eq!(late, Err(Refusal::WrongState));
        }
    }

    #[test]
    fn a_consent_holds_back_to_the_last_material_change() {
        let from = |all: &[Materiality]| {
            let keeps: Vec<_> = all.iter().map(Materiality::keeps_consents).collect();
            holds_from((1..).zip(keeps).collect::<Vec<_>>().into_iter())
        };
        use Materiality::Material;
        assert_eq!(from(&[Material]), 1);
        assert_eq!(from(&[Material, Material]), 2);
        assert_eq!(from(&[Material, confirmed()]), 1);
        assert_eq!(from(&[Material, claimed()]), 2);
        assert_eq!(from(&[Material, Material, confirmed(), confirmed()]), 2);
        assert_eq!(from(&[Material, claimed(), confirmed()]), 2);
    }
}
