//! The approver looks at a change that is said to be immaterial, and confirms it or does not accept that it is.

use super::clauses::changed_articles;
use super::issue::Seen;
use super::{address, frame, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, FormButtons, TextArea};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::Materiality;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use leptos::prelude::*;
use services::contracts::drafts::{self, DraftPage, Listed, RefuseForm};

/// The page.
pub async fn confirm_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(&page, id, (RefuseForm::default(), Problems::default())).await
}

/// Confirms.
pub async fn confirm(page: Page, Path(id): Path<ContractId>, Form(seen): Form<Seen>) -> Answer {
    match drafts::confirm_immaterial(&page.op, id, seen.version).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/draft"), "draft_confirmed"),
        Err(error) => draw(&page, id, (RefuseForm::default(), Problems::of(error)?)).await,
    }
}

/// Does not accept the change as immaterial.
pub async fn refuse(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<RefuseForm>,
) -> Answer {
    match drafts::refuse_immaterial(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/draft"), "draft_found_material"),
        Err(error) => draw(&page, id, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: &Page, id: ContractId, (form, problems): (RefuseForm, Problems)) -> Answer {
    let drafts = drafts::show(&page.op, id).await?;
    let state = State::Contract(drafts.state);
    page.op
        .actor
        .require_now(Action::ConfirmImmaterial, state)?;
    drafts.office?;
    let waits = |materiality: &Materiality| matches!(materiality, Materiality::Claimed { .. });
    if problems.is_empty() && !drafts.last().is_some_and(|last| waits(&last.materiality)) {
        return page.go(&address(&drafts, ""));
    }
    let title = say!(page.locale, drafts.confirm_title);
    page.show_form(
        &problems,
        frame(page),
        (&title, || body(page, &drafts, (&form, &problems))),
    )
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![("reason", say!(t, drafts.f_refuse_reason))]
}

fn body(page: &Page, drafts: &DraftPage, (form, problems): (&RefuseForm, &Problems)) -> AnyView {
    let t = page.locale;
    let title = say!(t, drafts.confirm_title);
    let Some(last) = drafts.last() else {
        return ().into_any();
    };
    let number = last.number;
    let before = drafts.issued.iter().rev().nth(1).unwrap_or(last);
    view! {
        {way(page, drafts, Some(&title))}
        {Labelled::new(page, problems, names(t)).summary()}
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p>{say!(t, drafts.confirm_lead, number)}</p>
        </header>
        <blockquote class="quote lines">{last.note.clone()}</blockquote>
        {changed_articles(page, drafts, (before, last))}
        <form
            method="post"
            action=address(drafts, "/immaterial")
            class="stack narrow section-gap"
        >
            <input type="hidden" name="version" value=last.version.to_string() />
            <FormButtons
                text=say!(t, drafts.confirm)
                back=address(drafts, "")
                cancel=say!(t, common.cancel)
            />
        </form>
        {refusal(page, (drafts, last), (form, problems))}
    }
    .into_any()
}

/// The other way out, with its reason.
fn refusal(
    page: &Page,
    (drafts, last): (&DraftPage, &Listed),
    (form, problems): (&RefuseForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let reason = labels
        .required("reason")
        .hint(say!(t, drafts.refuse_reason_hint));
    let version = problems.version(form.version, last.version);
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, drafts.refuse_title)}</h2></header>
            <p class="section-text">{say!(t, drafts.refuse_lead)}</p>
            <form
                method="post"
                action=address(drafts, "/immaterial/refuse")
                class="fields narrow"
                novalidate
            >
                <input type="hidden" name="version" value=version.to_string() />
                <TextArea field=reason value=form.reason.clone() rows=4 />
                <div class="buttons">
                    <Button kind=ButtonKind::Danger text=say!(t, drafts.refuse) />
                </div>
            </form>
        </section>
    }
    .into_any()
}
