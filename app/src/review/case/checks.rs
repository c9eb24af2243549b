//! What a review looks at, point by point, computed from the case.

use super::content::{anchor, asked_sections};
use crate::components::{Glyph, GlyphMark};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date;
use domain::applications::checklist::checklist;
use domain::applications::{DocumentKind, Section, SectionStatus, Stage, status};
use leptos::prelude::*;
use services::review::Case;

/// One point.
pub struct Check {
    glyph: Glyph,
    text: String,
    href: String,
    note: Option<String>,
}

impl Check {
    /// Whether nothing is left to look at.
    pub fn done(&self) -> bool {
        self.glyph == Glyph::Done
    }
}

/// The points.
pub fn checks(page: &Page, case: &Case) -> Vec<Check> {
    let t = page.locale;
    let mut checks = vec![
        registration(page, case),
        answers(t, case),
        files(t, case),
        questions(t, case),
        declared(
            case,
            say!(t, review.check_scraping),
            case.application.content.declaration.api_only == "yes",
        ),
        declared(
            case,
            say!(t, review.check_antisocial),
            case.application.content.declaration.no_antisocial_forces == "yes",
        ),
    ];
    checks.extend(correction(t, case));
    checks
}

/// The points as a list of links to where they stand.
pub fn list(checks: Vec<Check>) -> impl IntoView {
    let lines: Vec<_> = checks
        .into_iter()
        .map(|check| {
            let note = check.note.map(|note| view! { <small>{note}</small> });
            view! {
                <li>
                    <GlyphMark glyph=check.glyph />
                    <span><a href=check.href>{check.text}</a> {note}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="checks">{lines}</ul> }
}

fn registration(page: &Page, case: &Case) -> Check {
    let t = page.locale;
    let none = say!(t, review.check_registration_none);
    let (glyph, note) = match (&case.verified, &case.organisation.registration) {
        (Some(found), _) => {
            let day = found.list_on.map(|day| date(page.language(), day));
            (Glyph::Done, day.map(|day| say!(t, review.list_of, day)))
        }
        (None, Some(_)) => (Glyph::Open, Some(say!(t, review.not_verified))),
        (None, None) => (Glyph::Act, Some(none)),
    };
    let text = say!(t, review.check_registration);
    Check {
        glyph,
        text,
        href: anchor(case, Section::Organisation),
        note,
    }
}

fn answers(t: Locale, case: &Case) -> Check {
    let complete = |section: &Section| {
        status(&case.application.content, *section, &case.evidence) == SectionStatus::Complete
    };
    let (done, total) = (
        Section::ALL
            .iter()
            .filter(|section| complete(section))
            .count(),
        Section::ALL.len(),
    );
    let missing = Section::ALL.into_iter().find(|section| !complete(section));
    Check {
        glyph: counted(done, total),
        text: say!(t, review.check_answers),
        href: anchor(case, missing.unwrap_or(Section::Organisation)),
        note: Some(say!(t, review.check_answers_count, total, done)),
    }
}

fn files(t: Locale, case: &Case) -> Check {
    let asked = DocumentKind::ALL
        .into_iter()
        .filter(|kind| kind.is_required());
    let total = asked.clone().count();
    let done = asked
        .filter(|kind| case.documents.iter().any(|file| file.kind == *kind))
        .count();
    Check {
        glyph: counted(done, total),
        text: say!(t, review.check_documents),
        href: format!("{}#files", super::address(case)),
        note: Some(say!(t, review.check_documents_count, total, done)),
    }
}

fn questions(t: Locale, case: &Case) -> Check {
    let answers = &case.application.content.security.answers;
    let total = checklist().questions.len();
    let done = checklist()
        .questions
        .iter()
        .filter(|question| {
            answers
                .get(&question.code)
                .is_some_and(|answer| answer == "yes")
        })
        .count();
    Check {
        glyph: counted(done, total),
        text: say!(t, review.check_checklist),
        href: anchor(case, Section::Security),
        note: Some(say!(t, review.check_checklist_count, total, done)),
    }
}

fn declared(case: &Case, text: String, yes: bool) -> Check {
    let glyph = if yes { Glyph::Done } else { Glyph::Act };
    Check {
        glyph,
        text,
        href: anchor(case, Section::Declaration),
        note: None,
    }
}

/// Only where something was asked to be corrected.
fn correction(t: Locale, case: &Case) -> Option<Check> {
    let newest = case.corrections.first()?;
    let waits = matches!(case.application.stage, Stage::Returned { .. });
    let glyph = if newest.resolved_at.is_some() {
        Glyph::Done
    } else {
        Glyph::Wait
    };
    let note = if waits {
        say!(t, review.check_correction_open)
    } else {
        asked_sections(t, case)
    };
    let section = newest
        .sections
        .first()
        .copied()
        .unwrap_or(Section::Organisation);
    Some(Check {
        glyph,
        text: say!(t, review.check_correction),
        href: anchor(case, section),
        note: Some(note),
    })
}

fn counted(done: usize, total: usize) -> Glyph {
    match done {
        done if done >= total => Glyph::Done,
        0 => Glyph::Open,
        _ => Glyph::Half,
    }
}
