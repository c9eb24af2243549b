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
    let title = say!(t, clients.secret_title);
    page.show(Frame::Agent, &title, || {
        let name = waiting.client_name;
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, clients.secret_lead, name)}</p>
            </header>
            <form method="post" class="stack">
                <p>{say!(t, clients.client_id)} " " <code>{waiting.client_id}</code></p>
                <Button kind=ButtonKind::Solid text=say!(t, clients.secret_show) />
            </form>
        }
    })
}

/// Shows it.
pub async fn reveal(page: Page, Path(token): Path<String>) -> Answer {
    let revealed = reveal_secret(&page.op, &Token::presented(&token)).await?;
    let title = say!(page.locale, clients.secret_heading);
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
        mono(say!(t, clients.client_id), &revealed.client_id),
        mono(say!(t, clients.secret), revealed.client_secret.expose()),
    ];
    let copy: fn(&str) -> AnyView = match t {
        Locale::ja => |value| copy_button(Locale::ja, value),
        Locale::en => |value| copy_button(Locale::en, value),
    };
    let back = format!("/applications/{}/clients", revealed.application);
    view! {
        <header class="page-head"><h1>{revealed.client_name.clone()}</h1></header>
        <Reveal
            heading=say!(t, clients.secret_heading)
            warning=say!(t, clients.secret_warning)
            rows
            copy=Some(copy)
        >
            <form method="get" action=back>
                <label class="choice">
                    <input type="checkbox" required />
                    <span>{say!(t, clients.secret_kept)}</span>
                </label>
                <Button kind=ButtonKind::Solid text=say!(t, clients.secret_end) />
            </form>
        </Reveal>
    }
}

fn copy_button(t: Locale, value: &str) -> AnyView {
    let label = say!(t, clients.copy);
    let done = say!(t, clients.copied);
    view! { <CopyButton value=value.to_owned() label done /> }.into_any()
}
