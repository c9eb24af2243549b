//! What a client's access depends on, condition by condition.

use crate::components::{Glyph, GlyphMark};
use crate::i18n::*;
use domain::clients::Authorisation;
use leptos::prelude::*;

/// The conditions of the effective authorisation as a list of checks.
pub fn conditions(t: Locale, authorisation: &Authorisation) -> impl IntoView + use<> {
    let fails = |reason: &str| authorisation.reasons.contains(&reason);
    let count = authorisation.banks.len();
    let banks = if fails("no_bank_consents") {
        (false, td_string!(t, clients.no_consent).to_string())
    } else if authorisation.active {
        (true, td_string!(t, clients.consenting, count).to_string())
    } else {
        // The banks are named only to clients that may connect.
        (true, td_string!(t, clients.consent_given).to_string())
    };
    let checks = [
        pick(
            !fails("contract_not_in_force"),
            td_string!(t, clients.in_force).to_string(),
            td_string!(t, clients.not_in_force).to_string(),
        ),
        pick(
            !fails("registration_not_verified"),
            td_string!(t, clients.verified).to_string(),
            td_string!(t, clients.not_verified).to_string(),
        ),
        banks,
        pick(
            !fails("family_not_ready"),
            td_string!(t, clients.ready).to_string(),
            td_string!(t, clients.not_ready).to_string(),
        ),
        pick(
            !fails("client_not_active"),
            td_string!(t, clients.client_active).to_string(),
            td_string!(t, clients.client_not_active).to_string(),
        ),
    ];
    let lines: Vec<_> = checks.into_iter().map(line).collect();
    view! { <ul class="checks">{lines}</ul> }
}

fn pick(holds: bool, yes: String, no: String) -> (bool, String) {
    (holds, if holds { yes } else { no })
}

fn line((holds, text): (bool, String)) -> impl IntoView {
    let glyph = if holds { Glyph::Done } else { Glyph::Wait };
    view! { <li><GlyphMark glyph /><span>{text}</span></li> }
}
