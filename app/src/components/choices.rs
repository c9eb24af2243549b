//! Radio buttons and checkboxes.

use super::Field;
use leptos::prelude::*;

/// One thing that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A second line in gray.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice without a second line.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// Adds the second line.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// One of several.
#[component]
pub fn RadioGroup(
    /// Name, label, hint and error.
    field: Field,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The value chosen before.
    #[prop(optional, into)]
    value: String,
    /// Side by side instead of one below the other.
    #[prop(optional)]
    row: bool,
) -> impl IntoView {
    let marks = marks(&field, choices, "radio", &[value]);
    field.grouped(view! { <div class=row_class(row)>{marks}</div> }.into_any())
}

/// Any number of several; every checked box is sent under the same name.
#[component]
pub fn CheckboxGroup(
    /// Name, label, hint and error.
    field: Field,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The values chosen before.
    #[prop(optional)]
    values: Vec<String>,
    /// Side by side instead of one below the other.
    #[prop(optional)]
    row: bool,
) -> impl IntoView {
    let marks = marks(&field, choices, "checkbox", &values);
    field.grouped(view! { <div class=row_class(row)>{marks}</div> }.into_any())
}

/// A single box with its sentence; the label of the field is the sentence.
#[component]
pub fn Checkbox(
    /// Name, sentence and error.
    field: Field,
    /// The sentence beside the box.
    #[prop(into)]
    text: String,
    /// Whether it was checked before.
    #[prop(optional)]
    checked: bool,
    /// What is sent when it is checked.
    #[prop(default = "true".to_owned(), into)]
    value: String,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="choice">
                <input
                    type="checkbox"
                    id=field.id()
                    name=field.name().to_owned()
                    value=value
                    checked=checked
                    aria-required=field.must()
                    aria-invalid=field.invalid()
                    aria-describedby=field.described_by()
                />
                <span>{text}</span>
            </label>
            {field.error_view()}
        </div>
    }
}

fn row_class(row: bool) -> &'static str {
    if row { "choices row" } else { "choices" }
}

/// The first mark carries the field's own id, so that the error summary leads to it.
fn marks(
    field: &Field,
    choices: Vec<Choice>,
    kind: &'static str,
    chosen: &[String],
) -> Vec<AnyView> {
    let mark = |(place, choice): (usize, Choice)| {
        let checked = chosen.contains(&choice.value);
        let id = if place == 0 {
            field.id()
        } else {
            format!("{}-{place}", field.id())
        };
        view! {
            <label class="choice">
                <input
                    type=kind
                    id=id
                    name=field.name().to_owned()
                    value=choice.value
                    checked=checked
                    aria-invalid=field.invalid()
                />
                <span>
                    {choice.label} {choice.hint.map(|hint| view! { <span class="hint">{hint}</span> })}
                </span>
            </label>
        }
        .into_any()
    };
    choices.into_iter().enumerate().map(mark).collect()
}
