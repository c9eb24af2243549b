//! Being told by mail when intake opens: what somebody types to ask for it.

use crate::accounts::Language;
use crate::forms::{FieldErrors, FieldProblem, email};
use crate::intake::ScopeFamily;
use serde::{Deserialize, Serialize};

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubscriptionForm {
    /// The scope family, by its code.
    pub family: String,
    /// Where to write.
    pub email: String,
    /// In which language, by its tag.
    pub language: String,
}

/// A checked wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscribing {
    /// About which scope family.
    pub family: ScopeFamily,
    /// Where to write.
    pub email: String,
    /// In which language.
    pub language: Language,
}

impl SubscriptionForm {
    /// Checks every field at once.
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted.
    pub fn parse(&self) -> Result<Subscribing, FieldErrors> {
        let mut errors = FieldErrors::default();
        let family = self.family.parse().ok();
        if family.is_none() {
            errors.push("family", FieldProblem::NotChosen);
        }
        let email = email(&mut errors, "email", &self.email);
        let is_known = [Language::Ja, Language::En]
            .iter()
            .any(|language| language.tag() == self.language);
        if !is_known {
            errors.push("language", FieldProblem::NotChosen);
        }
        match family {
            Some(family) if errors.is_empty() => Ok(Subscribing {
                family,
                email,
                language: Language::of_tag(&self.language),
            }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_in_one_way_of_writing() {
        let form = SubscriptionForm {
            family: "payments".into(),
            email: " Sato@Example.JP ".into(),
            language: "en".into(),
        };
        let wanted = form.parse().unwrap();
        assert_eq!(wanted.family, ScopeFamily::Payments);
        assert_eq!(wanted.email, "sato@example.jp");
        assert_eq!(wanted.language, Language::En);
    }

    #[test]
    fn every_bad_field_is_told_at_once() {
        let form = SubscriptionForm {
            family: "loans".into(),
            email: "sato".into(),
            language: "fr".into(),
        };
        let problems: Vec<_> = form.parse().unwrap_err().into();
        assert_eq!(
            problems,
            [
                ("family".into(), FieldProblem::NotChosen),
                ("email".into(), FieldProblem::NotAnEmail),
                ("language".into(), FieldProblem::NotChosen),
            ]
        );
    }
}
