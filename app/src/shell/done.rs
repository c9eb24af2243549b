//! The banner that says what was just done, after the redirect of a form.

use crate::page::Page;
use leptos::prelude::*;

/// The banner, where the address says that something was done.
pub fn banner(page: &Page) -> Option<impl IntoView + use<>> {
    let text = words(page, page.done.as_deref()?)?;
    Some(view! {
        <div class="banner success" role="status" tabindex="-1" id="done" autofocus>
            <p class="heading">{text}</p>
        </div>
    })
}

fn words(page: &Page, code: &str) -> Option<String> {
    let text = match code {
        "saved" => say!(page.locale, done.saved),
        "signed_out" => say!(page.locale, done.signed_out),
        "announced" => say!(page.locale, done.announced),
        "address_confirmed" => say!(page.locale, done.address_confirmed),
        "password_changed" => say!(page.locale, done.password_changed),
        "account_made" => say!(page.locale, done.account_made),
        "invited" => say!(page.locale, done.invited),
        "client_requested" => say!(page.locale, done.client_requested),
        "client_issued" => say!(page.locale, done.client_issued),
        "secret_link_sent" => say!(page.locale, done.secret_link_sent),
        "client_revoked" => say!(page.locale, done.client_revoked),
        "withdrawn" => say!(page.locale, done.withdrawn),
        "document_added" => say!(page.locale, done.document_added),
        "document_removed" => say!(page.locale, done.document_removed),
        "consent_recorded" => say!(page.locale, done.consent_recorded),
        "contract_drawn_up" => say!(page.locale, done.contract_drawn_up),
        "contract_taken_back" => say!(page.locale, done.contract_taken_back),
        "contract_signed" => say!(page.locale, done.contract_signed),
        "contract_concluded" => say!(page.locale, done.contract_concluded),
        "paper_recorded" => say!(page.locale, done.paper_recorded),
        "registration_verified" => say!(page.locale, done.registration_verified),
        "case_taken" => say!(page.locale, done.case_taken),
        "case_returned" => say!(page.locale, done.case_returned),
        "case_proposed" => say!(page.locale, done.case_proposed),
        "case_approved" => say!(page.locale, done.case_approved),
        "case_sent_back" => say!(page.locale, done.case_sent_back),
        "case_declined" => say!(page.locale, done.case_declined),
        _ => return None,
    };
    Some(text)
}
