//! The footer of the public and the agents' pages.

use crate::i18n::*;
use crate::page::Page;
use domain::accounts::Language;
use leptos::prelude::*;

/// Who runs the portal, the public pages, and the 13 banks.
pub fn footer(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let banks: Vec<_> = page
        .site
        .banks
        .iter()
        .map(|bank| match page.language() {
            Language::Ja => bank.name.clone(),
            Language::En => bank.name_en.clone(),
        })
        .map(|name| view! { <li>{name}</li> })
        .collect();
    view! {
        <footer class="site-foot">
            <div class="container">
                <div class="foot-top">
                    <div>
                        <b>{td_string!(t, common.product).to_string()}</b>
                        <p>{td_string!(t, common.footer_operated).to_string()}</p>
                    </div>
                    <div>
                        <ul class="foot-links">
                            <li><a href="/policy">{td_string!(t, common.footer_policy).to_string()}</a></li>
                            <li><a href="/criteria">{td_string!(t, common.nav_criteria).to_string()}</a></li>
                            <li><a href="/register-of-agents">{td_string!(t, common.footer_register).to_string()}</a></li>
                            <li><a href="/#contact">{td_string!(t, common.nav_contact).to_string()}</a></li>
                        </ul>
                        <ul class="foot-banks">{banks}</ul>
                    </div>
                </div>
                <div class="foot-end"><span>{td_string!(t, common.footer_copyright).to_string()}</span></div>
            </div>
        </footer>
    }
}
