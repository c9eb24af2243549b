//! Shape and words of every step that the trail records about an application.

use crate::components::Glyph;
use crate::i18n::*;

/// The shape and the words of a step; an unknown one is named as it was recorded, never left out.
pub fn verb(t: Locale, verb: &str) -> (Glyph, String) {
    let glyph = match verb {
        "correction_requested" | "application_sent_back" | "contract_taken_back" => Glyph::Act,
        "application_declined" | "application_withdrawn" | "client_revoked" => Glyph::Refused,
        "contract_suspended" | "client_suspended" => Glyph::Caution,
        "contract_ended" | "client_ended" => Glyph::Out,
        "application_begun" | "section_saved" | "document_added" | "document_removed" => {
            Glyph::Half
        }
        "consents_opened" | "application_proposed" | "client_requested" => Glyph::Wait,
        _ => Glyph::Done,
    };
    let text = of_application(t, verb)
        .or_else(|| of_contract(t, verb))
        .unwrap_or_else(|| say!(t, trail.other, verb = verb.to_owned()));
    (glyph, text)
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
        "consent_given" => say!(t, trail.consent_given),
        "consent_withdrawn" => say!(t, trail.consent_withdrawn),
        "draft_issued" => say!(t, trail.draft_issued),
        "draft_discarded" => say!(t, trail.draft_discarded),
        "draft_confirmed_immaterial" => say!(t, trail.draft_confirmed),
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
