//! The officer works on the version, article by article. No contract is made from it before it is released.

use super::{StepKind, sit_down};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use domain::refusal::Refusal;
use domain::templates::{ArticleForm, HeadForm, TemplateEvent, TemplateText};
use serde_json::json;

/// Changes an article: its text in both languages, its marks and its place.
///
/// # Errors
/// As [`TemplateText::change`]; [`Refusal::Stale`] where somebody else was faster; [`Refusal::WrongState`] while
/// it waits to be released.
pub async fn change_article(
    op: &Operation,
    version: i32,
    key: &str,
    form: &ArticleForm,
) -> Result<()> {
    let seen = (version, form.version);
    work(op, seen, (key, |text| text.change(key, form))).await
}

/// Adds an article.
///
/// # Errors
/// As [`TemplateText::add`], else as [`change_article`].
pub async fn add_article(op: &Operation, version: i32, form: &ArticleForm) -> Result<()> {
    let seen = (version, form.version);
    work(op, seen, (&form.heading, |text| text.add(version, form))).await
}

/// Takes an article out.
///
/// # Errors
/// As [`TemplateText::remove`], else as [`change_article`].
pub async fn remove_article(op: &Operation, version: i32, key: &str, seen: i64) -> Result<()> {
    work(op, (version, seen), (key, |text| text.remove(key))).await
}

/// Changes the words around the articles, and how long a contract runs.
///
/// # Errors
/// As [`TemplateText::change_head`], else as [`change_article`].
pub async fn change_head(op: &Operation, version: i32, form: &HeadForm) -> Result<()> {
    let seen = (version, form.version);
    work(op, seen, ("", |text| text.change_head(form))).await
}

async fn work(
    op: &Operation,
    (version, seen): (i32, i64),
    (what, change): (
        &str,
        impl FnOnce(&mut TemplateText) -> std::result::Result<(), Refusal>,
    ),
) -> Result<()> {
    let tx = op.begin().await?;
    let mut desk = sit_down(&tx, op, (version, seen, TemplateEvent::Change)).await?;
    change(&mut desk.template.text)?;
    desk.done(&tx, op, (StepKind::Changed, what)).await?;
    let event = Event::new("template_changed", "contract_template", version)
        .after(json!({ "article": what }));
    tx.record(op, event).await?;
    tx.commit().await
}
