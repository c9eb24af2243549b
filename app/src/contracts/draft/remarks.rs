//! What both sides write about one article.

use super::article::thread;
use super::{address, frame, may_work, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Button, FormButtons, Redline, TextArea};
use crate::contracts::headings::{article_name, article_words};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use domain::wording::Clause;
use leptos::prelude::*;
use services::contracts::drafts::{self, CommentForm, DraftPage};

/// The article, what was written so far, and the form.
pub async fn remarks_page(page: Page, Path((id, key)): Path<(ContractId, String)>) -> Answer {
    draw(&page, (id, &key), (about(&key), Problems::default())).await
}

/// Writes a remark.
pub async fn remark(
    page: Page,
    Path((id, key)): Path<(ContractId, String)>,
    Form(typed): Form<CommentForm>,
) -> Answer {
    let form = CommentForm {
        clause: key.clone(),
        ..typed
    };
    match drafts::comment(&page.op, id, &form).await {
        Ok(()) => page.go_done(&here(id, &key), "clause_commented"),
        Err(error) => draw(&page, (id, &key), (form, Problems::of(error)?)).await,
    }
}

/// Settles what was written.
pub async fn settle(page: Page, Path((id, key)): Path<(ContractId, String)>) -> Answer {
    match drafts::settle(&page.op, id, &key).await {
        Ok(()) => page.go_done(&here(id, &key), "clause_settled"),
        Err(error) => draw(&page, (id, &key), (about(&key), Problems::of(error)?)).await,
    }
}

/// An empty form about an article.
fn about(key: &str) -> CommentForm {
    CommentForm {
        clause: key.to_owned(),
        body: String::new(),
    }
}

fn here(id: ContractId, key: &str) -> String {
    format!("/contracts/{id}/draft/remarks/{key}")
}

async fn draw(
    page: &Page,
    (id, key): (ContractId, &str),
    (form, problems): (CommentForm, Problems),
) -> Answer {
    let drafts = drafts::show(&page.op, id).await?;
    let (number, clause) = drafts.article(key).ok_or(Refusal::NotFound)?;
    let title = article_words(
        page.locale,
        &drafts.headings,
        (number, clause.heading.clone()),
    );
    let body = || {
        view! {
            {way(page, &drafts, Some(&title))}
            {Labelled::new(page, &problems, names(page.locale)).summary()}
            <header class="page-head">
                <h1>{article_name(page.locale, &drafts.headings, (number, clause.heading.clone()))}</h1>
                <p>{say!(page.locale, drafts.remark_lead)}</p>
            </header>
            {written(page, &drafts, clause)}
            {form_view(page, &drafts, (&form, &problems))}
            {settle_view(page, &drafts, key)}
        }
    };
    page.show_form(&problems, frame(page), (&title, body))
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![("body", say!(t, drafts.f_body))]
}

fn written(page: &Page, drafts: &DraftPage, clause: &Clause) -> AnyView {
    let t = page.locale;
    let (before, after) = (clause.paragraphs.clone(), clause.paragraphs.clone());
    let thread = thread(page, drafts, &clause.key).unwrap_or_else(|| {
        view! { <p class="sub section-text">{say!(t, drafts.remarks_none)}</p> }.into_any()
    });
    view! {
        <div lang="ja" class="clause-text"><Redline before after /></div>
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, drafts.remarks)}</h2></header>
            {thread}
        </section>
    }
    .into_any()
}

fn form_view(
    page: &Page,
    drafts: &DraftPage,
    (form, problems): (&CommentForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let state = State::Contract(drafts.state);
    if !may_work(page, drafts) && !page.op.actor.may_now(Action::CommentOnText, state) {
        return ().into_any();
    }
    let labels = Labelled::new(page, problems, names(t));
    // Each side has an address of its own for it.
    let here = here(drafts.contract, &form.clause);
    let action = match may_work(page, drafts) {
        true => format!("{here}/answer"),
        false => here,
    };
    view! {
        <form method="post" action=action class="fields narrow section-gap" novalidate>
            <TextArea field=labels.required("body") value=form.body.clone() rows=4 />
            <FormButtons
                text=say!(t, drafts.send)
                back=address(drafts, "")
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

/// The officer's button, while something is open.
fn settle_view(page: &Page, drafts: &DraftPage, key: &str) -> Option<AnyView> {
    let t = page.locale;
    let is_open = drafts.unsettled().contains(&key);
    let action = format!("{}/settle", here(drafts.contract, key));
    (is_open && may_work(page, drafts)).then(|| {
        view! {
            <form method="post" action=action class="stack narrow section-gap">
                <p>{say!(t, drafts.settle_lead)}</p>
                <div class="buttons"><Button text=say!(t, drafts.settle) /></div>
            </form>
        }
        .into_any()
    })
}
