//! The second person reads what changes, then publishes the version or sends it back.

use super::ADDRESS;
use super::parts::parts;
use super::words::{names, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Choice, FormButtons, RadioGroup, TextArea};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum_extra::extract::Form;
use domain::permissions::{Action, Denial};
use domain::policy::{Draft, DraftState};
use leptos::prelude::*;
use services::policy::draft::{self, Desk, PublishForm, SendBackForm};

/// The page on which the version is published.
pub async fn publish_page(page: Page) -> Answer {
    draw_publish(&page, (PublishForm::default(), Problems::default())).await
}

/// Publishes it.
pub async fn publish(page: Page, Form(form): Form<PublishForm>) -> Answer {
    match draft::publish(&page.op, &form).await {
        Ok(_) => page.go_done(ADDRESS, "policy_published"),
        Err(error) => draw_publish(&page, (form, Problems::of(error)?)).await,
    }
}

/// The page on which the draft is sent back.
pub async fn send_back_page(page: Page) -> Answer {
    draw_send_back(&page, (SendBackForm::default(), Problems::default())).await
}

/// Sends it back.
pub async fn send_back(page: Page, Form(form): Form<SendBackForm>) -> Answer {
    match draft::send_back(&page.op, &form).await {
        Ok(()) => page.go_done(ADDRESS, "policy_sent_back"),
        Err(error) => draw_send_back(&page, (form, Problems::of(error)?)).await,
    }
}

/// The draft, for whoever may decide on it now; nothing where it lies with somebody else.
async fn load(page: &Page) -> services::Result<(Desk, Option<Draft>)> {
    page.op.actor.require_role(Action::PublishPolicy)?;
    let desk = draft::desk(&page.op).await?;
    let waits = |draft: &Draft| matches!(draft.state, DraftState::Submitted { .. });
    let draft = desk.draft.clone().filter(waits);
    match draft.is_some() && desk.is_own {
        true => Err(domain::refusal::Refusal::from(Denial::OwnProposal).into()),
        false => Ok((desk, draft)),
    }
}

async fn draw_publish(page: &Page, (form, problems): (PublishForm, Problems)) -> Answer {
    let (desk, draft) = load(page).await?;
    let Some(draft) = draft else {
        return elsewhere(page, problems);
    };
    let (t, number) = (page.locale, draft.number);
    let title = say!(t, policy_draft.publish_title, number);
    let labels = Labelled::new(page, &problems, names(t));
    let consents = consents(page, (&desk, &draft), (&labels, &form));
    let version = problems.version(form.version, desk.version);
    let body = || {
        view! {
            {way(page, &title)}
            {labels.summary()}
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, policy_draft.publish_lead, before = desk.last.version)}</p>
            </header>
            {parts(page, (&desk, &draft), false)}
            <form method="post" class="fields narrow section-gap" novalidate>
                <input type="hidden" name="version" value=version.to_string() />
                {consents}
                <FormButtons
                    text=say!(t, policy_draft.publish)
                    back=ADDRESS
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}

/// Nothing waits here: the desk says where the draft is, unless the reader was refused for something else.
fn elsewhere(page: &Page, problems: Problems) -> Answer {
    match problems.general {
        Some(refusal) => Err(refusal.into()),
        None => page.go(ADDRESS),
    }
}

/// Whether the banks' consents go on is asked only where their item reads as before.
fn consents(
    page: &Page,
    (desk, draft): (&Desk, &Draft),
    (labels, form): (&Labelled<'_>, &PublishForm),
) -> AnyView {
    let t = page.locale;
    if !draft.content.leaves_consents_alone(&desk.last.items) {
        return view! { <p class="callout">{say!(t, policy_draft.consents_anew)}</p> }.into_any();
    }
    let choices = vec![
        Choice::new("carry", say!(t, policy_draft.carry)).hint(say!(
            t,
            policy_draft.carry_hint,
            before = desk.last.version
        )),
        Choice::new("anew", say!(t, policy_draft.anew)).hint(say!(t, policy_draft.anew_hint)),
    ];
    let field = labels
        .required("consents")
        .hint(say!(t, policy_draft.consents_hint));
    view! { <RadioGroup field choices value=form.consents.clone() /> }.into_any()
}

async fn draw_send_back(page: &Page, (form, problems): (SendBackForm, Problems)) -> Answer {
    let (desk, draft) = load(page).await?;
    if draft.is_none() {
        return elsewhere(page, problems);
    }
    let t = page.locale;
    let title = say!(t, policy_draft.send_back_title);
    let labels = Labelled::new(page, &problems, names(t));
    let version = problems.version(form.version, desk.version);
    let reason = labels
        .required("reason")
        .hint(say!(t, policy_draft.reason_hint));
    let body = || {
        view! {
            {way(page, &title)}
            {labels.summary()}
            <header class="page-head"><h1>{title.clone()}</h1></header>
            <form method="post" class="fields narrow" novalidate>
                <input type="hidden" name="version" value=version.to_string() />
                <TextArea field=reason value=form.reason.clone() rows=6 />
                <FormButtons
                    text=say!(t, policy_draft.send_back)
                    back=ADDRESS
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}
