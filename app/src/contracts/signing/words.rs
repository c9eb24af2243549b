//! Words for signing: what is checked, what is missing, by which factor somebody was known.

use crate::components::Glyph;
use crate::i18n::*;
use crate::words::date;
use domain::accounts::{Language, UsedFactor};
use domain::contracts::{Check, Missing, Party, SigningStep, SigningStepKind};

/// How somebody signed in the browser.
pub fn factor(t: Locale, factor: Option<UsedFactor>) -> String {
    match factor {
        Some(UsedFactor::Authenticator) => say!(t, signing.f_authenticator),
        Some(UsedFactor::Passkey) => say!(t, signing.f_passkey),
        Some(UsedFactor::RecoveryCode) => say!(t, signing.f_recovery),
        Some(UsedFactor::IdentityProvider) => say!(t, signing.f_provider),
        None => say!(t, contracts.by_factor),
    }
}

/// What is checked.
pub fn check(t: Locale, check: Check) -> String {
    match check {
        Check::Registration => say!(t, signing.c_registration),
        Check::Answers => say!(t, signing.c_answers),
        Check::CurrentConsents => say!(t, signing.c_current),
        Check::Consenting => say!(t, signing.c_consenting),
        Check::Terms => say!(t, signing.c_terms),
        Check::Draft => say!(t, signing.c_draft),
        Check::Comments => say!(t, signing.c_comments),
        Check::EffectiveDay => say!(t, signing.c_day),
        Check::Overlap => say!(t, signing.c_overlap),
        Check::Amended => say!(t, amendments.check),
        Check::Withdrawals => say!(t, amendments.check_withdrawn),
        Check::Banks => say!(t, signing.c_banks),
        Check::Signature(Party::Agent) => say!(t, signing.c_signed_agent),
        Check::Signature(Party::Federation) => say!(t, signing.c_signed_federation),
    }
}

/// What is missing.
pub fn missing(t: Locale, missing: &Missing) -> String {
    let language = match t {
        Locale::ja => Language::Ja,
        Locale::en => Language::En,
    };
    match missing {
        Missing::Registration => say!(t, signing.m_registration),
        Missing::Answers { unanswered: count } => say!(t, signing.m_answers, count),
        Missing::CurrentConsents { outdated: count } => say!(t, signing.m_current, count),
        Missing::Consenting => say!(t, signing.m_consenting),
        Missing::Terms { missing: count } => say!(t, signing.m_terms, count),
        Missing::Draft => say!(t, signing.m_draft),
        Missing::Comments { clauses: count } => say!(t, signing.m_comments, count),
        Missing::EffectiveDay { earliest } => {
            say!(t, signing.m_day, day = date(language, *earliest))
        }
        Missing::Overlap { number } => say!(t, signing.m_overlap, number = number.clone()),
        Missing::Amended => say!(t, amendments.missing),
        Missing::Withdrawn { banks } => {
            let banks = banks.join(say!(t, consents.comma).as_str());
            say!(t, amendments.missing_withdrawn, banks)
        }
        Missing::Banks => say!(t, signing.m_banks),
        Missing::Signature {
            party: Party::Agent,
        } => say!(t, signing.m_signed_agent),
        Missing::Signature {
            party: Party::Federation,
        } => say!(t, signing.m_signed_federation),
    }
}

/// Shape and word of a step; the Federation speaks of itself otherwise than agents speak of it.
pub fn step(t: Locale, (step, at_office): (&SigningStep, bool)) -> (Glyph, String) {
    match (step.kind, step.party) {
        (SigningStepKind::Declined, Some(Party::Federation)) if at_office => {
            (Glyph::Refused, say!(t, signing.k_declined_office))
        }
        (SigningStepKind::Declined, Some(Party::Federation)) => {
            (Glyph::Refused, say!(t, signing.k_declined_federation))
        }
        (SigningStepKind::Declined, _) => (Glyph::Refused, say!(t, signing.k_declined_agent)),
        (SigningStepKind::Lapsed, _) => (Glyph::Caution, say!(t, signing.k_lapsed)),
        (SigningStepKind::TakenBack, _) => (Glyph::Act, say!(t, signing.k_taken_back)),
        (SigningStepKind::SheetReturned, _) => (Glyph::Act, say!(t, signing.k_sheet_returned)),
        (SigningStepKind::Abandoned, _) => (Glyph::Out, say!(t, signing.k_abandoned)),
    }
}
