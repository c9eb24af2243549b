//! The second factor: who must give one, and what a code looks like when somebody types it.

use super::{BodyKind, Identity};
use crate::forms::{FieldErrors, FieldProblem};
use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// The figures of a code from an authenticator app.
pub const CODE_DIGITS: usize = 6;
/// The characters of a recovery code: 120 bits, so that its digest alone can be kept.
pub const RECOVERY_CHARACTERS: usize = 24;
/// How many recovery codes somebody gets.
pub const RECOVERY_CODES: usize = 10;

/// How long a password or a second factor counts as given just now.
const FRESH_FOR: Duration = Duration::minutes(5);

/// How sure it is that the person sits at the browser, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assurance {
    /// The password was given, or less than the portal knows.
    Password,
    /// The password within the last five minutes.
    FreshPassword,
    /// A second factor as well, at some time in this session.
    Factor,
    /// A second factor within the last five minutes.
    FreshFactor,
}

impl Assurance {
    /// What it is now, where the password and a second factor were last given at those instants.
    pub fn of(
        (password_at, factor_at): (DateTime<Utc>, Option<DateTime<Utc>>),
        now: DateTime<Utc>,
    ) -> Self {
        let is_fresh = |at: DateTime<Utc>| now < at + FRESH_FOR;
        match factor_at {
            None if is_fresh(password_at) => Assurance::FreshPassword,
            None => Assurance::Password,
            Some(at) if is_fresh(at) => Assurance::FreshFactor,
            Some(_) => Assurance::Factor,
        }
    }

    /// Whether the person has just shown who they are, by the best they have: a second factor, or the password
    /// where there is none.
    pub fn is_fresh(self, has_factor: bool) -> bool {
        match self {
            Assurance::FreshFactor => true,
            Assurance::FreshPassword => !has_factor,
            Assurance::Password | Assurance::Factor => false,
        }
    }
}

/// A change that the person is told by mail, in case it was somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorChange {
    /// An authenticator app was added, or took the place of another.
    TotpAdded,
    /// It was taken away.
    TotpRemoved,
    /// New recovery codes replaced the earlier ones.
    RecoveryCodesMade,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was taken away.
    PasskeyRemoved,
    /// A recovery code was used; so many are left.
    RecoveryCodeUsed {
        /// How many.
        left: u32,
    },
}

impl BodyKind {
    /// Whether whoever acts for such a body has to have given a second factor.
    pub fn demands_factor(self) -> bool {
        match self {
            BodyKind::Federation | BodyKind::Bank => true,
            BodyKind::Agent => false,
        }
    }
}

impl Identity {
    /// Whether one of the person's hats, worn or not, cannot be worn without a second factor.
    pub fn must_have_factor(&self) -> bool {
        let mut hats = self.hat.iter().chain(&self.other_hats);
        hats.any(|hat| hat.body.kind().demands_factor())
    }
}

/// What is typed where a second factor is asked for: one or the other.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct FactorForm {
    /// The code that the app shows; never echoed.
    pub code: String,
    /// A recovery code; never echoed.
    pub recovery: String,
    /// `recovery` where the form is the one for a recovery code.
    pub by: String,
    /// What a passkey answered, as the browser's script wrote it.
    pub passkey: String,
    /// What it was asked, sealed.
    pub asked: String,
}

/// A second factor as somebody gave it, in one way of writing it.
#[derive(Clone, PartialEq, Eq)]
pub enum Given {
    /// Six figures of an app.
    Code(String),
    /// A recovery code.
    Recovery(String),
    /// What a passkey answered.
    Passkey(PasskeyAnswer),
}

/// The answer of a passkey with what it was asked.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PasskeyAnswer {
    /// The credential as JSON (Web Authentication Level 3, section 5.1).
    pub passkey: String,
    /// What it was asked, sealed.
    pub asked: String,
}

impl FactorForm {
    /// Reads what was typed, with the blanks, hyphens and full-width signs that people use.
    ///
    /// # Errors
    /// [`FieldProblem::Missing`], or [`FieldProblem::WrongCode`] for what can be no code at all.
    pub fn parse(&self) -> Result<Given, FieldErrors> {
        if !self.passkey.is_empty() {
            return Ok(Given::Passkey(PasskeyAnswer {
                passkey: self.passkey.clone(),
                asked: self.asked.clone(),
            }));
        }
        let (code, recovery) = (figures(&self.code), recovery(&self.recovery));
        if !recovery.is_empty() {
            return match recovery.len() {
                RECOVERY_CHARACTERS => Ok(Given::Recovery(recovery)),
                _ => Err(FieldErrors::one("recovery", FieldProblem::WrongCode)),
            };
        }
        let is_code = code.len() == CODE_DIGITS && code.bytes().all(|sign| sign.is_ascii_digit());
        if self.by == "recovery" {
            return Err(FieldErrors::one("recovery", FieldProblem::Missing));
        }
        match is_code {
            true => Ok(Given::Code(code)),
            false if code.is_empty() => Err(FieldErrors::one("code", FieldProblem::Missing)),
            false => Err(FieldErrors::one("code", FieldProblem::WrongCode)),
        }
    }
}

impl Given {
    /// The field it was typed into.
    pub fn field(&self) -> &'static str {
        match self {
            Given::Code(_) => "code",
            Given::Recovery(_) => "recovery",
            Given::Passkey(_) => "passkey",
        }
    }
}

impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Given({})", self.field())
    }
}

fn figures(raw: &str) -> String {
    let folded = raw.nfkc().filter(|sign| !sign.is_whitespace());
    folded.collect()
}

/// As it is kept: capitals without hyphens, and each of the letters that look like figures as its figure.
fn recovery(raw: &str) -> String {
    raw.nfkc()
        .filter(|sign| sign.is_alphanumeric())
        .map(|sign| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_is_fresh_for_five_minutes() {
        let at = DateTime::UNIX_EPOCH;
        let after = |seconds| Assurance::of((at, Some(at)), at + Duration::seconds(seconds));
        assert_eq!(after(0), Assurance::FreshFactor);
        assert_eq!(after(299), Assurance::FreshFactor);
        assert_eq!(after(300), Assurance::Factor);
    }

    #[test]
    fn a_password_given_just_now_shows_those_alone_who_have_nothing_better() {
        let at = DateTime::UNIX_EPOCH;
        let after = |seconds| Assurance::of((at, None), at + Duration::seconds(seconds));
        assert_eq!(after(299), Assurance::FreshPassword);
        assert_eq!(after(300), Assurance::Password);
        assert!(after(299).is_fresh(false) && !after(299).is_fresh(true));
        assert!(!after(300).is_fresh(false));
        let late = at + Duration::seconds(300);
        assert!(!Assurance::of((late, Some(at)), late).is_fresh(false));
        assert!(Assurance::of((at, Some(late)), late).is_fresh(true));
    }

    fn typed(code: &str, recovery: &str) -> Result<Given, FieldErrors> {
        let form = FactorForm {
            code: code.into(),
            recovery: recovery.into(),
            ..FactorForm::default()
        };
        form.parse()
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for code in ["123456", " 123 456 ", "１２３４５６", "123\u{3000}456"] {
            assert_eq!(typed(code, ""), Ok(Given::Code("123456".into())), "{code}");
        }
        let wrong = Err(FieldErrors::one("code", FieldProblem::WrongCode));
        for code in ["12345", "1234567", "12345a", "+12345"] {
            assert_eq!(typed(code, ""), wrong, "{code}");
        }
        let missing = Err(FieldErrors::one("code", FieldProblem::Missing));
        assert_eq!(typed(" ", "-"), missing);
    }

    #[test]
    fn an_empty_form_for_a_recovery_code_lacks_that() {
        let form = FactorForm {
            by: "recovery".into(),
            ..FactorForm::default()
        };
        let missing = FieldErrors::one("recovery", FieldProblem::Missing);
        assert_eq!(form.parse(), Err(missing));
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let kept = Ok(Given::Recovery("ABCD10101234567890QRSTVW".into()));
        for code in [
            "ABCD-1010-1234-5678-90QR-STVW",
            "abcd iolo 1234567890qrstvw",
        ] {
            assert_eq!(typed("", code), kept, "{code}");
        }
        let wrong = Err(FieldErrors::one("recovery", FieldProblem::WrongCode));
        assert_eq!(typed("123456", "ABCD"), wrong);
    }
}
