//! Whoever belongs to several bodies chooses for which one they act.

use super::{home, role};
use crate::answer::Answer;
use crate::components::{Button, ButtonSize, Glyph, Status};
use crate::cookies;
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use axum::extract::Form;
use axum::http::HeaderMap;
use domain::accounts::{Body, Hat};
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;
use services::accounts::change_hat::change_hat;

/// The hat to put on.
#[derive(Deserialize)]
pub struct Posted {
    hat: Body,
}

/// The hats there are.
pub async fn page(page: Page) -> Answer {
    let identity = page.op.actor.identity().ok_or(Refusal::SignInRequired)?;
    let t = page.locale;
    let title = say!(t, accounts.hats_title);
    let worn = identity.hat.iter().map(|hat| row(t, hat, true));
    let others = identity.other_hats.iter().map(|hat| row(t, hat, false));
    let rows: Vec<_> = worn.chain(others).collect();
    let frame = match page.op.actor.is_staff() {
        true => Frame::Office,
        false => Frame::Agent,
    };
    page.show(frame, &title.clone(), || {
        let list = match rows.is_empty() {
            true => view! { <p>{say!(t, accounts.hats_none)}</p> }.into_any(),
            false => table(t, rows).into_any(),
        };
        view! {
            <header class="page-head">
                <h1>{title}</h1>
                <p>{say!(t, accounts.hats_lead)}</p>
            </header>
            {list}
        }
    })
}

/// Puts one on.
pub async fn change(page: Page, headers: HeaderMap, Form(posted): Form<Posted>) -> Answer {
    let token = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    let actor = change_hat(&page.op, &token, &posted.hat).await?;
    page.go_done(home(&actor), "hat_changed")
}

fn table<V: IntoView + 'static>(t: Locale, rows: Vec<V>) -> impl IntoView + use<V> {
    let head = [
        say!(t, accounts.hat_body),
        say!(t, accounts.roles),
        say!(t, accounts.hat_use),
    ]
    .map(|name| view! { <th scope="col">{name}</th> });
    view! {
        <table class="table cards">
            <caption class="vh">{say!(t, accounts.hats_title)}</caption>
            <thead><tr>{head.into_iter().collect::<Vec<_>>()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A hat with its button, or with the mark of the one that is worn.
fn row(t: Locale, hat: &Hat, is_worn: bool) -> impl IntoView + use<> {
    let roles: Vec<String> = hat.roles.iter().map(|held| role(t, *held)).collect();
    let roles = roles.join(td_string!(t, accounts.list_separator));
    let action = match is_worn {
        true => view! { <Status glyph=Glyph::Now text=say!(t, accounts.hat_worn) /> }.into_any(),
        false => view! {
            <form method="post" action="/hats">
                <input type="hidden" name="hat" value=hat.body.to_string() />
                <Button text=say!(t, accounts.hat_choose) size=ButtonSize::Small />
            </form>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="c-title" lang="ja">{hat.name.clone()}</th>
            <td class="c-second">{roles}</td>
            <td class="c-status">{action}</td>
        </tr>
    }
}
