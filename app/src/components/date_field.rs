//! A date in three parts, because a typed date is checked and corrected part by part.

use super::{Field, Width, field_id};
use domain::forms::DatePart;
use leptos::prelude::*;

/// The words behind the three inputs: 年, 月, 日.
#[derive(Clone, Debug, Default)]
pub struct DateWords {
    /// 年
    pub year: String,
    /// 月
    pub month: String,
    /// 日
    pub day: String,
}

/// What was typed, part by part.
#[derive(Clone, Debug, Default)]
pub struct DateValue {
    /// As typed.
    pub year: String,
    /// As typed.
    pub month: String,
    /// As typed.
    pub day: String,
}

/// A date sent as `<name>_year`, `<name>_month` and `<name>_day`.
#[component]
pub fn DateField(
    /// Name, label, hint and error.
    field: Field,
    /// 年, 月, 日.
    words: DateWords,
    /// What was typed before.
    #[prop(optional)]
    value: DateValue,
) -> impl IntoView {
    let part = |part: DatePart, value: String, word: String| {
        let (suffix, width) = match part {
            DatePart::Year => ("year", Width::W96),
            DatePart::Month => ("month", Width::W72),
            DatePart::Day => ("day", Width::W72),
        };
        let name = part_name(field.name(), suffix);
        // The error summary leads to the first part that is wrong.
        let id = if part == field.first_wrong_part() {
            field.id()
        } else {
            field_id(&name)
        };
        view! {
            <span class="part">
                <input
                    class=width.class()
                    id=id.clone()
                    name=name
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    value=value
                    aria-required=field.must()
                    aria-invalid=field.invalid_part(part)
                />
                <label for=id>{word}</label>
            </span>
        }
    };
    field.grouped(
        view! {
        <div class="control">
            {part(DatePart::Year, value.year, words.year)}
            {part(DatePart::Month, value.month, words.month)}
            {part(DatePart::Day, value.day, words.day)}
        </div>
        }
        .into_any(),
    )
}

/// `founded` becomes `founded_year`, and `form[founded]` becomes `form[founded_year]`.
fn part_name(name: &str, suffix: &str) -> String {
    match name.strip_suffix(']') {
        Some(open) => format!("{open}_{suffix}]"),
        None => format!("{name}_{suffix}"),
    }
}
