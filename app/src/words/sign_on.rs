//! Why somebody whom the identity provider sent did not come in, and what to do about it.

use crate::i18n::*;
use domain::accounts::SignOnProblem as P;

/// The title and the text of the page.
pub fn words(locale: Locale, problem: P) -> (String, String) {
    macro_rules! both {
        ($title:ident, $text:ident) => {
            (
                say!(locale, single_sign_on.$title),
                say!(locale, single_sign_on.$text),
            )
        };
    }
    match problem {
        P::Cancelled => both!(cancelled_title, cancelled_text),
        P::ProviderDown => both!(down_title, down_text),
        P::Outdated => both!(outdated_title, outdated_text),
        P::Clock => both!(clock_title, clock_text),
        P::Untrusted => both!(untrusted_title, untrusted_text),
        P::AddressNotVerified => both!(address_title, address_text),
        P::AccountOfAgent => both!(agent_title, agent_text),
        P::OtherSubject => both!(subject_title, subject_text),
        P::NoRole => both!(no_role_title, no_role_text),
        P::TwoBanks => both!(two_banks_title, two_banks_text),
        P::Deactivated => both!(deactivated_title, deactivated_text),
    }
}
