//! The template of contracts: its versions, and preparing, proposing and releasing the next one.

mod article;
mod ask;
mod edit;
mod form;
mod head;
mod list;
mod note;
mod release;
mod state;
mod variables;
mod version;
mod words;

pub use ask::{discard, discard_page, remove, remove_page};
pub use edit::{add, add_page, edit, edit_page};
pub use head::{head, head_page};
pub use list::{begin, list_page};
pub use note::{propose, propose_page, send_back, send_back_page};
pub use release::{release, release_page};
pub use version::version_page;

use crate::components::{Breadcrumb, Crumb};
use crate::page::Page;
use crate::problems::Problems;
use domain::permissions::State;
use domain::refusal::Refusal;
use domain::templates::TemplateEvent;
use leptos::prelude::*;
use serde::Deserialize;
use services::templates::{TemplatePage, show};

/// The version of the row that was shown.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Seen {
    /// Of the row.
    pub version: i64,
}

/// The address of a version, and of what is done from it.
fn address(version: i32, rest: &str) -> String {
    format!("/templates/{version}{rest}")
}

/// The way to a page about a version.
fn way(page: &Page, version: i32, here: Option<&str>) -> AnyView {
    let t = page.locale;
    let mut above = vec![Crumb::new(say!(t, templates.title), "/templates")];
    let number = version;
    let name = say!(t, templates.version, number);
    let here = match here {
        Some(here) => {
            above.push(Crumb::new(name, address(version, "")));
            here.to_owned()
        }
        None => name,
    };
    view! { <Breadcrumb label=say!(t, common.nav_breadcrumb) above here /> }.into_any()
}

/// Whether the reader may do it to the version now.
fn may(page: &Page, shown: &TemplatePage, event: TemplateEvent) -> bool {
    let state = State::Template(shown.stage);
    page.op.actor.may_now(event.action(), state)
}

/// The version, for whoever may do it to it now.
async fn load(page: &Page, version: i32, event: TemplateEvent) -> services::Result<TemplatePage> {
    page.op.actor.require(event.action())?;
    let shown = show(&page.op, version).await?;
    let state = State::Template(shown.stage);
    page.op.actor.require_now(event.action(), state)?;
    shown.stage.apply(event)?;
    Ok(shown)
}

/// As [`load`], for whoever decides on it and had no hand in it. Where the form came back, the page is drawn without a
/// fresh factor too: it leads there itself, and nothing that was typed is lost.
async fn load_to_decide(
    page: &Page,
    (version, event): (i32, TemplateEvent),
    problems: &Problems,
) -> services::Result<TemplatePage> {
    if !problems.is_empty() {
        page.op.actor.require_role(event.action())?;
        return show(&page.op, version).await;
    }
    let shown = load(page, version, event).await?;
    shown.neutral.map_err(Refusal::from)?;
    Ok(shown)
}
