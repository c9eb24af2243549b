//! The Federation's workspace: side navigation, top bar, main.

use super::navigation::current;
use super::{done, public, session};
use crate::accounts::role;
use crate::page::Page;
use crate::support;
use crate::words::date_time;
use domain::permissions::Action;
use leptos::prelude::*;

/// Puts a page into the workspace.
pub fn surround(page: &Page, body: AnyView) -> impl IntoView {
    let t = page.locale;
    view! {
        <div class="officer shell">
            <header class="side">
                <div class="side-brand">
                    <a class="wordmark" href="/queue">{say!(t, common.product_office)}</a>
                    {say!(t, common.office_kind)}
                </div>
                {links(page).map(|links| {
                    view! { <nav class="side-nav" aria-label=say!(t, common.nav_office)>{links}</nav> }
                })}
                <div class="side-person">{person(page)}</div>
                <details class="menu">
                    <summary>{say!(t, common.menu)}</summary>
                    <nav class="menu-panel" aria-label=say!(t, common.menu)>
                        {links(page)} {person(page)}
                    </nav>
                </details>
            </header>
            <div>
                {top_bar(page)}
                {public::demonstration(page)}
                {public::print_head(page)}
                {session::notice(page)}
                <main id="main" tabindex="-1">
                    {done::banner(page)}
                    {body}
                </main>
            </div>
        </div>
    }
}

fn top_bar(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let label = say!(t, common.search_label);
    let now = date_time(page.language(), page.op.now);
    let search = page.op.actor.may(Action::ReadCases).then(|| {
        view! {
            <form class="search" role="search" action="/queue" method="get">
                <input type="search" name="text" aria-label=label
                    placeholder=say!(t, common.search_hint) />
            </form>
        }
    });
    view! {
        <section class="top-bar" aria-label=say!(t, common.top_bar)>
            {search}
            <span class="now">{now}</span>
            {public::language_link(page)}
        </section>
    }
}

/// Only what the person may open; nothing before they have the second factor that this work demands.
fn links(page: &Page) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let actor = &page.op.actor;
    let link = |href: &'static str, label: String| {
        view! { <a href=href aria-current=current(page, href)>{label}</a> }
    };
    let works = actor.may(Action::ReadCases);
    let announces = actor.may(Action::AnnounceReadiness);
    let keeps = actor.may(Action::MaintainCalendar);
    let invites = actor.may(Action::ReadPeople);
    let helps = actor.may(Action::Impersonate);
    let late = (page.late_publications > 0).then(|| {
        let label = say!(t, publications.v_overdue);
        view! {
            <span class="count">
                <span class="vh">{label} " "</span>
                {page.late_publications.to_string()}
            </span>
        }
    });
    works.then(|| {
        view! {
            <h2>{say!(t, common.group_intake)}</h2>
            {link("/queue", say!(t, common.nav_queue))}
            {announces.then(|| link("/intake", say!(t, common.nav_intake)))}
            {keeps.then(|| link("/calendar", say!(t, common.nav_calendar)))}
            {link("/policy/draft", say!(t, common.nav_policy_draft))}
            <h2>{say!(t, common.group_contracts)}</h2>
            {link("/consents", say!(t, common.nav_consents))}
            {link("/standing-consents", say!(t, common.nav_standing))}
            {link("/contracts", say!(t, common.nav_contracts))}
            <a href="/publications" aria-current=current(page, "/publications")>
                {say!(t, publications.title)} {late}
            </a>
            {link("/templates", say!(t, common.nav_templates))}
            {link("/suspensions", say!(t, common.nav_suspensions))}
            <h2>{say!(t, common.group_connection)}</h2>
            {link("/clients", say!(t, common.nav_clients))}
            <h2>{say!(t, common.group_ledger)}</h2>
            {link("/register-of-agents", say!(t, common.nav_register))}
            {invites.then(|| link("/members/federation", say!(t, common.nav_staff)))}
            {helps.then(|| link(support::ADDRESS, say!(t, common.nav_support)))}
        }
    })
}

fn person(page: &Page) -> Option<impl IntoView + use<>> {
    let identity = page.op.actor.identity()?;
    let roles: Vec<String> = identity
        .roles()
        .iter()
        .map(|held| role(page.locale, *held))
        .collect();
    Some(view! {
        <b>{identity.name.clone()}</b>
        <p>{roles.join("・")}</p>
        {public::other_hats(page)}
        {public::security(page)}
        {public::sign_out(page)}
    })
}
