//! A choice from a list that is too long for radio buttons.

use super::{Choice, Field};
use leptos::prelude::*;

/// A drop-down list; the first line is empty unless something is chosen or `blank` is absent.
#[component]
pub fn SelectField(
    /// Name, label, hint and error.
    field: Field,
    /// What can be chosen.
    options: Vec<Choice>,
    /// The value chosen before.
    #[prop(optional, into)]
    value: String,
    /// The words of the line that chooses nothing.
    #[prop(optional_no_strip, into)]
    blank: Option<String>,
) -> impl IntoView {
    let lines: Vec<_> = options
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect();
    field.labelled(
        view! {
        <span class="select">
            <select
                class="input"
                id=field.id()
                name=field.name().to_owned()
                aria-required=field.must()
                aria-invalid=field.invalid()
                aria-describedby=field.described_by()
            >
                {blank.map(|blank| view! { <option value="">{blank}</option> })}
                {lines}
            </select>
        </span>
        }
        .into_any(),
    )
}
