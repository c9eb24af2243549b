//! The draft as it lies there: how far it is, what it changes, and what comes next.

use super::parts::parts;
use super::words::names;
use super::{ADDRESS, Seen};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Button, ButtonKind, ButtonLink, FormButtons, Glyph, Status, StatusLook,
};
use crate::page::Page;
use crate::policy::version::days;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::{date_time, denial};
use axum_extra::extract::Form;
use domain::permissions::{Action, Denial};
use domain::policy::{Draft, DraftState};
use leptos::prelude::*;
use services::policy::draft::{self, Desk};

/// The page.
pub async fn desk_page(page: Page) -> Answer {
    draw(&page, Problems::default()).await
}

/// Begins the next version.
pub async fn begin(page: Page) -> Answer {
    match draft::begin(&page.op).await {
        Ok(_) => page.go_done(ADDRESS, "policy_begun"),
        Err(error) => draw(&page, Problems::of(error)?).await,
    }
}

/// Hands the draft to the approvers.
pub async fn submit(page: Page, Form(seen): Form<Seen>) -> Answer {
    match draft::submit(&page.op, seen.version).await {
        Ok(()) => page.go_done(ADDRESS, "policy_submitted"),
        Err(error) => draw(&page, Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, problems: Problems) -> Answer {
    let desk = draft::desk(&page.op).await?;
    let title = say!(page.locale, policy_draft.title);
    let shown = title.clone();
    let body = || {
        let rest = match &desk.draft {
            Some(draft) => with_draft(page, (&desk, draft)),
            None => without(page),
        };
        view! {
            {Labelled::new(page, &problems, names(page.locale)).summary()}
            <header class="page-head">
                <h1>{shown}</h1>
                <p>{say!(page.locale, policy_draft.lead)}</p>
                <p class="note sub">{days(page, &desk.last)}</p>
                {meta(page, &desk)}
            </header>
            {rest}
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}

fn meta(page: &Page, desk: &Desk) -> Option<AnyView> {
    let t = page.locale;
    let draft = desk.draft.as_ref()?;
    let (glyph, text) = match &draft.state {
        DraftState::Open { sent_back: Some(_) } => (Glyph::Act, say!(t, policy_draft.sent_back)),
        DraftState::Open { .. } => (Glyph::Half, say!(t, policy_draft.open)),
        DraftState::Submitted { .. } => (Glyph::Wait, say!(t, policy_draft.submitted)),
    };
    let number = draft.number;
    Some(
        view! {
            <dl class="meta">
                <div>
                    <dt class="vh">{say!(t, policy_draft.state)}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd>
                </div>
                <div>
                    <dt>{say!(t, policy_draft.number)}</dt>
                    <dd>{say!(t, policy.nth, number)}</dd>
                </div>
            </dl>
        }
        .into_any(),
    )
}

fn without(page: &Page) -> AnyView {
    let t = page.locale;
    let begin = page.op.actor.may(Action::DraftPolicy).then(|| {
        view! {
            <form method="post" action=ADDRESS class="section-gap">
                <div class="buttons">
                    <Button kind=ButtonKind::Solid text=say!(t, policy_draft.begin) />
                </div>
            </form>
        }
    });
    view! { <p>{say!(t, policy_draft.none)}</p> {begin} }.into_any()
}

fn with_draft(page: &Page, (desk, draft): (&Desk, &Draft)) -> AnyView {
    let is_open = matches!(draft.state, DraftState::Open { .. });
    let may_write = is_open && page.op.actor.may(Action::DraftPolicy);
    let next = match may_write {
        true => Some(submit_form(page, desk)),
        false => None,
    };
    view! { {notice(page, desk, draft)} {parts(page, (desk, draft), may_write)} {next} }.into_any()
}

/// Why it came back, or with whom it lies.
fn notice(page: &Page, desk: &Desk, draft: &Draft) -> Option<AnyView> {
    let t = page.locale;
    match &draft.state {
        DraftState::Open { sent_back } => {
            let reason = sent_back.clone()?;
            let heading = say!(t, policy_draft.sent_back_heading);
            Some(
                view! {
                    <Banner kind=BannerKind::Warn heading>
                        <blockquote class="quote lines">{reason}</blockquote>
                    </Banner>
                }
                .into_any(),
            )
        }
        DraftState::Submitted { by_name, at, .. } => {
            let at = date_time(page.language(), *at);
            let heading = say!(t, policy_draft.submitted_heading);
            let steps = decide(page, desk);
            let by = say!(t, policy_draft.submitted_by, name = by_name.clone(), at);
            Some(
                view! {
                    <Banner kind=BannerKind::Info heading>
                        <p>{by}</p>
                        {steps}
                    </Banner>
                }
                .into_any(),
            )
        }
    }
}

/// What the second person can do, or why not.
fn decide(page: &Page, desk: &Desk) -> Option<AnyView> {
    let t = page.locale;
    if !page.op.actor.may(Action::PublishPolicy) {
        return None;
    }
    if desk.is_own {
        return Some(view! { <p>{denial(t, Denial::OwnProposal)}</p> }.into_any());
    }
    Some(
        view! {
            <div class="buttons no-print">
                <ButtonLink
                    kind=ButtonKind::Solid
                    href=format!("{ADDRESS}/publish")
                    text=say!(t, policy_draft.to_publish)
                />
                <ButtonLink href=format!("{ADDRESS}/send-back") text=say!(t, policy_draft.to_send_back) />
            </div>
        }
        .into_any(),
    )
}

fn submit_form(page: &Page, desk: &Desk) -> AnyView {
    let t = page.locale;
    view! {
        <form method="post" action=format!("{ADDRESS}/submit") class="section-gap stack no-print">
            <p>{say!(t, policy_draft.submit_lead)}</p>
            <input type="hidden" name="version" value=desk.version.to_string() />
            <FormButtons
                text=say!(t, policy_draft.submit)
                back=format!("{ADDRESS}/discard")
                cancel=say!(t, policy_draft.to_discard)
            />
        </form>
    }
    .into_any()
}
