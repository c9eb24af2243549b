//! The names of the parts of a draft, as its fields and its problems call them.

use crate::components::{Breadcrumb, Crumb};
use crate::i18n::*;
use crate::page::Page;
use leptos::prelude::*;

/// The names by the fields that send them.
pub fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("title_ja", say!(t, policy_draft.f_title_ja)),
        ("body_ja", say!(t, policy_draft.f_body_ja)),
        ("title_en", say!(t, policy_draft.f_title_en)),
        ("body_en", say!(t, policy_draft.f_body_en)),
        ("effective_from", say!(t, policy_draft.f_effective_from)),
        ("summary_ja", say!(t, policy_draft.f_summary_ja)),
        ("summary_en", say!(t, policy_draft.f_summary_en)),
        ("contact", say!(t, policy_draft.f_contact)),
        ("department", say!(t, policy_draft.f_department)),
        ("department_en", say!(t, policy_draft.f_department_en)),
        ("tel", say!(t, policy_draft.f_tel)),
        ("email", say!(t, policy_draft.f_email)),
        ("valid_from", say!(t, policy_draft.f_valid_from)),
        ("items", say!(t, policy_draft.f_items)),
        ("consents", say!(t, policy_draft.f_consents)),
        ("reason", say!(t, policy_draft.f_reason)),
    ]
}

/// The way back to the draft.
pub fn way(page: &Page, here: &str) -> AnyView {
    let t = page.locale;
    let above = vec![Crumb::new(say!(t, policy_draft.title), super::ADDRESS)];
    view! { <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=here.to_owned() /> }
        .into_any()
}
