//! Why something was not done, and what to do about it.

use super::{date, family};
use crate::i18n::*;
use domain::accounts::Language;
use domain::refusal::Refusal as R;

/// The sentence of the banner above a form.
pub fn refusal(locale: Locale, refusal: &R) -> String {
    let language = if locale == Locale::ja {
        Language::Ja
    } else {
        Language::En
    };
    match refusal {
        R::IntakeClosed {
            family: which,
            opens_on,
            reason,
        } => {
            let family = family(locale, *which);
            match opens_on {
                Some(day) => {
                    let day = date(language, *day);
                    td_string!(locale, refusals.intake_closed, family, day).to_string()
                }
                None => {
                    let reason = reason.clone();
                    td_string!(locale, refusals.intake_undecided, family, reason).to_string()
                }
            }
        }
        R::EffectiveTooEarly { earliest } => {
            td_string!(locale, refusals.too_early, day = date(language, *earliest)).to_string()
        }
        R::BanksUnanswered { unanswered: count } => {
            td_string!(locale, refusals.banks_unanswered, count).to_string()
        }
        R::TooManyAttempts {
            retry_after_seconds: seconds,
        } => td_string!(locale, refusals.too_many, seconds).to_string(),
        other => plain(locale, other),
    }
}

fn plain(locale: Locale, refusal: &R) -> String {
    match refusal {
        R::Incomplete { .. } => td_string!(locale, refusals.incomplete).to_string(),
        R::ScrapingDeclared => td_string!(locale, refusals.scraping).to_string(),
        R::RegistrationPending => td_string!(locale, refusals.registration_pending).to_string(),
        R::RegistrationNotVerified => {
            td_string!(locale, refusals.registration_not_verified).to_string()
        }
        R::WrongState => td_string!(locale, refusals.wrong_state).to_string(),
        R::Stale => td_string!(locale, refusals.stale).to_string(),
        R::ProposerMayNotDecide => td_string!(locale, refusals.proposer).to_string(),
        R::NoBankConsented => td_string!(locale, refusals.no_bank_consented).to_string(),
        R::ContractNotConcluded => td_string!(locale, refusals.not_concluded).to_string(),
        R::WrongCredentials => td_string!(locale, refusals.wrong_credentials).to_string(),
        R::AddressNotConfirmed => td_string!(locale, refusals.not_confirmed).to_string(),
        _ => td_string!(locale, refusals.other).to_string(),
    }
}
