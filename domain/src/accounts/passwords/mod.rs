//! What a password must be: long enough, and not among the first that anybody would try.

mod guessable;

use crate::forms::{FieldErrors, FieldProblem};

/// The fewest characters a password alone may have (NIST SP 800-63B-4, section 3.1.1.2).
pub const PASSWORD_MIN: usize = 15;
/// The fewest characters where a second factor is asked for as well (there).
pub const PASSWORD_MIN_WITH_FACTOR: usize = 8;
/// The most characters taken, so that hashing stays bounded.
const PASSWORD_MAX: usize = 256;

/// What a new password depends on.
#[derive(Clone, Copy, Debug)]
pub struct PasswordRule<'a> {
    /// The address it is for, which anybody would try.
    pub email: &'a str,
    /// Whether a second factor is asked for as well.
    pub has_factor: bool,
}

/// A password that may be set; its text never appears in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

impl<'a> PasswordRule<'a> {
    /// For a person who signs in by password alone.
    pub fn alone(email: &'a str) -> Self {
        PasswordRule {
            email,
            has_factor: false,
        }
    }

    /// The fewest characters.
    pub fn min(self) -> usize {
        match self.has_factor {
            true => PASSWORD_MIN_WITH_FACTOR,
            false => PASSWORD_MIN,
        }
    }

    fn problem(self, raw: &str) -> Option<FieldProblem> {
        let min = self.min();
        match raw.chars().count() {
            0 => Some(FieldProblem::Missing),
            count if count < min => Some(FieldProblem::PasswordTooShort { min }),
            count if count > PASSWORD_MAX => Some(FieldProblem::TooLong {
                max: PASSWORD_MAX,
                over: count - PASSWORD_MAX,
            }),
            _ if guessable::is_common(raw) => Some(FieldProblem::PasswordCommon),
            _ if guessable::is_from_context(raw, self.email) => Some(FieldProblem::PasswordContext),
            _ => None,
        }
    }
}

impl NewPassword {
    /// Holds what was typed against the rule; `field` names the input in errors. No kind of character is
    /// demanded: such rules make passwords alike.
    pub fn parse(
        errors: &mut FieldErrors,
        field: &str,
        raw: &str,
        rule: PasswordRule<'_>,
    ) -> Option<Self> {
        match rule.problem(raw) {
            None => Some(NewPassword(raw.to_owned())),
            Some(problem) => {
                errors.push(field, problem);
                None
            }
        }
    }

    /// The text, for hashing only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMAIL: &str = "hanako.yamada@kigyo.example.jp";

    fn alone(raw: &str) -> Option<FieldProblem> {
        PasswordRule::alone(EMAIL).problem(raw)
    }

    fn beside_a_factor(raw: &str) -> Option<FieldProblem> {
        let rule = PasswordRule {
            email: EMAIL,
            has_factor: true,
        };
        rule.problem(raw)
    }

    // ASVS 6.2.1, 6.2.5
    #[test]
    fn fifteen_characters_are_enough_and_fourteen_are_not() {
        let short = Some(FieldProblem::PasswordTooShort { min: 15 });
        assert_eq!(alone("correct horse b"), None);
        assert_eq!(alone("correct horse "), short);
    }

    // ASVS 6.2.1
    #[test]
    fn beside_a_second_factor_eight_are_enough_and_seven_are_not() {
        let short = Some(FieldProblem::PasswordTooShort { min: 8 });
        assert_eq!(beside_a_factor("zu5kelwr"), None);
        assert_eq!(beside_a_factor("zu5kelw"), short);
    }

    // ASVS 6.2.5
    #[test]
    fn characters_count_not_bytes() {
        assert_eq!(alone("海と山と川と空と雲と風と星と月"), None);
    }

    #[test]
    fn repetition_is_refused() {
        for raw in ["a".repeat(20), "abc".repeat(7)] {
            assert_eq!(alone(&raw), Some(FieldProblem::PasswordCommon), "{raw}");
        }
    }

    // ASVS 6.2.4
    #[test]
    fn what_many_people_take_is_refused_however_it_is_dressed_up() {
        for raw in ["trustno1", "TrustNo1", "sunshine2024!!", "ｓｕｎｓｈｉｎｅ"] {
            assert_eq!(
                beside_a_factor(raw),
                Some(FieldProblem::PasswordCommon),
                "{raw}"
            );
        }
        for raw in ["password12345678", "passwordpassword", "!!!baseball2026!"] {
            assert_eq!(alone(raw), Some(FieldProblem::PasswordCommon), "{raw}");
        }
    }

    // ASVS 6.2.11
    #[test]
    fn the_portals_names_and_ones_own_address_are_refused() {
        for raw in [
            "rokin2026",
            "Rokin-Rokin-1",
            "ろうきん2026!!",
            "kigyo-hanako",
            "yamada.hanako",
            EMAIL,
        ] {
            assert_eq!(
                beside_a_factor(raw),
                Some(FieldProblem::PasswordContext),
                "{raw}"
            );
        }
        assert_eq!(
            alone("hanako.yamada@kigyo"),
            Some(FieldProblem::PasswordContext)
        );
    }

    #[test]
    fn words_of_ones_own_beside_them_are_taken() {
        assert_eq!(alone("rokin-demonstration"), None);
        assert_eq!(alone("hanako likes plums"), None);
    }
}
