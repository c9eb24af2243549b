//! Shape and words of every step that the trail records about an application.

use crate::components::Glyph;
use crate::i18n::*;
use crate::page::Page;

/// The shape and the words of a step; an unknown one is named as it was recorded, never left out.
pub fn verb(page: &Page, verb: &str) -> (Glyph, String) {
    let t = page.locale;
    let glyph = match verb {
        "correction_requested" | "application_sent_back" | "contract_taken_back" => Glyph::Act,
        "application_declined" | "application_withdrawn" | "client_revoked" => Glyph::Refused,
        "contract_suspended" | "client_suspended" | "suspension_accepted" => Glyph::Caution,
        "signing_declined" => Glyph::Refused,
        "signing_lapsed" => Glyph::Caution,
        "sheet_returned" => Glyph::Act,
        "sheet_recorded" | "signing_delegated" => Glyph::Wait,
        "contract_ended" | "client_ended" | "negotiation_ended" => Glyph::Out,
        "application_begun" | "section_saved" | "document_added" | "document_removed" => {
            Glyph::Half
        }
        "consents_opened" | "application_proposed" | "client_requested" => Glyph::Wait,
        _ => Glyph::Done,
    };
    let text = of_office(page, verb)
        .or_else(|| of_application(t, verb))
        .or_else(|| of_contract(t, verb))
        .or_else(|| of_service(t, verb))
        .or_else(|| of_signing(t, verb))
        .unwrap_or_else(|| say!(t, trail.other, verb = verb.to_owned()));
    (glyph, text)
}

/// What the Federation did, as its own people say it.
fn of_office(page: &Page, verb: &str) -> Option<String> {
    let is_own = page.op.actor.is_staff() && verb == "contract_signed_by_federation";
    is_own.then(|| say!(page.locale, trail.signed_office))
}

fn of_application(t: Locale, verb: &str) -> Option<String> {
    let text = match verb {
        "application_begun" => say!(t, trail.begun),
        "section_saved" => say!(t, trail.saved),
        "document_added" => say!(t, trail.document_added),
        "document_removed" => say!(t, trail.document_removed),
        "application_submitted" => say!(t, trail.submitted),
        "application_resubmitted" => say!(t, trail.resubmitted),
        "application_withdrawn" => say!(t, trail.withdrawn),
        "application_taken" => say!(t, trail.taken),
        "correction_requested" => say!(t, trail.corrected),
        "application_proposed" => say!(t, trail.proposed),
        "application_sent_back" => say!(t, trail.sent_back),
        "application_approved" => say!(t, trail.approved),
        "application_declined" => say!(t, trail.declined),
        "registration_verified" => say!(t, trail.verified),
        "application_handed_over" => say!(t, trail.handed_over),
        _ => return None,
    };
    Some(text)
}

fn of_contract(t: Locale, verb: &str) -> Option<String> {
    let text = match verb {
        "consents_opened" => say!(t, trail.consents_opened),
        "consent_recorded" => say!(t, trail.consent_recorded),
        "banks_asked" => say!(t, trail.banks_asked),
        "banks_reminded" => say!(t, trail.banks_reminded),
        "banks_told_of_deadline" => say!(t, trail.deadline_told),
        "consent_deadline_moved" => say!(t, trail.deadline_moved),
        "consent_page_opened" => say!(t, trail.page_opened),
        "consent_given" => say!(t, trail.consent_given),
        "consent_reopened" => say!(t, trail.consent_reopened),
        "consent_withdrawn" => say!(t, trail.consent_withdrawn),
        "suspension_requested" => say!(t, trail.suspension_requested),
        "suspension_accepted" => say!(t, trail.suspension_accepted),
        "suspension_declined" => say!(t, trail.suspension_declined),
        "suspension_lifted" => say!(t, trail.suspension_lifted),
        "draft_issued" => say!(t, trail.draft_issued),
        "draft_discarded" => say!(t, trail.draft_discarded),
        "draft_confirmed_immaterial" => say!(t, trail.draft_confirmed),
        "draft_found_material" => say!(t, trail.draft_found_material),
        "clause_commented" => say!(t, trail.clause_commented),
        "clause_answered" => say!(t, trail.clause_answered),
        "clause_settled" => say!(t, trail.clause_settled),
        "contract_drawn_up" => say!(t, trail.drawn_up),
        "contract_taken_back" => say!(t, trail.taken_back),
        "contract_signed_by_agent" => say!(t, trail.signed_agent),
        "contract_signed_by_federation" => say!(t, trail.signed_federation),
        "contract_concluded" => say!(t, trail.concluded),
        "contract_suspended" => say!(t, contracts.k_suspended),
        "contract_resumed" => say!(t, contracts.k_resumed),
        "contract_notified" => say!(t, contracts.k_notified),
        "contract_ended" => say!(t, contracts.k_ended),
        "contract_renewed" => say!(t, contracts.k_renewed),
        "contract_replaced" => say!(t, amendments.k_replaced),
        "amendment_opened" => say!(t, amendments.opened),
        "amendment_began" => say!(t, amendments.began),
        _ => return None,
    };
    Some(text)
}

/// What follows the conclusion: publications and clients.
fn of_service(t: Locale, verb: &str) -> Option<String> {
    let text = match verb {
        "publication_recorded" => say!(t, trail.publication_recorded),
        "publication_corrected" => say!(t, trail.publication_corrected),
        "publication_released" => say!(t, trail.publication_released),
        "publication_checked" => say!(t, trail.publication_checked),
        "bank_notified" => say!(t, trail.bank_notified),
        "client_suspended" => say!(t, trail.client_suspended),
        "client_resumed" => say!(t, trail.client_resumed),
        "client_ended" => say!(t, trail.client_ended),
        "client_requested" => say!(t, trail.client_requested),
        "client_issued" => say!(t, trail.client_issued),
        "secret_link_sent_again" => say!(t, trail.secret_link_sent_again),
        "client_revoked" => say!(t, trail.client_revoked),
        "secret_revealed" => say!(t, trail.secret_revealed),
        "client_connected" => say!(t, trail.client_connected),
        _ => return None,
    };
    Some(text)
}

fn of_signing(t: Locale, verb: &str) -> Option<String> {
    let text = match verb {
        "sheet_recorded" => say!(t, signing.t_sheet_recorded),
        "sheet_confirmed" => say!(t, signing.t_sheet_confirmed),
        "sheet_returned" => say!(t, signing.k_sheet_returned),
        "signing_delegated" => say!(t, signing.t_delegated),
        "delegation_revoked" => say!(t, signing.t_revoked),
        "signing_declined" => say!(t, signing.t_declined),
        "signing_lapsed" => say!(t, signing.k_lapsed),
        "negotiation_ended" => say!(t, signing.k_abandoned),
        _ => return None,
    };
    Some(text)
}
