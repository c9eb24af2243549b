//! The forms of the calendar: one day, or a file; and what is wrong with them, in a file by line and column.

use crate::components::{
    Button, Choice, DateField, DateValue, DateWords, Entry, ErrorSummary, Field, FileField,
    RadioGroup, TextField,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::words;
use domain::calendar::{DayOffKind, EXAMPLE_LINE};
use leptos::prelude::*;
use services::calendar::CalendarForm;

/// The forms with their labels and their problems.
pub struct Filled<'a> {
    t: Locale,
    view: FormView<'a>,
    problems: &'a Problems,
}

impl<'a> Filled<'a> {
    /// For a page, with what is wrong.
    pub fn new(page: &'a Page, problems: &'a Problems) -> Self {
        Filled {
            t: page.locale,
            view: FormView::new(page, problems),
            problems,
        }
    }

    /// What is wrong, first thing on the page. Every line of a file leads to the field of the file.
    pub fn summary(&self) -> AnyView {
        let lines: Vec<(String, String)> = self
            .problems
            .fields
            .iter()
            .filter_map(|(name, problem)| {
                let place = place(self.t, name)?;
                Some(("csv".to_owned(), words::problem(self.t, &place, problem)))
            })
            .collect();
        if lines.is_empty() {
            return self.view.summary(|name| self.label(name));
        }
        let heading = say!(self.t, common.error_summary, count = lines.len());
        view! { <ErrorSummary heading errors=lines /> }.into_any()
    }

    /// One more day.
    pub fn day(&self, typed: &CalendarForm) -> AnyView {
        let t = self.t;
        let parts = DateWords {
            year: say!(t, intake.year),
            month: say!(t, intake.month),
            day: say!(t, intake.day),
        };
        let kinds = DayOffKind::ALL.map(|one| Choice::new(one.code(), kind(t, one)));
        let chosen = match typed.kind.as_str() {
            "" => DayOffKind::OneOff.code(),
            code => code,
        };
        view! {
            <form method="post" action="/calendar/preview" class="fields narrow" novalidate>
                <input type="hidden" name="what" value="add" />
                <DateField field=self.must("date") words=parts value=date(typed) />
                <TextField
                    field=self.must("name").hint(say!(t, calendar.name_hint))
                    value=typed.name.clone()
                    entry=Entry::default().autocomplete("off")
                />
                <RadioGroup
                    field=self.must("kind")
                    choices=kinds.to_vec()
                    value=chosen.to_owned()
                    row=true
                />
                <div class="buttons">
                    <Button text=say!(t, calendar.show_preview) />
                </div>
            </form>
        }
        .into_any()
    }

    /// Whole years by a file.
    pub fn file(&self) -> AnyView {
        let t = self.t;
        let hint = say!(t, calendar.csv_hint, example = EXAMPLE_LINE);
        view! {
            <form
                method="post"
                action="/calendar/import"
                enctype="multipart/form-data"
                class="fields narrow"
                novalidate
            >
                <FileField
                    field=self.must("csv").hint(hint)
                    accept=".csv,text/csv"
                />
                <div class="buttons">
                    <Button text=say!(t, calendar.show_preview) />
                </div>
            </form>
        }
        .into_any()
    }

    fn must(&self, name: &str) -> Field {
        self.view.required(name, &self.label(name))
    }

    fn label(&self, name: &str) -> String {
        let t = self.t;
        match name {
            "date" => say!(t, calendar.date),
            "name" => say!(t, calendar.name),
            "kind" => say!(t, calendar.kind),
            "csv" => say!(t, calendar.csv),
            other => other.to_owned(),
        }
    }
}

/// A kind of day off.
pub fn kind(t: Locale, kind: DayOffKind) -> String {
    match kind {
        DayOffKind::National => say!(t, calendar.kind_national),
        DayOffKind::OneOff => say!(t, calendar.kind_one_off),
    }
}

fn date(typed: &CalendarForm) -> DateValue {
    DateValue {
        year: typed.date_year.clone(),
        month: typed.date_month.clone(),
        day: typed.date_day.clone(),
    }
}

/// The line and the column that a problem of a file names, such as `3:1`.
fn place(t: Locale, name: &str) -> Option<String> {
    let (line, column) = name.split_once(':')?;
    let column = match column {
        "1" => say!(t, calendar.column_date),
        "2" => say!(t, calendar.column_name),
        _ => say!(t, calendar.column_kind),
    };
    Some(say!(t, calendar.place, line = line.to_owned(), column))
}
