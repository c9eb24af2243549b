//! What every form page needs: the marks beside labels, the sentence under a field, the summary above.

use crate::components::{Banner, BannerKind, ErrorSummary, Field, FieldWords};
use crate::page::Page;
use crate::problems::Problems;
use crate::words;
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Draws the fields of one form of one page with its problems.
pub struct FormView<'a> {
    page: &'a Page,
    problems: &'a Problems,
    marks: FieldWords,
}

impl<'a> FormView<'a> {
    /// A form of the page, with what is wrong with it.
    pub fn new(page: &'a Page, problems: &'a Problems) -> Self {
        let marks = FieldWords {
            required: say!(page.locale, common.required),
            optional: say!(page.locale, common.optional),
        };
        FormView {
            page,
            problems,
            marks,
        }
    }

    /// A field that must be filled in, with its error if it has one.
    pub fn required(&self, name: &str, label: &str) -> Field {
        self.with_problem(Field::required(name, label, &self.marks), label)
    }

    /// A field that may stay empty, with its error if it has one.
    pub fn optional(&self, name: &str, label: &str) -> Field {
        self.with_problem(Field::optional(name, label, &self.marks), label)
    }

    /// A field without a mark, where the whole form is required.
    pub fn plain(&self, name: &str, label: &str) -> Field {
        self.with_problem(Field::new(name, label), label)
    }

    /// A field that must be filled in under the condition that its mark names.
    pub fn depending(&self, name: &str, label: &str, mark: String) -> Field {
        self.with_problem(Field::depending(name, label, mark), label)
    }

    fn with_problem(&self, field: Field, label: &str) -> Field {
        let problem = self.problems.fields.get(field.name());
        let parts = problem.map(FieldProblem::date_parts);
        let error = self.error(field.name(), label);
        field.error(error).wrong_parts(parts.unwrap_or_default())
    }

    /// The sentence under a field.
    pub fn error(&self, name: &str, label: &str) -> Option<String> {
        let problem = self.problems.fields.get(name)?;
        Some(words::problem(self.page.locale, label, problem))
    }

    /// What is wrong, first thing in the column; `label` names a field by its name.
    pub fn summary(&self, label: impl Fn(&str) -> String) -> AnyView {
        if let Some(refusal) = &self.problems.general {
            let heading = words::refusal(self.page.locale, refusal);
            let way = (*refusal == Refusal::FactorRequired).then(|| confirm_link(self.page));
            return view! { <Banner kind=BannerKind::Error heading>{way}</Banner> }.into_any();
        }
        let errors: Vec<(String, String)> = self
            .problems
            .fields
            .iter()
            .map(|(name, problem)| {
                let sentence = words::problem(self.page.locale, &label(name), problem);
                (name.to_owned(), first_sentence(&sentence))
            })
            .collect();
        let count = errors.len();
        let heading = say!(self.page.locale, common.error_summary, count);
        view! { <ErrorSummary heading errors /> }.into_any()
    }
}

/// Where a second factor is given while the form stays as it was typed.
fn confirm_link(page: &Page) -> AnyView {
    let t = page.locale;
    view! {
        <p>{say!(t, factors.elsewhere)}</p>
        <p><a href="/sign-in/confirm" target="_blank">{say!(t, factors.elsewhere_way)}</a></p>
    }
    .into_any()
}

/// The summary says what is wrong; what to do stands at the field.
fn first_sentence(text: &str) -> String {
    let end = text
        .find('。')
        .or_else(|| text.find(". "))
        .unwrap_or(text.len());
    text.get(..end)
        .unwrap_or(text)
        .trim_end_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn the_summary_keeps_what_is_wrong() {
        assert_eq!(
            first_sentence("短すぎます。15文字以上で入力してください。"),
            "短すぎます"
        );
        assert_eq!(
            first_sentence("Not like name@example.jp. Try again."),
            "Not like name@example.jp"
        );
        assert_eq!(first_sentence("Too short."), "Too short");
    }
}
