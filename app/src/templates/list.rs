//! Every version of the template, and the way to a new one.

use super::address;
use super::words::stage;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, ButtonLink, Status};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date_time;
use domain::permissions::Action;
use domain::templates::TemplateStage;
use leptos::prelude::*;
use services::templates::{self, Listed};

/// The list.
pub async fn list_page(page: Page) -> Answer {
    draw(&page, Problems::default()).await
}

/// Begins a new version from the one in force.
pub async fn begin(page: Page) -> Answer {
    match templates::begin(&page.op).await {
        Ok(version) => page.go_done(&address(version, ""), "template_begun"),
        Err(error) => draw(&page, Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, problems: Problems) -> Answer {
    let all = templates::list(&page.op).await?;
    let t = page.locale;
    let title = say!(t, templates.title);
    let rows: Vec<_> = all.iter().map(|one| row(page, one)).collect();
    let body = || {
        view! {
            {FormView::new(page, &problems).summary(|_| String::new())}
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, templates.lead)}</p>
            </header>
            <table class="table cards">
                <caption class="vh">{title.clone()}</caption>
                <thead>{heads(t)}</thead>
                <tbody>{rows}</tbody>
            </table>
            {next(page, &all)}
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}

fn heads(t: Locale) -> impl IntoView {
    let heads = [
        say!(t, templates.h_version),
        say!(t, templates.h_state),
        say!(t, templates.h_note),
        say!(t, templates.h_made),
        say!(t, templates.h_released),
        say!(t, templates.h_contracts),
    ];
    let cells = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! { <tr>{cells.into_iter().collect_view()}</tr> }
}

fn row(page: &Page, one: &Listed) -> impl IntoView + use<> {
    let t = page.locale;
    let number = one.version;
    let (glyph, text) = stage(t, one.stage, one.in_force);
    let released = match one.released_at {
        Some(at) => date_time(page.language(), at),
        None => say!(t, common.dash),
    };
    let note = match one.note.is_empty() {
        true => say!(t, common.dash),
        false => one.note.clone(),
    };
    let count = one.contracts;
    view! {
        <tr>
            <th scope="row" class="c-id nowrap">
                <a href=address(number, "")>{say!(t, templates.version, number)}</a>
            </th>
            <td class="c-status nowrap"><Status glyph text /></td>
            <td class="c-title lines" lang="ja">{note}</td>
            <td class="c-second" lang="ja">{one.made_by.clone()}</td>
            <td class="c-due nowrap" data-label=say!(t, templates.h_released)>{released}</td>
            <td class="c-person nowrap" data-label=say!(t, templates.h_contracts)>
                {say!(t, templates.contracts_count, count)}
            </td>
        </tr>
    }
}

/// One version at a time: the way to the open one, or the button that begins the next.
fn next(page: &Page, all: &[Listed]) -> Option<AnyView> {
    let t = page.locale;
    let open = all.iter().find(|one| one.stage != TemplateStage::Released);
    if let Some(open) = open {
        let number = open.version;
        return Some(
            view! {
                <div class="stack narrow section-gap no-print">
                    <p>{say!(t, templates.open_note, number)}</p>
                    <div class="buttons">
                        <ButtonLink href=address(number, "") text=say!(t, templates.go_open) />
                    </div>
                </div>
            }
            .into_any(),
        );
    }
    page.op.actor.may(Action::PrepareTemplate).then(|| {
        view! {
            <form method="post" class="stack narrow section-gap no-print">
                <p>{say!(t, templates.begin_note)}</p>
                <div class="buttons">
                    <Button kind=ButtonKind::Solid text=say!(t, templates.begin) />
                </div>
            </form>
        }
        .into_any()
    })
}
