//! A field of several lines.

use super::Field;
use leptos::prelude::*;

/// A field of several lines.
#[component]
pub fn TextArea(
    /// Name, label, hint and error.
    field: Field,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How many lines are visible.
    #[prop(default = 5)]
    rows: u8,
) -> impl IntoView {
    // The parser drops one line break after the opening tag, so a text that begins with one keeps it.
    let value = if value.starts_with('\n') {
        format!("\n{value}")
    } else {
        value
    };
    field.labelled(
        view! {
        <textarea
            class="input"
            id=field.id()
            name=field.name().to_owned()
            rows=rows.to_string()
            aria-required=field.must()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
        >
            {value}
        </textarea>
        }
        .into_any(),
    )
}
