//! Words for the small closed lists of `domain`.

use crate::i18n::*;
use domain::applications::Owner;
use domain::intake::ScopeFamily;

/// 照会系 or 資金移動系.
pub fn family(locale: Locale, family: ScopeFamily) -> String {
    match family {
        ScopeFamily::AccountInformation => {
            td_string!(locale, common.account_information).to_string()
        }
        ScopeFamily::Payments => td_string!(locale, common.payments).to_string(),
    }
}

/// Who acts next, as the Federation says it.
pub fn owner(locale: Locale, owner: Owner) -> String {
    match owner {
        Owner::Agent => td_string!(locale, common.owner_agent).to_string(),
        Owner::Federation => td_string!(locale, common.owner_federation).to_string(),
        Owner::Banks => td_string!(locale, common.owner_banks).to_string(),
        Owner::Nobody => td_string!(locale, common.owner_nobody).to_string(),
    }
}
