//! Words for the small closed lists of `domain`.

use crate::i18n::*;
use domain::applications::Owner;
use domain::intake::ScopeFamily;

/// 照会系 or 資金移動系.
pub fn family(locale: Locale, family: ScopeFamily) -> String {
    match family {
        ScopeFamily::AccountInformation => say!(locale, common.account_information),
        ScopeFamily::Payments => say!(locale, common.payments),
    }
}

/// Who acts next, as the Federation says it.
pub fn owner(locale: Locale, owner: Owner) -> String {
    match owner {
        Owner::Agent => say!(locale, common.owner_agent),
        Owner::Federation => say!(locale, common.owner_federation),
        Owner::Banks => say!(locale, common.owner_banks),
        Owner::Nobody => say!(locale, common.owner_nobody),
    }
}
