//! The parts of an application beside the form of one of them.

use super::{Glyph, GlyphMark};
use leptos::prelude::*;

/// A group of parts.
#[derive(Clone, Debug, Default)]
pub struct SectionGroup {
    /// Its name.
    pub heading: String,
    /// Its parts.
    pub links: Vec<SectionLink>,
}

/// One part.
#[derive(Clone, Debug, Default)]
pub struct SectionLink {
    /// Its name.
    pub text: String,
    /// Its address.
    pub href: String,
    /// The shape of its status.
    pub glyph: Glyph,
    /// The word of its status, for screen readers.
    pub status: String,
    /// Whether it is the open one.
    pub current: bool,
}

/// All parts in their groups.
#[component]
pub fn SectionNav(
    /// What the navigation is called.
    #[prop(into)]
    label: String,
    /// The groups.
    groups: Vec<SectionGroup>,
) -> impl IntoView {
    let groups: Vec<_> = groups.into_iter().map(group).collect();
    view! { <nav class="section-nav" aria-label=label>{groups}</nav> }
}

fn group(group: SectionGroup) -> impl IntoView {
    let links: Vec<_> = group
        .links
        .into_iter()
        .map(|link| {
            view! {
                <li>
                    <a href=link.href aria-current=link.current.then_some("page")>
                        <GlyphMark glyph=link.glyph />
                        <span>{link.text} <span class="vh">{link.status}</span></span>
                    </a>
                </li>
            }
        })
        .collect();
    view! { <h2>{group.heading}</h2> <ul>{links}</ul> }
}
