//! The opening: to whom the page speaks, the way in, and what to have at hand.

use crate::components::{ButtonKind, ButtonLink, ButtonSize};
use crate::i18n::*;
use crate::page::Page;
use domain::permissions::Action;
use leptos::prelude::*;

/// Heading, two buttons and the list of what to prepare.
pub fn hero(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let start = if page.op.actor.may(Action::Begin) {
        "/applications/new"
    } else {
        "/register"
    };
    view! {
        <section class="hero">
            <div>
                <p class="to">{say!(t, home.to)}</p>
                <h1>{say!(t, home.title)}</h1>
                <p class="lead">{say!(t, home.lead)}</p>
                <div class="buttons">
                    <ButtonLink
                        href=start
                        text=say!(t, home.start)
                        kind=ButtonKind::Solid
                        size=ButtonSize::Large
                    />
                    <ButtonLink
                        href="#steps"
                        text=say!(t, home.see_steps)
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
            <h2>{say!(t, home.prepare_title)}</h2>
            <ul>
                <li>
                    {say!(t, home.prepare_registration)} <br />
                    <span class="sub">{say!(t, home.prepare_registration_note)}</span>
                </li>
                <li>
                    {say!(t, home.prepare_certificate)}
                    <span class="sub">{say!(t, home.prepare_certificate_note)}</span>
                </li>
                <li>{say!(t, home.prepare_accounts)}</li>
                <li>{say!(t, home.prepare_service)}</li>
            </ul>
        </aside>
    }
}
