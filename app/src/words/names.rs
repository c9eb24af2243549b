//! Words for the small closed lists of `domain`.

use crate::i18n::*;
use domain::applications::Owner;
use domain::intake::{Kind, ScopeFamily};

/// 照会系 or 資金移動系.
pub fn family(locale: Locale, family: ScopeFamily) -> String {
    match family {
        ScopeFamily::AccountInformation => say!(locale, common.account_information),
        ScopeFamily::Payments => say!(locale, common.payments),
    }
}

/// What an announcement is.
pub fn announcement(locale: Locale, kind: Kind) -> String {
    match kind {
        Kind::Undecided => say!(locale, intake.kind_undecided),
        Kind::Planned => say!(locale, intake.kind_planned),
        Kind::Announced => say!(locale, intake.kind_announced),
        Kind::Moved => say!(locale, intake.kind_moved),
        Kind::Ready => say!(locale, intake.kind_ready),
        Kind::Withdrawn => say!(locale, intake.kind_withdrawn),
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
