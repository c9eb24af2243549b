//! The opening: to whom the page speaks, the way in, and what to have at hand.

use crate::components::{ButtonKind, ButtonLink, ButtonSize};
use crate::i18n::*;
use crate::page::Page;
use domain::permissions::Action;
use leptos::prelude::*;

/// Heading, two buttons and the list of what to prepare.
pub fn hero(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let start = if page.op.actor.may(Action::Apply) {
        "/applications/new"
    } else {
        "/register"
    };
    view! {
        <section class="hero">
            <div>
                <p class="to">{td_string!(t, home.to).to_string()}</p>
                <h1>{td_string!(t, home.title).to_string()}</h1>
                <p class="lead">{td_string!(t, home.lead).to_string()}</p>
                <div class="buttons">
                    <ButtonLink
                        href=start
                        text=td_string!(t, home.start).to_string()
                        kind=ButtonKind::Solid
                        size=ButtonSize::Large
                    />
                    <ButtonLink
                        href="#steps"
                        text=td_string!(t, home.see_steps).to_string()
                        size=ButtonSize::Large
                    />
                </div>
            </div>
            {prepare(t)}
        </section>
    }
}

fn prepare(t: Locale) -> impl IntoView {
    view! {
        <aside class="prepare">
            <h2>{td_string!(t, home.prepare_title).to_string()}</h2>
            <ul>
                <li>
                    {td_string!(t, home.prepare_registration).to_string()} <br />
                    <span class="sub">{td_string!(t, home.prepare_registration_note).to_string()}</span>
                </li>
                <li>
                    {td_string!(t, home.prepare_certificate).to_string()}
                    <span class="sub">{td_string!(t, home.prepare_certificate_note).to_string()}</span>
                </li>
                <li>{td_string!(t, home.prepare_accounts).to_string()}</li>
                <li>{td_string!(t, home.prepare_service).to_string()}</li>
            </ul>
        </aside>
    }
}
