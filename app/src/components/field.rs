//! What every form field has in common: label, mark, hint and error, tied to the control for screen readers.

use domain::forms::DatePart;
use leptos::prelude::*;

/// The words of the two marks, in the reader's language.
#[derive(Clone, Debug, Default)]
pub struct FieldWords {
    /// 必須
    pub required: String,
    /// 任意
    pub optional: String,
}

/// The mark beside a label.
#[derive(Clone, Debug, Default)]
enum Need {
    #[default]
    Unsaid,
    Required(String),
    Depends(String),
    Optional(String),
}

/// One field of a form, without its control.
#[derive(Clone, Debug, Default)]
pub struct Field {
    name: String,
    label: String,
    need: Need,
    hint: Option<String>,
    error: Option<String>,
    wrong_parts: Vec<DatePart>,
}

impl Field {
    /// A field without a mark, where the whole form is required (sign-in, one-time code).
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Field {
            name: name.into(),
            label: label.into(),
            ..Field::default()
        }
    }

    /// A field that must be filled in.
    pub fn required(name: impl Into<String>, label: impl Into<String>, words: &FieldWords) -> Self {
        Field {
            need: Need::Required(words.required.clone()),
            ..Field::new(name, label)
        }
    }

    /// A field with a mark of its own, which says when it must be filled in.
    pub fn depending(
        name: impl Into<String>,
        label: impl Into<String>,
        mark: impl Into<String>,
    ) -> Self {
        Field {
            need: Need::Depends(mark.into()),
            ..Field::new(name, label)
        }
    }

    /// A field that may stay empty.
    pub fn optional(name: impl Into<String>, label: impl Into<String>, words: &FieldWords) -> Self {
        Field {
            need: Need::Optional(words.optional.clone()),
            ..Field::new(name, label)
        }
    }

    /// Adds the sentence under the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds what is wrong, if anything is.
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// Says which parts of a date are wrong.
    pub fn wrong_parts(mut self, parts: Vec<DatePart>) -> Self {
        self.wrong_parts = parts;
        self
    }

    /// The name under which the control is sent.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn id(&self) -> String {
        field_id(&self.name)
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// Marks one input of a date, if it is among what is wrong.
    pub(super) fn invalid_part(&self, part: DatePart) -> Option<&'static str> {
        self.invalid().filter(|_| self.wrong_parts.contains(&part))
    }

    /// The input of a date to which the error summary leads.
    pub(super) fn first_wrong_part(&self) -> DatePart {
        let parts = DatePart::ALL.into_iter();
        let mut wrong = parts.filter(|part| self.invalid_part(*part).is_some());
        wrong.next().unwrap_or(DatePart::Year)
    }

    pub(super) fn must(&self) -> Option<&'static str> {
        matches!(self.need, Need::Required(_)).then_some("true")
    }

    /// The ids of hint and error, as far as they exist.
    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id();
        let hint = self.hint.is_some().then(|| format!("{id}-hint"));
        let error = self.error.is_some().then(|| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// Sets one control under its label.
    pub(super) fn labelled(&self, control: AnyView) -> AnyView {
        view! {
            <div class="field">
                <label for=self.id()>{self.label.clone()} {self.mark()}</label>
                {self.hint_view()}
                <div class="control">{control}</div>
                {self.error_view()}
            </div>
        }
        .into_any()
    }

    /// Sets several controls under one legend; the group takes the anchor of the error link.
    pub(super) fn grouped(&self, controls: AnyView) -> AnyView {
        view! {
            <fieldset class="field" aria-describedby=self.described_by()>
                <legend>{self.label.clone()} {self.mark()}</legend>
                {self.hint_view()}
                {controls}
                {self.error_view()}
            </fieldset>
        }
        .into_any()
    }

    fn mark(&self) -> Option<AnyView> {
        match self.need.clone() {
            Need::Unsaid => None,
            Need::Required(word) | Need::Depends(word) => {
                Some(view! { <span class="need">{word}</span> }.into_any())
            }
            Need::Optional(word) => Some(view! { <span class="may">{word}</span> }.into_any()),
        }
    }

    fn hint_view(&self) -> impl IntoView + use<> {
        let id = format!("{}-hint", self.id());
        self.hint
            .clone()
            .map(|hint| view! { <p class="hint" id=id>{hint}</p> })
    }

    pub(super) fn error_view(&self) -> impl IntoView + use<> {
        let id = format!("{}-error", self.id());
        self.error.clone().map(|error| {
            view! {
                <p class="error" id=id>
                    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="1.8" />
                        <path d="M10 5.8v5m0 1.8v1.8" fill="none" stroke="currentColor" stroke-width="1.8" />
                    </svg>
                    <span>{error}</span>
                </p>
            }
        })
    }
}

/// The element id of a field's control: its name, with brackets and dots turned into hyphens.
pub fn field_id(name: &str) -> String {
    let id = name.replace(
        |sign: char| !sign.is_ascii_alphanumeric() && sign != '_',
        "-",
    );
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::field_id;

    #[test]
    fn brackets_do_not_reach_the_address() {
        assert_eq!(
            field_id("application[company_name]"),
            "application-company_name"
        );
        assert_eq!(field_id("email"), "email");
    }
}
