//! Words that the pages of a draft share.

use crate::components::{Glyph, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use domain::contracts::{Materiality, Party};
use domain::wording::ChangeKind;
use leptos::prelude::*;
use services::contracts::drafts::Listed;

/// What becomes of earlier consents.
pub fn materiality(page: &Page, draft: &Listed) -> AnyView {
    let t = page.locale;
    let (glyph, text) = match &draft.materiality {
        Materiality::Material if draft.number == 1 => {
            return say!(t, drafts.first_word).into_any();
        }
        Materiality::Material => (Glyph::Caution, say!(t, drafts.material_word)),
        Materiality::Claimed { .. } => (Glyph::Wait, say!(t, drafts.claimed_word)),
        Materiality::Immaterial { name, at, .. } => {
            let (name, at) = (name.clone(), date_time(page.language(), *at));
            (Glyph::Done, say!(t, drafts.confirmed, name, at))
        }
    };
    view! { <Status glyph text /> }.into_any()
}

/// Shape and word of what happened to an article; nothing where it reads as before.
pub fn changed(t: Locale, kind: ChangeKind) -> Option<(Glyph, String)> {
    match kind {
        ChangeKind::Same => None,
        ChangeKind::Changed => Some((Glyph::Half, say!(t, drafts.changed))),
        ChangeKind::Added => Some((Glyph::Half, say!(t, drafts.added))),
        ChangeKind::Removed => Some((Glyph::Out, say!(t, drafts.removed))),
    }
}

/// A side, as both say it.
pub fn side(t: Locale, party: Party) -> String {
    match party {
        Party::Agent => say!(t, drafts.side_agent),
        Party::Federation => say!(t, drafts.side_federation),
    }
}
