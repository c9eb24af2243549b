//! The Federation's workspace: side navigation, top bar, main.

use super::{done, public, session};
use crate::page::Page;
use crate::words::date_time;
use domain::accounts::Role;
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
                <nav class="side-nav" aria-label=say!(t, common.nav_office)>{links(page)}</nav>
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
    view! {
        <section class="top-bar" aria-label=say!(t, common.top_bar)>
            <form class="search" role="search" action="/queue" method="get">
                <input type="search" name="text" aria-label=label
                    placeholder=say!(t, common.search_hint) />
            </form>
            <span class="now">{now}</span>
            {public::language_link(page)}
        </section>
    }
}

/// Only what the person may open.
fn links(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let actor = &page.op.actor;
    let link = |href: &'static str, label: String| {
        view! { <a href=href aria-current=public::current(page, href)>{label}</a> }
    };
    let announces = actor.may(Action::AnnounceReadiness);
    let invites = actor.may(Action::InviteStaff);
    view! {
        <h2>{say!(t, common.group_intake)}</h2>
        {link("/queue", say!(t, common.nav_queue))}
        {announces.then(|| link("/intake", say!(t, common.nav_intake)))}
        <h2>{say!(t, common.group_contracts)}</h2>
        {link("/consents", say!(t, common.nav_consents))}
        {link("/contracts", say!(t, common.nav_contracts))}
        <h2>{say!(t, common.group_connection)}</h2>
        {link("/clients", say!(t, common.nav_clients))}
        <h2>{say!(t, common.group_ledger)}</h2>
        {link("/register-of-agents", say!(t, common.nav_register))}
        {invites.then(|| link("/staff", say!(t, common.nav_staff)))}
    }
}

fn person(page: &Page) -> Option<impl IntoView + use<>> {
    let identity = page.op.actor.identity()?;
    let roles: Vec<String> = identity
        .roles
        .iter()
        .map(|role| role_word(page, *role))
        .collect();
    Some(view! {
        <b>{identity.name.clone()}</b>
        <p>{roles.join("・")}</p>
        {public::sign_out(page)}
    })
}

/// The word for a role.
fn role_word(page: &Page, role: Role) -> String {
    let t = page.locale;
    match role {
        Role::Agent => say!(t, common.role_agent),
        Role::Officer => say!(t, common.role_officer),
        Role::Approver => say!(t, common.role_approver),
        Role::Administrator => say!(t, common.role_administrator),
        Role::Auditor => say!(t, common.role_auditor),
    }
}
