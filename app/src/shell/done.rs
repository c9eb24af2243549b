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
        "announced" => say!(page.locale, done.announced),
        "invited" => say!(page.locale, done.invited),
        "invitation_withdrawn" => say!(page.locale, done.invitation_withdrawn),
        "member_changed" => say!(page.locale, done.member_changed),
        "member_removed" => say!(page.locale, done.member_removed),
        "member_left" => say!(page.locale, done.member_left),
        "handed_over" => say!(page.locale, done.handed_over),
        "deactivated" => say!(page.locale, done.deactivated),
        "reactivated" => say!(page.locale, done.reactivated),
        "joined" => say!(page.locale, done.joined),
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
        "contract_suspended" => say!(page.locale, done.contract_suspended),
        "contract_resumed" => say!(page.locale, done.contract_resumed),
        "contract_notified" => say!(page.locale, done.contract_notified),
        "contract_ended" => say!(page.locale, done.contract_ended),
        "paper_recorded" => say!(page.locale, done.paper_recorded),
        "registration_verified" => say!(page.locale, done.registration_verified),
        "case_taken" => say!(page.locale, done.case_taken),
        "case_returned" => say!(page.locale, done.case_returned),
        "case_proposed" => say!(page.locale, done.case_proposed),
        "case_approved" => say!(page.locale, done.case_approved),
        "case_sent_back" => say!(page.locale, done.case_sent_back),
        "case_declined" => say!(page.locale, done.case_declined),
        _ => return draft_words(page, code).or_else(|| account_words(page, code)),
    };
    Some(text)
}

/// What was done about the draft of a contract.
fn draft_words(page: &Page, code: &str) -> Option<String> {
    let text = match code {
        "banks_asked" => say!(page.locale, done.banks_asked),
        "consent_code_sent" => say!(page.locale, done.consent_code_sent),
        "consent_withdrawn" => say!(page.locale, done.consent_withdrawn),
        "consent_given" => say!(page.locale, done.consent_given),
        "clause_saved" => say!(page.locale, done.clause_saved),
        "clause_removed" => say!(page.locale, done.clause_removed),
        "draft_issued" => say!(page.locale, done.draft_issued),
        "draft_discarded" => say!(page.locale, done.draft_discarded),
        "draft_confirmed" => say!(page.locale, done.draft_confirmed),
        "clause_commented" => say!(page.locale, done.clause_commented),
        "clause_settled" => say!(page.locale, done.clause_settled),
        _ => return None,
    };
    Some(text)
}

/// What was done to the person's own account, or to somebody's sessions.
fn account_words(page: &Page, code: &str) -> Option<String> {
    let text = match code {
        "own_password_changed" => say!(page.locale, done.own_password_changed),
        "email_link_sent" => say!(page.locale, done.email_link_sent),
        "email_changed" => say!(page.locale, done.email_changed),
        "passkey_added" => say!(page.locale, done.passkey_added),
        "passkey_removed" => say!(page.locale, done.passkey_removed),
        "session_ended" => say!(page.locale, done.session_ended),
        "other_sessions_ended" => say!(page.locale, done.other_sessions_ended),
        "sessions_ended" => say!(page.locale, done.sessions_ended),
        "help_ended" => say!(page.locale, done.help_ended),
        "totp_added" => say!(page.locale, done.totp_added),
        "totp_removed" => say!(page.locale, done.totp_removed),
        "signed_out" => say!(page.locale, done.signed_out),
        "address_confirmed" => say!(page.locale, done.address_confirmed),
        "password_changed" => say!(page.locale, done.password_changed),
        "account_made" => say!(page.locale, done.account_made),
        "hat_changed" => say!(page.locale, done.hat_changed),
        _ => return None,
    };
    Some(text)
}
