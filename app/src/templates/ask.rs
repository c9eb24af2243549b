//! Asks once more before an article, or a whole version in preparation, is lost.

use super::{Seen, address, load, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{ButtonKind, FormButtons};
use crate::contracts::headings::heading_words;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::accounts::Language;
use domain::refusal::Refusal;
use domain::templates::TemplateEvent;
use leptos::prelude::*;
use services::templates;

/// What a page asks before something is lost.
struct Asked {
    title: String,
    lead: String,
    verb: String,
}

/// Asks before an article is taken out.
pub async fn remove_page(page: Page, Path((version, key)): Path<(i32, String)>) -> Answer {
    draw_remove(&page, (version, &key), Problems::default()).await
}

/// Takes the article out.
pub async fn remove(
    page: Page,
    Path((version, key)): Path<(i32, String)>,
    Form(seen): Form<Seen>,
) -> Answer {
    match templates::remove_article(&page.op, version, &key, seen.version).await {
        Ok(()) => page.go_done(&address(version, ""), "template_article_removed"),
        Err(error) => draw_remove(&page, (version, &key), Problems::of(error)?).await,
    }
}

/// Asks before the version is thrown away.
pub async fn discard_page(page: Page, Path(version): Path<i32>) -> Answer {
    draw_discard(&page, version, Problems::default()).await
}

/// Throws it away.
pub async fn discard(page: Page, Path(version): Path<i32>, Form(seen): Form<Seen>) -> Answer {
    match templates::discard(&page.op, version, seen.version).await {
        Ok(()) => page.go_done("/templates", "template_discarded"),
        Err(error) => draw_discard(&page, version, Problems::of(error)?).await,
    }
}

async fn draw_remove(page: &Page, (number, key): (i32, &str), problems: Problems) -> Answer {
    let shown = load(page, number, TemplateEvent::Change).await?;
    let clause = shown.text.japanese.clause(key).ok_or(Refusal::NotFound)?;
    let t = page.locale;
    let place = shown.text.japanese.number(key).unwrap_or_default();
    let heading = heading_words(t, &shown.text.headings(), &clause.heading);
    let article = say!(t, drafts.article, number = place, heading);
    let colon = match page.language() {
        Language::Ja => "：",
        Language::En => ": ",
    };
    let asked = Asked {
        title: format!("{}{colon}{article}", say!(t, drafts.remove_title)),
        lead: say!(t, templates.remove_lead, number),
        verb: say!(t, drafts.remove),
    };
    ask(page, (number, shown.row_version), (asked, problems))
}

async fn draw_discard(page: &Page, number: i32, problems: Problems) -> Answer {
    let shown = load(page, number, TemplateEvent::Change).await?;
    let t = page.locale;
    let asked = Asked {
        title: say!(t, templates.discard_title),
        lead: say!(t, templates.discard_lead, number),
        verb: say!(t, templates.discard),
    };
    ask(page, (number, shown.row_version), (asked, problems))
}

fn ask(page: &Page, (version, seen): (i32, i64), (asked, problems): (Asked, Problems)) -> Answer {
    let t = page.locale;
    let body = || {
        view! {
            {way(page, version, Some(&asked.title))}
            {Labelled::new(page, &problems, Vec::new()).summary()}
            <header class="page-head"><h1>{asked.title.clone()}</h1></header>
            <form method="post" class="stack narrow">
                <p>{asked.lead.clone()}</p>
                <input type="hidden" name="version" value=seen.to_string() />
                <FormButtons
                    kind=ButtonKind::Danger
                    text=asked.verb.clone()
                    back=address(version, "")
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, Frame::Office, (&asked.title, body))
}
