//! What can be done with the case now: a button where it may be done, the reason where it may not.

use super::address;
use crate::components::{Button, ButtonKind, ButtonLink};
use crate::i18n::*;
use crate::page::Page;
use crate::review::words::obstacle;
use domain::applications::Stage;
use domain::permissions::Denial;
use leptos::prelude::*;
use services::review::{Case, CaseAction};

/// The buttons; what belongs to another role or another stage is left out.
pub fn actions(page: &Page, case: &Case) -> AnyView {
    let t = page.locale;
    let steps: Vec<AnyView> = [
        CaseAction::Take,
        CaseAction::Decide,
        CaseAction::Propose,
        CaseAction::Return,
        CaseAction::Verify,
    ]
    .into_iter()
    .filter(|action| belongs(case, *action))
    .filter_map(|action| step(t, case, action))
    .collect();
    if steps.is_empty() {
        return view! { <p class="sub">{say!(t, review.act_none)}</p> }.into_any();
    }
    steps.into_any()
}

/// Whether the step is one of the stage at all.
fn belongs(case: &Case, action: CaseAction) -> bool {
    let stage = &case.application.stage;
    match action {
        CaseAction::Take => matches!(stage, Stage::Submitted { .. } | Stage::InReview { .. }),
        CaseAction::Return | CaseAction::Propose => {
            matches!(stage, Stage::Submitted { .. } | Stage::InReview { .. })
        }
        CaseAction::Decide => matches!(stage, Stage::Proposed { .. }),
        CaseAction::Verify => !matches!(stage, Stage::Declined { .. } | Stage::Withdrawn { .. }),
    }
}

fn step(t: Locale, case: &Case, action: CaseAction) -> Option<AnyView> {
    let text = text(t, case, action);
    let kind = kind(case, action);
    match case.permitted.of(action) {
        Ok(()) if action == CaseAction::Take => Some(take(case, text, kind)),
        Ok(()) => {
            let href = format!("{}/{}", address(case), page_of(action));
            Some(view! { <ButtonLink href text kind /> }.into_any())
        }
        Err(Denial::Role | Denial::AlreadyYours) => None,
        Err(reason) => {
            let unavailable = Some(obstacle(t, reason, case.application.stage.code()));
            Some(view! { <Button text unavailable /> }.into_any())
        }
    }
}

fn take(case: &Case, text: String, kind: ButtonKind) -> AnyView {
    let version = case.application.version.to_string();
    view! {
        <form method="post" action=format!("{}/take", address(case))>
            <input type="hidden" name="version" value=version />
            <Button text kind />
        </form>
    }
    .into_any()
}

/// The one main step of the stage is solid.
fn kind(case: &Case, action: CaseAction) -> ButtonKind {
    let main = match case.application.stage {
        Stage::Submitted { .. } => CaseAction::Take,
        Stage::InReview { .. } => CaseAction::Propose,
        _ => CaseAction::Decide,
    };
    if main == action {
        ButtonKind::Solid
    } else {
        ButtonKind::Line
    }
}

fn page_of(action: CaseAction) -> &'static str {
    match action {
        CaseAction::Take => "take",
        CaseAction::Return => "return",
        CaseAction::Propose => "propose",
        CaseAction::Decide => "decide",
        CaseAction::Verify => "registration",
    }
}

fn text(t: Locale, case: &Case, action: CaseAction) -> String {
    let submitted = matches!(case.application.stage, Stage::Submitted { .. });
    match action {
        CaseAction::Take if submitted => say!(t, review.act_take),
        CaseAction::Take => say!(t, review.act_take_over),
        CaseAction::Return => say!(t, review.act_return),
        CaseAction::Propose => say!(t, review.act_propose),
        CaseAction::Decide => say!(t, review.act_decide),
        CaseAction::Verify if case.verified.is_some() => say!(t, review.act_verify_again),
        CaseAction::Verify => say!(t, review.act_verify),
    }
}
