//! The officer changes an article of the version in preparation, or adds one.

use super::form::{fields, labels};
use super::{address, load, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::FormButtons;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::refusal::Refusal;
use domain::templates::{ArticleForm, START, TemplateEvent};
use leptos::prelude::*;
use services::templates;

/// The form of an article.
pub async fn edit_page(page: Page, Path((version, key)): Path<(i32, String)>) -> Answer {
    let shown = load(&page, version, TemplateEvent::Change).await?;
    let form = shown.text.form(&key).ok_or(Refusal::NotFound)?;
    draw(&page, (version, Some(&key)), (form, Problems::default())).await
}

/// Changes the article.
pub async fn edit(
    page: Page,
    Path((version, key)): Path<(i32, String)>,
    Form(form): Form<ArticleForm>,
) -> Answer {
    match templates::change_article(&page.op, version, &key, &form).await {
        Ok(()) => page.go_done(&address(version, ""), "template_saved"),
        Err(error) => draw(&page, (version, Some(&key)), (form, Problems::of(error)?)).await,
    }
}

/// The form of a new article, which stands at the end unless said otherwise.
pub async fn add_page(page: Page, Path(version): Path<i32>) -> Answer {
    let shown = load(&page, version, TemplateEvent::Change).await?;
    let last = shown.text.japanese.clauses.last();
    let form = ArticleForm {
        after: last.map_or(START.to_owned(), |clause| clause.key.clone()),
        ..ArticleForm::default()
    };
    draw(&page, (version, None), (form, Problems::default())).await
}

/// Adds the article.
pub async fn add(page: Page, Path(version): Path<i32>, Form(form): Form<ArticleForm>) -> Answer {
    match templates::add_article(&page.op, version, &form).await {
        Ok(()) => page.go_done(&address(version, ""), "template_saved"),
        Err(error) => draw(&page, (version, None), (form, Problems::of(error)?)).await,
    }
}

async fn draw(
    page: &Page,
    (version, key): (i32, Option<&str>),
    (form, problems): (ArticleForm, Problems),
) -> Answer {
    let shown = load(page, version, TemplateEvent::Change).await?;
    let t = page.locale;
    let (title, save) = match key {
        Some(_) => (say!(t, drafts.edit_title), say!(t, drafts.save)),
        None => (say!(t, drafts.add_title), say!(t, drafts.add_save)),
    };
    let labels = Labelled::new(page, &problems, labels(t));
    let seen = problems.version(form.version, shown.row_version);
    let body = || {
        view! {
            {way(page, version, Some(&title))}
            <form method="post" class="fields" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, templates.edit_lead)}</p>
                </header>
                <input type="hidden" name="version" value=seen.to_string() />
                {fields(t, &labels, (&shown.text, key), &form)}
                <FormButtons
                    text=save.clone()
                    back=address(version, "")
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}
