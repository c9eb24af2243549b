//! A form whose labels stand once: for the field, for its error and for the summary.

use crate::components::Field;
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use leptos::prelude::*;

/// The fields of a form, by the names under which they are sent.
pub struct Labelled<'a> {
    form: FormView<'a>,
    labels: Vec<(&'static str, String)>,
}

impl<'a> Labelled<'a> {
    /// Takes the labels, and what is wrong with the form.
    pub fn new(
        page: &'a Page,
        problems: &'a Problems,
        labels: Vec<(&'static str, String)>,
    ) -> Self {
        Labelled {
            form: FormView::new(page, problems),
            labels,
        }
    }

    /// A field that must be filled in.
    pub fn required(&self, name: &str) -> Field {
        self.form.required(name, &self.label(name))
    }

    /// A field that may stay empty.
    pub fn optional(&self, name: &str) -> Field {
        self.form.optional(name, &self.label(name))
    }

    /// A field without a mark.
    pub fn plain(&self, name: &str) -> Field {
        self.form.plain(name, &self.label(name))
    }

    /// A field that must be filled in under the condition that its mark names.
    pub fn depending(&self, name: &str, mark: String) -> Field {
        self.form.depending(name, &self.label(name), mark)
    }

    /// What is wrong, first thing in the column.
    pub fn summary(&self) -> AnyView {
        self.form.summary(|name| self.label(name))
    }

    fn label(&self, name: &str) -> String {
        let known = self.labels.iter().find(|(known, _)| *known == name);
        known.map_or_else(|| name.to_owned(), |(_, label)| label.clone())
    }
}
