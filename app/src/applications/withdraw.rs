//! The question before an application is taken back.

use super::words::service;
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, FormButtons};
use crate::page::Page;
use crate::shell::Frame;
use axum::extract::Path;
use domain::applications::Stage;
use domain::ids::ApplicationId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::applications::show::show;

/// The page.
pub async fn withdraw_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    page.op.actor.require(Action::Withdraw)?;
    let shown = show(&page.op, id).await?;
    let state = State::Application(shown.application.stage.kind());
    page.op.actor.require_now(Action::Withdraw, state)?;
    let t = page.locale;
    let (title, text, verb) = if shown.application.stage == Stage::Draft {
        (
            say!(t, applications.discard_title),
            say!(t, applications.discard_text),
            say!(t, applications.discard),
        )
    } else {
        (
            say!(t, applications.withdraw_title),
            say!(t, applications.withdraw_text),
            say!(t, applications.withdraw),
        )
    };
    let back = format!("/applications/{id}");
    let name = service(t, &shown.application);
    page.show(Frame::Agent, &title, || {
        view! {
            <Breadcrumb
                label=say!(t, common.nav_breadcrumb)
                above=vec![Crumb::new(name, back.clone())]
                here=verb.clone()
            />
            <form method="post" class="stack narrow">
                <header class="page-head"><h1>{title.clone()}</h1><p>{text}</p></header>
                <FormButtons kind=ButtonKind::Danger text=verb back cancel=say!(t, common.cancel) />
            </form>
        }
    })
}

/// Takes it back; a second click finds that done.
pub async fn withdraw(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    match services::applications::withdraw::withdraw(&page.op, id).await {
        Err(error) if error.refusal() == Some(&Refusal::WrongState) => {
            let stage = show(&page.op, id).await?.application.stage;
            if !matches!(stage, Stage::Withdrawn { .. }) {
                return Err(error.into());
            }
        }
        withdrawn => withdrawn?,
    }
    page.go_done("/applications", "withdrawn")
}
