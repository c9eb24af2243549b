//! The secret, shown once to the agent. Opening the link shows a button only: mail scanners open links too.

use crate::answer::Answer;
use crate::components::{Button, ButtonKind, Reveal, RevealRow};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use axum::extract::Path;
use islands::CopyButton;
use leptos::prelude::*;
use services::clients::reveal::{Revealed, reveal as reveal_secret, waiting};
use services::secrets::tokens::Token;

/// What the link leads to.
pub async fn secret_page(page: Page, Path(token): Path<String>) -> Answer {
    let waiting = waiting(&page.op, &Token::presented(&token)).await?;
    let t = page.locale;
    let title = td_string!(t, clients.secret_title).to_string();
    page.show(Frame::Agent, &title, || {
        let name = waiting.client_name;
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{td_string!(t, clients.secret_lead, name).to_string()}</p>
            </header>
            <form method="post" class="stack">
                <p>{td_string!(t, clients.client_id).to_string()} " " <code>{waiting.client_id}</code></p>
                <Button kind=ButtonKind::Solid text=td_string!(t, clients.secret_show).to_string() />
            </form>
        }
    })
}

/// Shows it.
pub async fn reveal(page: Page, Path(token): Path<String>) -> Answer {
    let revealed = reveal_secret(&page.op, &Token::presented(&token)).await?;
    let title = td_string!(page.locale, clients.secret_heading).to_string();
    page.show(Frame::Agent, &title, || body(&page, &revealed))
}

fn body(page: &Page, revealed: &Revealed) -> impl IntoView + use<> {
    let t = page.locale;
    let mono = |label: String, value: &str| RevealRow {
        label,
        value: value.to_owned(),
        mono: true,
    };
    let rows = vec![
        mono(
            td_string!(t, clients.client_id).to_string(),
            &revealed.client_id,
        ),
        mono(
            td_string!(t, clients.secret).to_string(),
            revealed.client_secret.expose(),
        ),
    ];
    let copy: fn(&str) -> AnyView = match t {
        Locale::ja => |value| copy_button(Locale::ja, value),
        Locale::en => |value| copy_button(Locale::en, value),
    };
    let back = format!("/applications/{}/clients", revealed.application);
    view! {
        <header class="page-head"><h1>{revealed.client_name.clone()}</h1></header>
        <Reveal
            heading=td_string!(t, clients.secret_heading).to_string()
            warning=td_string!(t, clients.secret_warning).to_string()
            rows
            copy=Some(copy)
        >
            <form method="get" action=back>
                <label class="choice">
                    <input type="checkbox" required />
                    <span>{td_string!(t, clients.secret_kept).to_string()}</span>
                </label>
                <Button kind=ButtonKind::Solid text=td_string!(t, clients.secret_end).to_string() />
            </form>
        </Reveal>
    }
}

fn copy_button(t: Locale, value: &str) -> AnyView {
    let label = td_string!(t, clients.copy).to_string();
    let done = td_string!(t, clients.copied).to_string();
    view! { <CopyButton value=value.to_owned() label done /> }.into_any()
}
