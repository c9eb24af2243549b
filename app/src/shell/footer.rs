//! The footer of the public and the agents' pages.

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
        .map(|bank| {
            let name = match page.language() {
                Language::Ja => bank.name.clone(),
                Language::En => bank.name_en.clone(),
            };
            let href = format!("/banks/{}", bank.code);
            view! { <li><a href=href>{name}</a></li> }
        })
        .collect();
    view! {
        <footer class="site-foot">
            <div class="container">
                <div class="foot-top">
                    <div>
                        <b>{say!(t, common.product)}</b>
                        <p>{say!(t, common.footer_operated)}</p>
                    </div>
                    <div>
                        <ul class="foot-links">
                            <li><a href="/policy">{say!(t, common.footer_policy)}</a></li>
                            <li><a href="/criteria">{say!(t, common.nav_criteria)}</a></li>
                            <li><a href="/register-of-agents">{say!(t, common.footer_register)}</a></li>
                            <li><a href="/verify">{say!(t, verification.title)}</a></li>
                            <li><a href="/privacy">{say!(t, about.privacy_title)}</a></li>
                            <li><a href="/accessibility">{say!(t, about.accessibility_title)}</a></li>
                            <li><a href="/#contact">{say!(t, common.nav_contact)}</a></li>
                        </ul>
                        <ul class="foot-banks">{banks}</ul>
                    </div>
                </div>
                <div class="foot-end"><span>{say!(t, common.footer_copyright)}</span></div>
            </div>
        </footer>
    }
}
