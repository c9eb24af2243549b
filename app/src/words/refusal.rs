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
        } => td_string!(locale, refusals.too_many, wait = wait(locale, *seconds)).to_string(),
        other => plain(locale, other),
    }
}

/// How long to wait, in the unit in which people think of it; never shorter than it is.
pub fn wait(locale: Locale, seconds: u64) -> String {
    match seconds {
        0 | 1 => td_string!(locale, refusals.wait_second).to_string(),
        2..=59 => td_string!(locale, refusals.wait_seconds, count = seconds).to_string(),
        60 => td_string!(locale, refusals.wait_minute).to_string(),
        _ => {
            let count = seconds.div_ceil(60);
            td_string!(locale, refusals.wait_minutes, count).to_string()
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::intake::ScopeFamily;

    #[test]
    fn a_closed_intake_names_the_day_on_which_it_opens() {
        let closed = R::IntakeClosed {
            family: ScopeFamily::AccountInformation,
            opens_on: "2027-06-30".parse().ok(),
            reason: "2027年12月末".into(),
        };
        let told = refusal(Locale::ja, &closed);
        assert!(told.contains("2027年6月30日"), "{told}");
        let told = refusal(Locale::en, &closed);
        assert!(told.contains("30 June 2027"), "{told}");
    }

    #[test]
    fn nobody_is_told_to_wait_shorter_than_they_must() {
        let told = |seconds| (wait(Locale::ja, seconds), wait(Locale::en, seconds));
        for (seconds, ja, en) in [
            (1, "1秒", "1 second"),
            (59, "59秒", "59 seconds"),
            (60, "1分", "1 minute"),
            (61, "2分", "2 minutes"),
            (900, "15分", "15 minutes"),
        ] {
            assert_eq!(told(seconds), (ja.to_owned(), en.to_owned()));
        }
    }
}
