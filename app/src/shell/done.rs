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
        "calendar_changed" => say!(page.locale, done.calendar_changed),
        "subscribed" => say!(page.locale, done.subscribed),
        "invited" => say!(page.locale, done.invited),
        "invitation_withdrawn" => say!(page.locale, done.invitation_withdrawn),
        "member_changed" => say!(page.locale, done.member_changed),
        "member_removed" => say!(page.locale, done.member_removed),
        "member_left" => say!(page.locale, done.member_left),
        "handed_over" => say!(page.locale, done.handed_over),
        "deactivated" => say!(page.locale, done.deactivated),
        "reactivated" => say!(page.locale, done.reactivated),
        "bank_address_changed" => say!(page.locale, done.bank_address_changed),
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
        "amendment_opened" => say!(page.locale, done.amendment_opened),
        "registration_verified" => say!(page.locale, done.registration_verified),
        "case_taken" => say!(page.locale, done.case_taken),
        "case_returned" => say!(page.locale, done.case_returned),
        "case_proposed" => say!(page.locale, done.case_proposed),
        "case_approved" => say!(page.locale, done.case_approved),
        "case_sent_back" => say!(page.locale, done.case_sent_back),
        "case_declined" => say!(page.locale, done.case_declined),
        _ => return others(page, code),
    };
    Some(text)
}

fn others(page: &Page, code: &str) -> Option<String> {
    signing_words(page, code)
        .or_else(|| draft_words(page, code))
        .or_else(|| template_words(page, code))
        .or_else(|| account_words(page, code))
}

/// What was done while a contract is out to be signed.
fn signing_words(page: &Page, code: &str) -> Option<String> {
    let text = match code {
        "signing_declined" => say!(page.locale, signing.done_declined),
        "negotiation_ended" => say!(page.locale, signing.done_abandoned),
        "signing_delegated" => say!(page.locale, signing.done_delegated),
        "delegation_revoked" => say!(page.locale, signing.done_revoked),
        "contract_signed_first" => say!(page.locale, signing.done_signed_federation),
        "contract_drawn_up_federation" => say!(page.locale, signing.done_drawn_up_federation),
        "sheet_recorded" => say!(page.locale, signing.done_paper_recorded),
        "sheet_confirmed" => say!(page.locale, signing.done_confirmed),
        "sheet_returned" => say!(page.locale, signing.done_returned),
        _ => return None,
    };
    Some(text)
}

/// What was done about the template of contracts.
fn template_words(page: &Page, code: &str) -> Option<String> {
    let text = match code {
        "template_begun" => say!(page.locale, done.template_begun),
        "template_saved" => say!(page.locale, done.template_saved),
        "template_article_removed" => say!(page.locale, done.template_article_removed),
        "template_discarded" => say!(page.locale, done.template_discarded),
        "template_proposed" => say!(page.locale, done.template_proposed),
        "template_released" => say!(page.locale, done.template_released),
        "template_sent_back" => say!(page.locale, done.template_sent_back),
        _ => return None,
    };
    Some(text)
}

/// What was done about the draft of a contract.
fn draft_words(page: &Page, code: &str) -> Option<String> {
    let text = match code {
        "banks_asked" => say!(page.locale, done.banks_asked),
        "deadline_moved" => say!(page.locale, done.deadline_moved),
        "consent_code_sent" => say!(page.locale, done.consent_code_sent),
        "consent_withdrawn" => say!(page.locale, done.consent_withdrawn),
        "consent_given" => say!(page.locale, done.consent_given),
        "suspension_requested" => say!(page.locale, done.suspension_requested),
        "suspension_accepted" => say!(page.locale, done.suspension_accepted),
        "suspension_declined" => say!(page.locale, done.suspension_declined),
        "suspension_lifted" => say!(page.locale, done.suspension_lifted),
        "clause_saved" => say!(page.locale, done.clause_saved),
        "clause_removed" => say!(page.locale, done.clause_removed),
        "draft_issued" => say!(page.locale, done.draft_issued),
        "draft_discarded" => say!(page.locale, done.draft_discarded),
        "draft_confirmed" => say!(page.locale, done.draft_confirmed),
        "draft_found_material" => say!(page.locale, done.draft_found_material),
        "clause_commented" => say!(page.locale, done.clause_commented),
        "clause_settled" => say!(page.locale, done.clause_settled),
        "publication_recorded" => say!(page.locale, done.publication_recorded),
        "bank_notified" => say!(page.locale, done.bank_notified),
        "publication_checked" => say!(page.locale, done.publication_checked),
        _ => return policy_words(page, code),
    };
    Some(text)
}

/// What was done about the policy and the standing consents to it.
fn policy_words(page: &Page, code: &str) -> Option<String> {
    let text = match code {
        "policy_begun" => say!(page.locale, done.policy_begun),
        "policy_saved" => say!(page.locale, done.policy_saved),
        "policy_submitted" => say!(page.locale, done.policy_submitted),
        "policy_sent_back" => say!(page.locale, done.policy_sent_back),
        "policy_discarded" => say!(page.locale, done.policy_discarded),
        "policy_published" => say!(page.locale, done.policy_published),
        "standing_given" => say!(page.locale, done.standing_given),
        "standing_withdrawn" => say!(page.locale, done.standing_withdrawn),
        "standing_recorded" => say!(page.locale, done.standing_recorded),
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
