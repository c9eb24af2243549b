//! The steps to a contract: who acts, and the days that follow from the calendar.

use crate::components::{FlowStep, Glyph};
use crate::page::Page;
use crate::words::date;
use chrono::NaiveDate;
use domain::applications::deadlines::{COMPLETENESS_DAYS, CONSENT_DAYS, REVIEW_DAYS};
use domain::applications::{Owner, Stage};
use domain::contracts::{ContractState, Standing};
use services::applications::show::Shown;
use std::cmp::Ordering;

/// The steps; none where the application has come to its end.
pub fn flow(page: &Page, shown: &Shown) -> Vec<FlowStep> {
    let Some(now) = place(shown) else {
        return Vec::new();
    };
    let t = page.locale;
    let federation = say!(t, applications.o_federation);
    let name = shown.application.organisation_name.clone();
    let steps = [
        (say!(t, applications.f_submit), name.clone()),
        (say!(t, applications.f_completeness), federation.clone()),
        (say!(t, applications.f_review), federation),
        (
            say!(t, applications.f_consents),
            say!(t, applications.o_banks),
        ),
        (
            say!(t, applications.f_contract),
            say!(t, applications.o_parties, name),
        ),
    ];
    let step = |(place, (step, owner)): (usize, (String, String))| FlowStep {
        glyph: glyph(place.cmp(&now)),
        due: if place < now {
            String::new()
        } else {
            due(page, shown, place)
        },
        step,
        owner,
    };
    steps.into_iter().enumerate().map(step).collect()
}

/// Which step is going on; past the last one when the contract is concluded.
fn place(shown: &Shown) -> Option<usize> {
    let contract = shown.contract.map(|(_, standing)| standing);
    let state = contract.map(Standing::state);
    let waits_for_banks = contract.is_none_or(|one| one.owner() == Owner::Banks);
    Some(match (&shown.application.stage, state) {
        (Stage::Draft | Stage::Returned { .. }, _) => 0,
        (Stage::Submitted { .. }, _) => 1,
        (Stage::InReview { .. } | Stage::Proposed { .. }, _) => 2,
        (Stage::Approved { .. }, Some(state)) if state.is_signed() => 5,
        (Stage::Approved { .. }, _) if waits_for_banks => 3,
        (Stage::Approved { .. }, Some(ContractState::Abandoned)) => return None,
        (Stage::Approved { .. }, _) => 4,
        (Stage::Declined { .. } | Stage::Withdrawn { .. }, _) => return None,
    })
}

/// Days are told once they run; until then the usual time is.
fn due(page: &Page, shown: &Shown, place: usize) -> String {
    let t = page.locale;
    let day = |day: NaiveDate| date(page.language(), day);
    let runs = !matches!(
        shown.application.stage,
        Stage::Draft | Stage::Returned { .. }
    );
    let forecast = shown.forecast;
    let expected = [
        None,
        None,
        Some(forecast.decision),
        Some(forecast.consents),
        Some(forecast.consents),
    ];
    let expected = expected.get(place).copied().flatten();
    match (
        place,
        expected.filter(|day| runs && *day >= page.op.today()),
    ) {
        (0, _) => own_due(page, shown),
        (1, _) if runs => {
            let day = day(shown.application.due_on.unwrap_or(forecast.completeness));
            say!(t, applications.f_due, day)
        }
        (_, Some(expected)) => say!(t, applications.f_around, day = day(expected)),
        (1, None) => say!(t, applications.f_within, n = COMPLETENESS_DAYS),
        (2, None) => say!(t, applications.f_after_check, n = REVIEW_DAYS),
        (3, None) => say!(t, applications.f_after_request, n = CONSENT_DAYS),
        (_, None) if shown.application.stage == Stage::Draft => {
            say!(t, applications.f_outlook, day = day(forecast.consents))
        }
        _ => String::new(),
    }
}

/// A correction has a day; a draft has none.
fn own_due(page: &Page, shown: &Shown) -> String {
    match &shown.application.stage {
        Stage::Returned { order, .. } => {
            let day = date(page.language(), order.due_on);
            say!(page.locale, applications.correction_due, day)
        }
        _ => say!(page.locale, applications.f_no_due),
    }
}

fn glyph(place: Ordering) -> Glyph {
    match place {
        Ordering::Less => Glyph::Done,
        Ordering::Equal => Glyph::Now,
        Ordering::Greater => Glyph::Open,
    }
}
