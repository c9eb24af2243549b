//! The steps to a contract: who acts, and the days that follow from the calendar.

use crate::components::{FlowStep, Glyph};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date;
use chrono::NaiveDate;
use domain::applications::Stage;
use domain::applications::deadlines::{COMPLETENESS_DAYS, CONSENT_DAYS, REVIEW_DAYS};
use domain::contracts::ContractState;
use services::applications::show::Shown;
use std::cmp::Ordering;

/// The steps; none where the application has come to its end.
pub fn flow(page: &Page, shown: &Shown) -> Vec<FlowStep> {
    let Some(now) = place(shown) else {
        return Vec::new();
    };
    let t = page.locale;
    let federation = td_string!(t, applications.o_federation).to_string();
    let name = shown.application.organisation_name.clone();
    let steps = [
        (
            td_string!(t, applications.f_submit).to_string(),
            name.clone(),
        ),
        (
            td_string!(t, applications.f_completeness).to_string(),
            federation.clone(),
        ),
        (td_string!(t, applications.f_review).to_string(), federation),
        (
            td_string!(t, applications.f_consents).to_string(),
            td_string!(t, applications.o_banks).to_string(),
        ),
        (
            td_string!(t, applications.f_contract).to_string(),
            td_string!(t, applications.o_parties, name).to_string(),
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
    Some(
        match (
            &shown.application.stage,
            shown.contract.map(|(_, state)| state),
        ) {
            (Stage::Draft | Stage::Returned { .. }, _) => 0,
            (Stage::Submitted { .. }, _) => 1,
            (Stage::InReview { .. } | Stage::Proposed { .. }, _) => 2,
            (Stage::Approved { .. }, Some(ContractState::Concluded)) => 5,
            (Stage::Approved { .. }, None | Some(ContractState::AwaitingConsents)) => 3,
            (Stage::Approved { .. }, _) => 4,
            (Stage::Declined { .. } | Stage::Withdrawn { .. }, _) => return None,
        },
    )
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
            td_string!(t, applications.f_due, day).to_string()
        }
        (_, Some(expected)) => {
            td_string!(t, applications.f_around, day = day(expected)).to_string()
        }
        (1, None) => td_string!(t, applications.f_within, n = COMPLETENESS_DAYS).to_string(),
        (2, None) => td_string!(t, applications.f_after_check, n = REVIEW_DAYS).to_string(),
        (3, None) => td_string!(t, applications.f_after_request, n = CONSENT_DAYS).to_string(),
        (_, None) if shown.application.stage == Stage::Draft => {
            td_string!(t, applications.f_outlook, day = day(forecast.consents)).to_string()
        }
        _ => String::new(),
    }
}

/// A correction has a day; a draft has none.
fn own_due(page: &Page, shown: &Shown) -> String {
    match &shown.application.stage {
        Stage::Returned { order, .. } => {
            let day = date(page.language(), order.due_on);
            td_string!(page.locale, applications.correction_due, day).to_string()
        }
        _ => td_string!(page.locale, applications.f_no_due).to_string(),
    }
}

fn glyph(place: Ordering) -> Glyph {
    match place {
        Ordering::Less => Glyph::Done,
        Ordering::Equal => Glyph::Now,
        Ordering::Greater => Glyph::Open,
    }
}
