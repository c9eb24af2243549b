//! Labels and values with aligned columns.

use super::{Glyph, Status};
use leptos::prelude::*;

/// One label and its value.
pub struct KeyValue {
    label: String,
    value: AnyView,
    judgement: Option<(Glyph, String)>,
    changed: bool,
}

impl KeyValue {
    /// A label with anything that can be drawn as its value.
    pub fn new(label: impl Into<String>, value: impl IntoView + 'static) -> Self {
        KeyValue {
            label: label.into(),
            value: value.into_any(),
            judgement: None,
            changed: false,
        }
    }

    /// Adds the judgement at the right: shape and word.
    pub fn judged(mut self, glyph: Glyph, word: impl Into<String>) -> Self {
        self.judgement = Some((glyph, word.into()));
        self
    }

    /// Marks a row that differs from the version before.
    pub fn changed(mut self, changed: bool) -> Self {
        self.changed = changed;
        self
    }
}

/// The rows; stacked ones have the label above the value.
#[component]
pub fn KeyValues(
    /// The rows.
    rows: Vec<KeyValue>,
    /// Label above value, for side columns.
    #[prop(optional)]
    stacked: bool,
) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! { <dl class=if stacked { "kv stacked" } else { "kv" }>{rows}</dl> }
}

fn row(row: KeyValue) -> impl IntoView {
    let judgement = row
        .judgement
        .map(|(glyph, text)| view! { <dd class="judge"><Status glyph text /></dd> });
    view! {
        <div class=row.changed.then_some("changed")>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
            {judgement}
        </div>
    }
}
