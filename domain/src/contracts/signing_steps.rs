//! What can happen while a contract is out to be signed: it comes back unsigned, a sheet waits for a second look, or
//! somebody is named to sign.

use super::Party;
use crate::accounts::Identity;
use crate::forms::folded;
use crate::ids::{DocumentId, PersonId};
use crate::permissions::Denial;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A person who did something, by the name they had, and when.
pub type Done = (PersonId, String, DateTime<Utc>);

/// Why a text came back unsigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningStep {
    /// What happened.
    pub kind: SigningStepKind,
    /// Which party did it, or was awaited.
    pub party: Option<Party>,
    /// Why, in the words of whoever did it; empty where the calendar did.
    pub reason: String,
    /// Who did it, where a person did, and the name they had.
    pub by: Option<(PersonId, String)>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SigningStepKind {
    /// 署名の辞退: a party declined to sign.
    Declined,
    /// 期限切れ: nobody signed in time.
    Lapsed,
    /// 取消し: the officer took the text back.
    TakenBack,
    /// 書面の差戻し: a sheet does not show the signature.
    SheetReturned,
    /// 不成立: the negotiation ended.
    Abandoned,
}

/// A recorded sheet with a signature on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// For whom.
    pub party: Party,
    /// Who signed.
    pub name: String,
    /// In which capacity.
    pub title: String,
    /// What it was given for.
    pub reason: String,
    /// The day on it.
    pub on: NaiveDate,
    /// Where the original is kept.
    pub kept_at: String,
    /// The scan.
    pub document: DocumentId,
    /// Who recorded it.
    pub recorded: Done,
    /// Who looked at the scan and found the signature on it.
    pub confirmed: Option<Done>,
}

/// Somebody who was named to sign one contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// For whom.
    pub party: Party,
    /// Who, where the person is known already.
    pub person: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// Where they get their mail.
    pub email: String,
    /// The last day on which they may.
    pub until: NaiveDate,
    /// Who named them.
    pub by: Done,
}

impl SigningStepKind {
    /// Every kind.
    pub const ALL: [SigningStepKind; 5] = [
        SigningStepKind::Declined,
        SigningStepKind::Lapsed,
        SigningStepKind::TakenBack,
        SigningStepKind::SheetReturned,
        SigningStepKind::Abandoned,
    ];

    /// Those after which the text that was out to be signed counts no more, and another one can follow.
    pub const BACK: [SigningStepKind; 3] = [
        SigningStepKind::Declined,
        SigningStepKind::Lapsed,
        SigningStepKind::TakenBack,
    ];

    /// Whether a text came back by it.
    pub fn is_back(self) -> bool {
        SigningStepKind::BACK.contains(&self)
    }

    /// The word of the kind in the database.
    pub fn code(self) -> &'static str {
        match self {
            SigningStepKind::Declined => "declined",
            SigningStepKind::Lapsed => "lapsed",
            SigningStepKind::TakenBack => "taken_back",
            SigningStepKind::SheetReturned => "sheet_returned",
            SigningStepKind::Abandoned => "abandoned",
        }
    }

    /// The kind of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        let mut all = SigningStepKind::ALL.into_iter();
        all.find(|kind| kind.code() == code)
    }
}

impl Sheet {
    /// The media types that show a sheet as it was signed. What an office program writes can be changed by anybody.
    pub const SHOWN_BY: [&str; 3] = ["application/pdf", "image/png", "image/jpeg"];

    /// Whether a file of that media type shows a sheet as it was signed.
    pub fn is_shown_by(media_type: &str) -> bool {
        Sheet::SHOWN_BY.contains(&media_type)
    }

    /// Demands that somebody else looks at the sheet than whoever recorded it.
    ///
    /// # Errors
    /// [`Denial::OwnProposal`].
    pub fn require_other(&self, person: PersonId) -> Result<(), Denial> {
        match self.recorded.0 == person {
            true => Err(Denial::OwnProposal),
            false => Ok(()),
        }
    }

    /// Whether it still waits for that look.
    pub fn is_pending(&self) -> bool {
        self.confirmed.is_none()
    }
}

impl Delegation {
    /// Whether it counts on a day; the last one does.
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        day <= self.until
    }

    /// Whether it names the person. Somebody without an account when they were named is known by the address.
    pub fn names(&self, one: &Identity) -> bool {
        match self.person {
            Some(person) => person == one.person,
            None => self.email.eq_ignore_ascii_case(&one.email),
        }
    }

    /// Whether a signer of that name is the person: blanks, width and capitals are written one way or the other.
    pub fn is_signed_as(&self, name: &str) -> bool {
        let bare = |name: &str| {
            let folded = folded(name);
            folded.split_whitespace().collect::<String>()
        };
        bare(&self.name) == bare(name)
    }

    /// Demands that whoever would take it back is not whom it names: nobody passes on what was passed on to them.
    ///
    /// # Errors
    /// [`Denial::Delegated`].
    pub fn require_not_named(&self, one: &Identity) -> Result<(), Refusal> {
        match self.names(one) {
            true => Err(Denial::Delegated.into()),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Actor, Role};
    use uuid::Uuid;

    fn delegation(person: Option<PersonId>) -> Delegation {
        Delegation {
            party: Party::Agent,
            person,
            name: "市川 望".into(),
            email: "Saegusa@example.jp".into(),
            until: "2026-12-04".parse().unwrap(),
            by: (
                PersonId(Uuid::from_u128(9)),
                "秋月 実".into(),
                DateTime::UNIX_EPOCH,
            ),
        }
    }

    #[test]
    fn a_delegation_names_one_person_until_its_last_day() {
        let actor = Actor::holding(Role::Viewer);
        let one = actor.identity().unwrap();
        let by_address = delegation(None);
        assert!(by_address.names(one));
        assert_eq!(
            by_address.require_not_named(one),
            Err(Denial::Delegated.into())
        );
        let other = delegation(Some(PersonId(Uuid::from_u128(7))));
        assert!(!other.names(one));
        assert_eq!(other.require_not_named(one), Ok(()));
        assert!(delegation(Some(one.person)).names(one));
        assert!(other.is_in_force("2026-12-04".parse().unwrap()));
        assert!(!other.is_in_force("2026-12-05".parse().unwrap()));
    }

    #[test]
    fn a_sheet_is_signed_by_whoever_was_named_however_the_name_is_written() {
        let named = delegation(None);
        for name in ["市川 望", "市川　望", "市川望", " 市川 望 "] {
            assert!(named.is_signed_as(name), "{name}");
        }
        for name in ["市川 希", "山田 太郎", ""] {
            assert!(!named.is_signed_as(name), "{name}");
        }
    }

    #[test]
    fn a_sheet_is_shown_by_a_pdf_or_a_picture() {
        assert!(Sheet::SHOWN_BY.into_iter().all(Sheet::is_shown_by));
        for other in ["text/csv", "application/vnd.ms-excel", ""] {
            assert!(!Sheet::is_shown_by(other), "{other}");
        }
    }

    #[test]
    fn words_lead_back_to_what_they_mean() {
        for kind in SigningStepKind::ALL {
            assert_eq!(SigningStepKind::of_code(kind.code()), Some(kind));
        }
    }
}
