//! What happened to an application, newest first; both sides see the same lines, the agent without the
//! Federation's inner steps, which the use-case has already left out.

mod details;
mod signing;
mod verbs;

use crate::components::GlyphMark;
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use details::details;
use leptos::prelude::*;
use services::audit::timeline::Entry;
use signing::signer_on_paper;
use verbs::verb;

/// The lines as a list.
pub fn timeline(page: &Page, entries: Vec<Entry>) -> AnyView {
    let t = page.locale;
    if entries.is_empty() {
        return view! { <p>{say!(t, trail.empty)}</p> }.into_any();
    }
    let lines: Vec<_> = entries
        .into_iter()
        .map(|entry| line(page, &entry))
        .collect();
    view! { <ol class="flow">{lines}</ol> }.into_any()
}

fn line(page: &Page, entry: &Entry) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, step) = verb(page, &entry.verb);
    let at = date_time(page.language(), entry.at);
    let details: Vec<_> = details(page, entry)
        .into_iter()
        .map(|detail| view! { <p>{detail}</p> })
        .collect();
    view! {
        <li>
            <GlyphMark glyph />
            <div>
                <p class="step">{step}</p>
                <p class="owner"><time datetime=entry.at.to_rfc3339()>{at}</time> " " {who(t, entry)}</p>
                {details}
            </div>
        </li>
    }
}

/// People have names; the system and those who had not signed in have words. A sheet was signed by whoever signed it, not
/// by whoever looked at it later.
fn who(t: Locale, entry: &Entry) -> String {
    if let Some(signer) = signer_on_paper(entry) {
        return signer;
    }
    let name = entry.actor_name.as_str();
    if let Some(helper) = entry.helper_name.clone() {
        return say!(t, trail.who_helped, name = name.to_owned(), helper);
    }
    match name {
        "system" => say!(t, trail.who_system),
        "anonymous" => say!(t, trail.who_anonymous),
        name => name.to_owned(),
    }
}
