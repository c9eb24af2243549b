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
        (false, say!(t, clients.no_consent))
    } else if authorisation.active {
        (true, say!(t, clients.consenting, count))
    } else {
        // The banks are named only to clients that may connect.
        (true, say!(t, clients.consent_given))
    };
    let checks = [
        pick(
            !fails("contract_not_in_force"),
            say!(t, clients.in_force),
            say!(t, clients.not_in_force),
        ),
        pick(
            !fails("registration_not_verified"),
            say!(t, clients.verified),
            say!(t, clients.not_verified),
        ),
        banks,
        pick(
            !fails("family_not_ready"),
            say!(t, clients.ready),
            say!(t, clients.not_ready),
        ),
        pick(
            !fails("client_not_active"),
            say!(t, clients.client_active),
            say!(t, clients.client_not_active),
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
