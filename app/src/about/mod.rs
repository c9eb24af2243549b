//! What the footer leads to: how the portal treats personal data, and for whom it can be used.

use crate::answer::Answer;
use crate::page::Page;
use crate::shell::Frame;
use leptos::prelude::*;

/// What is kept of people, and what for.
pub async fn privacy(page: Page) -> Answer {
    let t = page.locale;
    let words = (say!(t, about.privacy_title), say!(t, about.privacy_lead));
    let parts = [
        (say!(t, about.data), say!(t, about.data_text)),
        (say!(t, about.trail), say!(t, about.trail_text)),
        (say!(t, about.purpose), say!(t, about.purpose_text)),
        (say!(t, about.published), say!(t, about.published_text)),
        (say!(t, about.cookies), say!(t, about.cookies_text)),
        (say!(t, about.safety), say!(t, about.safety_text)),
        (say!(t, about.ask), say!(t, about.ask_text)),
    ];
    show(&page, words, parts)
}

/// Who can use it, with what, and how that is checked.
pub async fn accessibility(page: Page) -> Answer {
    let t = page.locale;
    let title = say!(t, about.accessibility_title);
    let words = (title, say!(t, about.accessibility_lead));
    let parts = [
        (say!(t, about.aim), say!(t, about.aim_text)),
        (say!(t, about.means), say!(t, about.means_text)),
        (say!(t, about.checks), say!(t, about.checks_text)),
        (say!(t, about.trouble), say!(t, about.trouble_text)),
    ];
    show(&page, words, parts)
}

fn show<const N: usize>(
    page: &Page,
    (title, lead): (String, String),
    parts: [(String, String); N],
) -> Answer {
    let contact = say!(page.locale, common.nav_contact);
    page.show(Frame::Public, &title, || {
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{lead}</p>
            </header>
            <div class="narrow">{parts.map(part).collect_view()}</div>
            <p class="section-gap"><a href="/#contact">{contact}</a></p>
        }
    })
}

fn part((heading, text): (String, String)) -> impl IntoView {
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{heading}</h2></header>
            <p class="section-text">{text}</p>
        </section>
    }
}
