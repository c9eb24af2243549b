//! Confirming the address. Opening the link only shows a button: programs that look at mails open links too, and must
//! not confirm anything.

use crate::accounts::{Reader, Replacement, explain};
use crate::answer::Answer;
use crate::components::{Button, ButtonKind};
use crate::page::Page;
use crate::shell::Frame;
use crate::words;
use axum::extract::Path;
use leptos::prelude::*;
use services::Error;
use services::secrets::tokens::Token;
use services::subscriptions;

/// The button.
pub async fn confirm_page(page: Page, Path(token): Path<String>) -> Answer {
    let t = page.locale;
    let family = match subscriptions::waiting(&page.op, &Token::presented(&token)).await {
        Ok(family) => words::family(t, family),
        Err(error) => return dead(&page, error),
    };
    let title = say!(t, subscriptions.confirm_title);
    let heading = title.clone();
    let address = page.path.clone();
    page.show(Frame::Public, &title, move || {
        view! {
            <div class="narrow">
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, subscriptions.confirm_text, family)}</p>
                </div>
                <form method="post" action=address class="buttons">
                    <Button text=say!(t, subscriptions.confirm_button) kind=ButtonKind::Solid />
                </form>
            </div>
        }
    })
}

/// Confirms.
pub async fn confirm(page: Page, Path(token): Path<String>) -> Answer {
    match subscriptions::confirm(&page.op, &Token::presented(&token)).await {
        Ok(_) => page.go_done("/", "subscribed"),
        Err(error) => dead(&page, error),
    }
}

fn dead(page: &Page, error: Error) -> Answer {
    let t = page.locale;
    let replacement = Replacement {
        text: say!(t, subscriptions.dead),
        action: Some(("/opening-notice", say!(t, subscriptions.again))),
        reader: Reader::Visitor,
    };
    explain(page, error, replacement)
}
