//! The two ways to keep the opening in mind, beside the state of intake.

use crate::i18n::*;
use leptos::prelude::*;

/// Being told by mail, and the day for one's own calendar.
pub fn links(t: Locale) -> impl IntoView {
    view! {
        <ul class="inline-links">
            <li><a href="/opening-notice">{say!(t, subscriptions.link)}</a></li>
            <li><a href="/policy/opening.ics" download>{say!(t, subscriptions.calendar_link)}</a></li>
        </ul>
    }
}
