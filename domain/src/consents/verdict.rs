//! What a bank decides, as it is typed: a consent, a consent with its conditions, or a refusal with its reason.

use super::{Answer, Given};
use crate::forms::{FieldErrors, FieldProblem, required_prose};

/// The characters of conditions or a reason, at most.
const NOTE_MAX: usize = 1_000;

/// A decision that was read from a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the bank consents.
    pub consents: bool,
    /// The conditions, or the reason of a refusal.
    pub note: String,
}

impl Verdict {
    /// Reads the fields `answer` (`consented`, `conditional` or `refused`) and `note`.
    pub fn parse(errors: &mut FieldErrors, answer: &str, note: &str) -> Self {
        let (consents, note) = match answer {
            "consented" => (true, String::new()),
            "conditional" => (true, required_prose(errors, "note", note, NOTE_MAX)),
            "refused" => (false, required_prose(errors, "note", note, NOTE_MAX)),
            _ => {
                errors.push("answer", FieldProblem::NotChosen);
                (false, String::new())
            }
        };
        Verdict { consents, note }
    }

    /// The answer that this decision is.
    pub fn into_answer(self, given: Given) -> Answer {
        match self.consents {
            true => Answer::Consented(given),
            false => Answer::Refused(given),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(answer: &str, note: &str) -> Result<Verdict, FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = Verdict::parse(&mut errors, answer, note);
        errors.into_result(verdict)
    }

    #[test]
    fn conditions_and_reasons_are_said_and_a_plain_consent_has_none() {
        let missing = FieldErrors::one("note", FieldProblem::Missing);
        assert_eq!(parsed("conditional", " "), Err(missing.clone()));
        assert_eq!(parsed("refused", ""), Err(missing));
        let plain = parsed("consented", "費用").unwrap();
        assert_eq!((plain.consents, plain.note.as_str()), (true, ""));
        let conditional = parsed("conditional", "30分以内の連絡").unwrap();
        assert!(conditional.consents);
        assert_eq!(conditional.note, "30分以内の連絡");
        let nothing = FieldErrors::one("answer", FieldProblem::NotChosen);
        assert_eq!(parsed("perhaps", "x"), Err(nothing));
    }
}
