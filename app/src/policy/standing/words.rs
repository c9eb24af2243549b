//! Shapes and words of standing consents, for the public, the banks and the Federation alike.

use crate::components::{CellTint, Glyph};
use crate::i18n::*;
use crate::page::Page;
use crate::policy::version::gap;
use crate::words::{date, family};
use domain::intake::ScopeFamily;
use domain::policy::standing::{Kind, Said, Scope, Standing, Way};

/// Shape and word.
pub fn state(t: Locale, kind: Kind) -> (Glyph, String) {
    match kind {
        Kind::InForce => (Glyph::Done, say!(t, standing.in_force)),
        Kind::Expired => (Glyph::Out, say!(t, standing.expired)),
        Kind::Withdrawn => (Glyph::Out, say!(t, standing.withdrawn)),
        Kind::None => (Glyph::Open, say!(t, standing.none)),
    }
}

/// The tint of a cell.
pub fn tint(kind: Kind) -> CellTint {
    match kind {
        Kind::InForce => CellTint::Agreed,
        _ => CellTint::Plain,
    }
}

/// For which contracts, until when.
pub fn scope(page: &Page, scope: &Scope) -> String {
    let t = page.locale;
    let families: Vec<_> = scope.families.iter().map(|one| family(t, *one)).collect();
    let reach = match scope.families.len() == ScopeFamily::ALL.len() {
        true => say!(t, standing.all_families),
        false => {
            let list = families.join(say!(t, standing.comma).as_str());
            say!(t, standing.families_only, list)
        }
    };
    let until = scope.until.map(|day| {
        let day = date(page.language(), day);
        format!("{}{}", gap(t), say!(t, standing.until, day))
    });
    format!("{reach}{}", until.unwrap_or_default())
}

/// The same inside brackets, where no sentence ends.
fn within(page: &Page, reach: &Scope) -> String {
    let reach = scope(page, reach);
    reach.trim_end_matches(['。', '.']).to_owned()
}

/// How far a consent reaches, from when it is taken back, and whether it was given to an earlier version.
pub fn reach(page: &Page, standing: &Standing, version: i32) -> String {
    let t = page.locale;
    let mut parts = vec![scope(page, &standing.scope)];
    if let Some(from) = standing.withdrawn_from {
        let day = date(page.language(), from);
        parts.push(say!(t, standing.withdrawn_from, day));
    }
    if standing.version != version {
        parts.push(say!(t, standing.carried, before = standing.version));
    }
    parts.join(gap(t))
}

/// What was said.
pub fn said(page: &Page, said: &Said) -> (Glyph, String) {
    let t = page.locale;
    match said {
        Said::Given(reach) => {
            let scope = within(page, reach);
            (Glyph::Done, say!(t, standing.said_given, scope))
        }
        Said::Limited(reach) => {
            let scope = within(page, reach);
            (Glyph::Caution, say!(t, standing.said_limited, scope))
        }
        Said::Withdrawn { from, .. } => {
            let day = date(page.language(), *from);
            (Glyph::Out, say!(t, standing.said_withdrawn, day))
        }
    }
}

/// How it was said.
pub fn way(t: Locale, way: Way) -> String {
    match way {
        Way::Published => say!(t, standing.by_policy),
        Way::InPerson => say!(t, standing.in_person),
        Way::Letter => say!(t, standing.by_letter),
    }
}
