//! The other sections beside the form of one, and where that one stands among them.

use super::words::section_state;
use crate::components::{SectionGroup, SectionLink, SectionNav};
use crate::i18n::*;
use crate::sections::{group_title, section_title};
use domain::applications::{Group, Section};
use leptos::prelude::*;
use services::applications::show::Shown;

/// Every section with its status.
pub fn navigation(t: Locale, here: Section, shown: &Shown) -> impl IntoView + use<> {
    let link = |section: &Section| {
        let (glyph, status) = section_state(t, shown.status(*section));
        SectionLink {
            text: section_title(t, *section),
            href: format!(
                "/applications/{}/sections/{}",
                shown.application.id,
                section.code()
            ),
            glyph,
            status,
            current: *section == here,
        }
    };
    let group = |group: Group| SectionGroup {
        heading: group_title(t, group),
        links: group.sections().iter().map(link).collect(),
    };
    let groups = Group::ALL.into_iter().map(group).collect();
    view! { <SectionNav label=say!(t, applications.nav) groups /> }
}

/// 事業者について 1 / 2
pub fn place(t: Locale, section: Section) -> String {
    let within = |group: Group| {
        let n = group
            .sections()
            .iter()
            .position(|listed| *listed == section)?
            + 1;
        Some((group_title(t, group), n, group.sections().len()))
    };
    let (group, n, total) = Group::ALL.into_iter().find_map(within).unwrap_or_default();
    say!(t, applications.section_of, group, n, total)
}
