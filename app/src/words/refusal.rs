//! Why something was not done, and what to do about it.

use super::{date, family, sign_on};
use crate::contracts::signing::words;
use crate::i18n::*;
use domain::accounts::Language;
use domain::contracts::Missing;
use domain::permissions::Denial;
use domain::refusal::Refusal as R;
use domain::wording::WordingError;

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
                    say!(locale, refusals.intake_closed, family, day)
                }
                None => {
                    let reason = reason.clone();
                    say!(locale, refusals.intake_undecided, family, reason)
                }
            }
        }
        R::NotReady { missing } => not_ready(locale, missing),
        R::EffectiveTooEarly { earliest } => {
            say!(locale, refusals.too_early, day = date(language, *earliest))
        }
        R::NoticeTooLate { last } => {
            say!(
                locale,
                refusals.notice_too_late,
                day = date(language, *last)
            )
        }
        R::BanksUnanswered { unanswered: count } => say!(locale, refusals.banks_unanswered, count),
        R::ConsentsOutdated { outdated: count } => {
            say!(locale, refusals.consents_outdated, count)
        }
        R::CommentsOpen { clauses: count } => say!(locale, refusals.comments_open, count),
        R::TooManyAttempts {
            retry_after_seconds: seconds,
        } => say!(locale, refusals.too_many, wait = wait(locale, *seconds)),
        other => plain(locale, other),
    }
}

/// How long to wait, in the unit in which people think of it; never shorter than it is.
pub fn wait(locale: Locale, seconds: u64) -> String {
    match seconds {
        0 | 1 => say!(locale, refusals.wait_second),
        2..=59 => say!(locale, refusals.wait_seconds, count = seconds),
        60 => say!(locale, refusals.wait_minute),
        _ => {
            let count = seconds.div_ceil(60);
            say!(locale, refusals.wait_minutes, count)
        }
    }
}

fn plain(locale: Locale, refusal: &R) -> String {
    match refusal {
        R::Incomplete { .. } => say!(locale, refusals.incomplete),
        R::ScrapingDeclared => say!(locale, refusals.scraping),
        R::RegistrationPending => say!(locale, refusals.registration_pending),
        R::RegistrationNotVerified => say!(locale, refusals.registration_not_verified),
        R::WrongState => say!(locale, refusals.wrong_state),
        R::Stale => say!(locale, refusals.stale),
        R::ProposerMayNotDecide => say!(locale, refusals.proposer),
        R::NoBankConsented => say!(locale, refusals.no_bank_consented),
        R::NobodyToAsk => say!(locale, refusals.nobody_to_ask),
        R::CodesSpent => say!(locale, refusals.codes_spent),
        R::ClauseLocked => say!(locale, refusals.clause_locked),
        R::Wording { problem } => wording(locale, problem),
        R::DraftOpen => say!(locale, refusals.draft_open),
        R::BeingAmended => say!(locale, refusals.being_amended),
        R::ContractNotInForce => say!(locale, refusals.not_in_force),
        R::NoTimeStamp => say!(locale, refusals.no_time_stamp),
        R::ContractNotConcluded => say!(locale, refusals.not_concluded),
        R::SignOn { problem } => sign_on::words(locale, *problem).1,
        R::LastOwner => say!(locale, refusals.last_owner),
        R::OtherBank => say!(locale, refusals.other_bank),
        R::OtherAddress => say!(locale, refusals.other_address),
        R::OpenWork => say!(locale, refusals.open_work),
        R::NotAllowed { reason } => denial(locale, *reason),
        R::FactorRequired => say!(locale, refusals.factor_required),
        R::LastFactor => say!(locale, refusals.last_factor),
        R::PasswordNeedsFactor => say!(locale, refusals.password_needs_factor),
        R::WrongCredentials => say!(locale, refusals.wrong_credentials),
        R::AddressNotConfirmed => say!(locale, refusals.not_confirmed),
        _ => say!(locale, refusals.other),
    }
}

/// Everything that is missing, in one go.
fn not_ready(locale: Locale, missing: &[Missing]) -> String {
    let mut sentences = vec![say!(locale, signing.not_ready)];
    sentences.extend(missing.iter().map(|one| words::missing(locale, one)));
    sentences.join(match locale {
        Locale::ja => "",
        Locale::en => " ",
    })
}

/// Why no contract can be made of a text, with the article and by how much it is too long.
pub fn wording(locale: Locale, problem: &WordingError) -> String {
    match problem.clone() {
        WordingError::UnknownVariable { name, article } => {
            say!(locale, refusals.wording_variable, name, article)
        }
        WordingError::UnclosedVariable { article } => {
            say!(locale, refusals.wording_open, article)
        }
        WordingError::DuplicateKey(name) => say!(locale, refusals.wording_key, name),
        WordingError::StatutoryTerm(number) => say!(locale, refusals.wording_term, number),
        WordingError::TooLong { characters, max } => {
            let over = characters.saturating_sub(max);
            say!(locale, refusals.wording_long, characters, max, over)
        }
        WordingError::TooManyLines { lines, max } => {
            let over = lines.saturating_sub(max);
            say!(locale, refusals.wording_lines, lines, max, over)
        }
        WordingError::TooManyArticles { articles, max } => {
            let over = articles.saturating_sub(max);
            say!(locale, refusals.wording_many, articles, max, over)
        }
    }
}

/// Why somebody may not do something, and who may.
pub fn denial(locale: Locale, denial: Denial) -> String {
    match denial {
        Denial::OwnRights => say!(locale, refusals.own_rights),
        Denial::OwnOrganisation => say!(locale, refusals.own_organisation),
        Denial::Impersonating => say!(locale, refusals.impersonating),
        Denial::OwnProposal => say!(locale, refusals.proposer),
        Denial::State => say!(locale, refusals.wrong_state),
        Denial::Delegated => say!(locale, signing.delegated_denial),
        Denial::Role
        | Denial::AlreadyYours
        | Denial::OtherOfficer
        | Denial::RegistrationPending => say!(locale, errors.forbidden_text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::intake::ScopeFamily;

    #[test]
    fn a_closed_intake_names_the_day_on_which_it_opens() {
        let opens_on = "2027-06-30".parse().ok();
        let closed = R::IntakeClosed {
            family: ScopeFamily::AccountInformation,
            opens_on,
            reason: "2027年12月末".into(),
        };
        for (locale, language) in [(Locale::ja, Language::Ja), (Locale::en, Language::En)] {
            let (told, day) = (refusal(locale, &closed), date(language, opens_on.unwrap()));
            assert!(told.contains(&day), "{told}");
        }
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
