//! Filters of a list: each is a link or a list of links, so they work without a script.

use super::{Glyph, GlyphMark};
use leptos::prelude::*;

/// One of several views of a list, of which one is shown.
#[derive(Clone, Debug)]
pub struct ChoiceChip {
    /// The shape of what it keeps.
    pub glyph: Option<Glyph>,
    /// What it keeps.
    pub text: String,
    /// How many there are.
    pub count: usize,
    /// The list filtered by it.
    pub href: String,
    /// Whether the list is filtered by it now.
    pub current: bool,
}

/// Views of a list side by side, each with its count.
#[component]
pub fn ChoiceChips(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The choices.
    chips: Vec<ChoiceChip>,
) -> impl IntoView {
    let chips: Vec<_> = chips.into_iter().map(choice).collect();
    view! { <nav class="filters" aria-label=label>{chips}</nav> }
}

fn choice(chip: ChoiceChip) -> impl IntoView {
    let class = if chip.current { "chip set" } else { "chip" };
    let glyph = chip.glyph.map(|glyph| view! { <GlyphMark glyph /> });
    view! {
        <a class=class href=chip.href aria-current=chip.current.then_some("true")>
            {glyph} {chip.text} " " <span class="key">{chip.count.to_string()}</span>
        </a>
    }
}

/// One filter.
#[derive(Clone, Debug)]
pub enum FilterChip {
    /// A filter that is on; following the link takes it off.
    Set {
        /// What it filters by.
        key: String,
        /// The value it keeps.
        value: String,
        /// The list without it.
        href: String,
        /// What following the link does, for screen readers.
        remove: String,
    },
    /// A filter that is off, with the values that can be chosen.
    Open {
        /// What it filters by.
        key: String,
        /// すべて, or another word for no choice.
        value: String,
        /// Value and address of the list filtered by it.
        options: Vec<(String, String)>,
    },
}

/// The filters in a row, and the way to take all of them off.
#[component]
pub fn FilterChips(
    /// The filters.
    chips: Vec<FilterChip>,
    /// Words and address of the unfiltered list.
    #[prop(optional_no_strip)]
    clear: Option<(String, String)>,
) -> impl IntoView {
    let chips: Vec<_> = chips.into_iter().map(chip).collect();
    view! {
        <div class="filters">
            {chips}
            {clear.map(|(text, href)| view! { <a class="button text sm" href=href>{text}</a> })}
        </div>
    }
}

fn chip(chip: FilterChip) -> AnyView {
    match chip {
        FilterChip::Set { key, value, href, remove } => view! {
            <a class="chip set" href=href>
                <span class="key">{key}</span>
                {value}
                <span class="vh">{remove}</span>
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                    <path d="m1 1 8 8m0-8-8 8" stroke="currentColor" stroke-width="1.6" />
                </svg>
            </a>
        }
        .into_any(),
        FilterChip::Open { key, value, options } => {
            let options: Vec<_> = options
                .into_iter()
                .map(|(text, href)| view! { <li><a href=href>{text}</a></li> })
                .collect();
            view! {
                <details class="chip">
                    <summary><span class="key">{key}</span> {value}</summary>
                    <ul>{options}</ul>
                </details>
            }
            .into_any()
        }
    }
}
