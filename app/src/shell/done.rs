//! The banner that says what was just done, after the redirect of a form.

use crate::i18n::*;
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
        "saved" => td_string!(page.locale, done.saved).to_string(),
        "signed_out" => td_string!(page.locale, done.signed_out).to_string(),
        "announced" => td_string!(page.locale, done.announced).to_string(),
        "address_confirmed" => td_string!(page.locale, done.address_confirmed).to_string(),
        "password_changed" => td_string!(page.locale, done.password_changed).to_string(),
        "account_made" => td_string!(page.locale, done.account_made).to_string(),
        "invited" => td_string!(page.locale, done.invited).to_string(),
        "client_requested" => td_string!(page.locale, done.client_requested).to_string(),
        "client_issued" => td_string!(page.locale, done.client_issued).to_string(),
        "client_revoked" => td_string!(page.locale, done.client_revoked).to_string(),
        "withdrawn" => td_string!(page.locale, done.withdrawn).to_string(),
        "document_added" => td_string!(page.locale, done.document_added).to_string(),
        "document_removed" => td_string!(page.locale, done.document_removed).to_string(),
        "consent_recorded" => td_string!(page.locale, done.consent_recorded).to_string(),
        "contract_drawn_up" => td_string!(page.locale, done.contract_drawn_up).to_string(),
        "contract_taken_back" => td_string!(page.locale, done.contract_taken_back).to_string(),
        "contract_signed" => td_string!(page.locale, done.contract_signed).to_string(),
        "contract_concluded" => td_string!(page.locale, done.contract_concluded).to_string(),
        "paper_recorded" => td_string!(page.locale, done.paper_recorded).to_string(),
        "registration_verified" => td_string!(page.locale, done.registration_verified).to_string(),
        "case_taken" => td_string!(page.locale, done.case_taken).to_string(),
        "case_returned" => td_string!(page.locale, done.case_returned).to_string(),
        "case_proposed" => td_string!(page.locale, done.case_proposed).to_string(),
        "case_approved" => td_string!(page.locale, done.case_approved).to_string(),
        "case_sent_back" => td_string!(page.locale, done.case_sent_back).to_string(),
        "case_declined" => td_string!(page.locale, done.case_declined).to_string(),
        _ => return None,
    };
    Some(text)
}
