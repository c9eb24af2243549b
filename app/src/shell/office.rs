//! The Federation's workspace: side navigation, top bar, main.

use super::{done, public, session};
use crate::i18n::*;
use crate::page::Page;
use domain::accounts::{Language, Role};
use domain::calendar::{date_time_en, date_time_ja};
use domain::permissions::Action;
use leptos::prelude::*;

/// Puts a page into the workspace.
pub fn surround(page: &Page, body: AnyView) -> impl IntoView {
    let t = page.locale;
    view! {
        <div class="officer shell">
            <header class="side">
                <div class="side-brand">
                    <a class="wordmark" href="/queue">{td_string!(t, common.product_office).to_string()}</a>
                    {td_string!(t, common.office_kind).to_string()}
                </div>
                <nav class="side-nav" aria-label=td_string!(t, common.nav_office).to_string()>{links(page)}</nav>
                <div class="side-person">{person(page)}</div>
                <details class="menu">
                    <summary>{td_string!(t, common.menu).to_string()}</summary>
                    <nav class="menu-panel" aria-label=td_string!(t, common.menu).to_string()>
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
    let label = td_string!(t, common.search_label).to_string();
    let now = match page.language() {
        Language::Ja => date_time_ja(page.op.now),
        Language::En => date_time_en(page.op.now),
    };
    view! {
        <section class="top-bar" aria-label=td_string!(t, common.top_bar).to_string()>
            <form class="search" role="search" action="/queue" method="get">
                <input type="search" name="text" aria-label=label
                    placeholder=td_string!(t, common.search_hint).to_string() />
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
        <h2>{td_string!(t, common.group_intake).to_string()}</h2>
        {link("/queue", td_string!(t, common.nav_queue).to_string())}
        {announces.then(|| link("/intake", td_string!(t, common.nav_intake).to_string()))}
        <h2>{td_string!(t, common.group_contracts).to_string()}</h2>
        {link("/consents", td_string!(t, common.nav_consents).to_string())}
        {link("/contracts", td_string!(t, common.nav_contracts).to_string())}
        <h2>{td_string!(t, common.group_connection).to_string()}</h2>
        {link("/clients", td_string!(t, common.nav_clients).to_string())}
        <h2>{td_string!(t, common.group_ledger).to_string()}</h2>
        {link("/register-of-agents", td_string!(t, common.nav_register).to_string())}
        {invites.then(|| link("/staff", td_string!(t, common.nav_staff).to_string()))}
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
        Role::Agent => td_string!(t, common.role_agent).to_string(),
        Role::Officer => td_string!(t, common.role_officer).to_string(),
        Role::Approver => td_string!(t, common.role_approver).to_string(),
        Role::Administrator => td_string!(t, common.role_administrator).to_string(),
        Role::Auditor => td_string!(t, common.role_auditor).to_string(),
    }
}
