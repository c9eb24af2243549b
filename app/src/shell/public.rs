//! Header, notice and footer of the public and the agents' pages.

use super::navigation::current;
use super::{Frame, done, footer, session};
use crate::factors::OVERVIEW;
use crate::i18n::*;
use crate::page::Page;
use crate::support;
use crate::words::date_time;
use domain::accounts::{Body, BodyKind, Identity};
use domain::permissions::Action;
use leptos::prelude::*;

/// Puts a page between header and footer.
pub fn surround(page: &Page, frame: Frame, body: AnyView) -> impl IntoView {
    let class = if frame == Frame::Public {
        "public"
    } else {
        "agent"
    };
    view! {
        <div class=class>
            {header(page)}
            {demonstration(page)}
            {print_head(page)}
            {session::notice(page)}
            {support::notice(page)}
            <main id="main" tabindex="-1">
                <div class="container">
                    {done::banner(page)}
                    {body}
                </div>
            </main>
            {footer::footer(page)}
        </div>
    }
}

fn header(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let menu = move || say!(t, common.menu);
    view! {
        <header class="site-head">
            <div class="container">
                <a class="wordmark" href="/">{say!(t, common.product)}</a>
                <span class="operator">{say!(t, common.operator_head)}</span>
                <nav class="head-nav" aria-label=say!(t, common.nav_main)>
                    {links(page)}
                </nav>
                <details class="menu">
                    <summary>{menu()}</summary>
                    <nav class="menu-panel" aria-label=menu()>{links(page)}</nav>
                </details>
            </div>
        </header>
    }
}

/// Whoever is signed in sees the pages of the hat they wear, everybody else the public ones.
fn links(page: &Page) -> AnyView {
    match page.op.actor.identity() {
        Some(identity) => own_links(page, identity).into_any(),
        None => public_links(page).into_any(),
    }
}

fn own_links(page: &Page, identity: &Identity) -> impl IntoView + use<> {
    let t = page.locale;
    let body = identity.hat.as_ref().map(|hat| hat.name.clone());
    let main = match page.op.actor.body().map(Body::kind) {
        Some(BodyKind::Agent) => Some(("/applications", say!(t, common.nav_applications))),
        Some(BodyKind::Federation) => Some(("/queue", say!(t, common.nav_queue))),
        Some(BodyKind::Bank) => Some(("/bank", say!(t, common.nav_bank))),
        None => None,
    };
    let main = main.map(|(href, label)| {
        view! { <a href=href aria-current=current(page, href)>{label}</a> }
    });
    let team = identity
        .hat
        .as_ref()
        .filter(|_| page.op.actor.may(Action::ReadTeam));
    let team = team.map(|hat| {
        let href = format!("/members/{}", hat.body);
        let marked = current(page, &href);
        view! { <a href=href aria-current=marked>{say!(t, common.nav_team)}</a> }
    });
    view! {
        {main}
        {team}
        {language_link(page)}
        <span class="head-person"><b>{body}</b> <span>{identity.name.clone()}</span></span>
        {other_hats(page)}
        {identity.helper.is_none().then(|| security(page))}
        {sign_out(page)}
    }
}

/// The way to one's second factor.
pub fn security(page: &Page) -> impl IntoView + use<> {
    let marked = current(page, OVERVIEW);
    view! { <a href=OVERVIEW aria-current=marked>{say!(page.locale, common.nav_security)}</a> }
}

/// The way to the other hats, for those who have more than one.
pub fn other_hats(page: &Page) -> Option<impl IntoView + use<>> {
    let has_more = |identity: &Identity| !identity.other_hats.is_empty();
    page.op.actor.identity().is_some_and(has_more).then(|| {
        let marked = current(page, "/hats");
        view! { <a href="/hats" aria-current=marked>{say!(page.locale, common.nav_hats)}</a> }
    })
}

fn public_links(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let link = |href: &'static str, label: String| {
        view! { <a href=href aria-current=current(page, href)>{label}</a> }
    };
    view! {
        {link("/policy", say!(t, common.nav_policy))}
        {link("/#steps", say!(t, common.nav_steps))}
        {link("/criteria", say!(t, common.nav_criteria))}
        {link("/register-of-agents", say!(t, common.nav_register))}
        {link("/#contact", say!(t, common.nav_contact))}
        {language_link(page)}
        <a class="button line sm" href="/sign-in">{say!(t, common.sign_in)}</a>
    }
}

/// The same page in the other language.
pub fn language_link(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let to = if t == Locale::ja { "en" } else { "ja" };
    let back = back(page);
    let href = format!("/language/{to}?back={back}");
    view! {
        <a href=href lang=to hreflang=to aria-label=say!(t, common.other_language_label)>
            {say!(t, common.other_language)}
        </a>
    }
}

/// The address asked for, as a parameter, without what was just done.
fn back(page: &Page) -> String {
    let query: Vec<&str> = page
        .query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("done="))
        .collect();
    let address = match query.is_empty() {
        true => page.path.clone(),
        false => format!("{}?{}", page.path, query.join("&")),
    };
    url::form_urlencoded::byte_serialize(address.as_bytes()).collect()
}

/// The button that ends the session.
pub fn sign_out(page: &Page) -> impl IntoView + use<> {
    view! {
        <form method="post" action="/sign-out">
            <button class="as-link" type="submit">{say!(page.locale, common.sign_out)}</button>
        </form>
    }
}

/// Paper says where it comes from, when it was printed and by whom.
pub fn print_head(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let at = date_time(page.language(), page.op.now);
    let person = page.op.actor.identity().map(|one| one.name.clone());
    view! {
        <p class="print-head only-print">
            <span>{say!(t, common.product)}</span>
            <span>{say!(t, common.printed, at)} " " {person}</span>
        </p>
    }
}

/// Says on every page that the data are invented.
pub fn demonstration(page: &Page) -> Option<impl IntoView + use<>> {
    page.site.demonstration.then(|| {
        view! {
            <aside class="demonstration" aria-label=say!(page.locale, common.demonstration_label)>
                <p>
                    {say!(page.locale, common.demonstration)} " "
                    <a href="/demo/mail">{say!(page.locale, common.demonstration_mail)}</a> " "
                    <a href="/demo/codes">{say!(page.locale, common.demonstration_codes)}</a>
                </p>
            </aside>
        }
    })
}
