//! The form of an announcement, with what was typed and what is wrong with it.

use crate::components::{
    Button, ButtonKind, Choice, DateField, DateValue, DateWords, Entry, Field, RadioGroup,
    TextArea, TextField,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::words;
use domain::intake::{AnnounceForm, Precision, READY, ScopeFamily, UNDECIDED};
use leptos::prelude::*;
use serde::Deserialize;

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The scope family, by its code.
    pub family: String,
    /// How exactly the date is known.
    pub precision: String,
    /// The year.
    pub date_year: String,
    /// The month.
    pub date_month: String,
    /// The day.
    pub date_day: String,
    /// The words to publish.
    pub wording: String,
    /// What is said besides.
    pub note: String,
    /// The announcement that counted when the preview was drawn.
    pub seen: String,
    /// Whether the form is to be typed again.
    pub again: String,
}

impl Typed {
    /// What the use-case checks.
    pub fn announcement(&self) -> AnnounceForm {
        AnnounceForm {
            family: self.family.clone(),
            precision: self.precision.clone(),
            year: self.date_year.clone(),
            month: self.date_month.clone(),
            day: self.date_day.clone(),
            wording: self.wording.clone(),
            note: self.note.clone(),
        }
    }

    /// The fields under which it is sent once more.
    pub fn fields(&self) -> [(&'static str, String); 7] {
        [
            ("family", self.family.clone()),
            ("precision", self.precision.clone()),
            ("date_year", self.date_year.clone()),
            ("date_month", self.date_month.clone()),
            ("date_day", self.date_day.clone()),
            ("wording", self.wording.clone()),
            ("note", self.note.clone()),
        ]
    }
}

/// The form with its labels and its problems.
pub struct Filled<'a> {
    t: Locale,
    view: FormView<'a>,
}

impl<'a> Filled<'a> {
    /// For a page, with what is wrong.
    pub fn new(page: &'a Page, problems: &'a Problems) -> Self {
        Filled {
            t: page.locale,
            view: FormView::new(page, problems),
        }
    }

    /// What is wrong, first thing on the page.
    pub fn summary(&self) -> AnyView {
        self.view.summary(|name| self.label(name))
    }

    /// The fields and the button that shows what would change.
    pub fn form(&self, typed: &Typed) -> AnyView {
        let t = self.t;
        let families =
            ScopeFamily::ALL.map(|family| Choice::new(family.code(), words::family(t, family)));
        let value = DateValue {
            year: typed.date_year.clone(),
            month: typed.date_month.clone(),
            day: typed.date_day.clone(),
        };
        let parts = DateWords {
            year: say!(t, intake.year),
            month: say!(t, intake.month),
            day: say!(t, intake.day),
        };
        view! {
            <form method="post" action="/intake/preview" class="fields narrow section-gap" novalidate>
                <RadioGroup field=self.must("family") choices=families.to_vec() value=typed.family.clone() row=true />
                <RadioGroup field=self.must("precision") choices=precisions(t) value=typed.precision.clone() />
                <DateField
                    field=self.may("date").hint(say!(t, intake.date_hint))
                    words=parts
                    value
                />
                <TextField
                    field=self.free("wording").hint(say!(t, intake.wording_hint))
                    value=typed.wording.clone()
                    entry=Entry::default().autocomplete("off")
                />
                <TextArea
                    field=self.may("note").hint(say!(t, intake.note_hint))
                    value=typed.note.clone()
                />
                <div class="buttons">
                    <Button text=say!(t, intake.show_preview) kind=ButtonKind::Solid />
                </div>
            </form>
        }
        .into_any()
    }

    fn must(&self, name: &str) -> Field {
        self.view.required(name, &self.label(name))
    }

    fn may(&self, name: &str) -> Field {
        self.view.plain(name, &self.label(name))
    }

    fn free(&self, name: &str) -> Field {
        self.view.optional(name, &self.label(name))
    }

    fn label(&self, name: &str) -> String {
        let t = self.t;
        match name {
            "family" => say!(t, intake.family),
            "precision" => say!(t, intake.precision),
            "date" => say!(t, intake.date),
            "wording" => say!(t, intake.wording_field),
            "note" => say!(t, intake.note),
            other => other.to_owned(),
        }
    }
}

fn precisions(t: Locale) -> Vec<Choice> {
    vec![
        Choice::new(Precision::Day.code(), say!(t, intake.precision_day)),
        Choice::new(Precision::Month.code(), say!(t, intake.precision_month))
            .hint(say!(t, intake.precision_month_hint)),
        Choice::new(Precision::EndOfMonth.code(), say!(t, intake.precision_end)),
        Choice::new(READY, say!(t, intake.precision_ready))
            .hint(say!(t, intake.precision_ready_hint)),
        Choice::new(UNDECIDED, say!(t, intake.precision_undecided))
            .hint(say!(t, intake.precision_undecided_hint)),
    ]
}
