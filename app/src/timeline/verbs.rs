//! Shape and words of every step that the trail records about an application.

use crate::components::Glyph;
use crate::i18n::*;

/// The shape and the words of a step; an unknown one is named as it was recorded, never left out.
pub fn verb(t: Locale, verb: &str) -> (Glyph, String) {
    let glyph = match verb {
        "correction_requested" | "application_sent_back" | "contract_taken_back" => Glyph::Act,
        "application_declined" | "application_withdrawn" | "client_revoked" => Glyph::Refused,
        "application_begun" | "section_saved" | "document_added" | "document_removed" => {
            Glyph::Half
        }
        "consents_opened" | "application_proposed" | "client_requested" => Glyph::Wait,
        _ => Glyph::Done,
    };
    let text = of_application(t, verb)
        .or_else(|| of_contract(t, verb))
        .unwrap_or_else(|| td_string!(t, trail.other, verb = verb.to_owned()).to_string());
    (glyph, text)
}

fn of_application(t: Locale, verb: &str) -> Option<String> {
    let text = match verb {
        "application_begun" => td_string!(t, trail.begun).to_string(),
        "section_saved" => td_string!(t, trail.saved).to_string(),
        "document_added" => td_string!(t, trail.document_added).to_string(),
        "document_removed" => td_string!(t, trail.document_removed).to_string(),
        "application_submitted" => td_string!(t, trail.submitted).to_string(),
        "application_resubmitted" => td_string!(t, trail.resubmitted).to_string(),
        "application_withdrawn" => td_string!(t, trail.withdrawn).to_string(),
        "application_taken" => td_string!(t, trail.taken).to_string(),
        "correction_requested" => td_string!(t, trail.corrected).to_string(),
        "application_proposed" => td_string!(t, trail.proposed).to_string(),
        "application_sent_back" => td_string!(t, trail.sent_back).to_string(),
        "application_approved" => td_string!(t, trail.approved).to_string(),
        "application_declined" => td_string!(t, trail.declined).to_string(),
        "registration_verified" => td_string!(t, trail.verified).to_string(),
        _ => return None,
    };
    Some(text)
}

fn of_contract(t: Locale, verb: &str) -> Option<String> {
    let text = match verb {
        "consents_opened" => td_string!(t, trail.consents_opened).to_string(),
        "consent_recorded" => td_string!(t, trail.consent_recorded).to_string(),
        "contract_drawn_up" => td_string!(t, trail.drawn_up).to_string(),
        "contract_taken_back" => td_string!(t, trail.taken_back).to_string(),
        "contract_signed_by_agent" => td_string!(t, trail.signed_agent).to_string(),
        "contract_signed_by_federation" => td_string!(t, trail.signed_federation).to_string(),
        "contract_concluded" => td_string!(t, trail.concluded).to_string(),
        "client_requested" => td_string!(t, trail.client_requested).to_string(),
        "client_issued" => td_string!(t, trail.client_issued).to_string(),
        "client_revoked" => td_string!(t, trail.client_revoked).to_string(),
        "secret_revealed" => td_string!(t, trail.secret_revealed).to_string(),
        "client_connected" => td_string!(t, trail.client_connected).to_string(),
        _ => return None,
    };
    Some(text)
}
