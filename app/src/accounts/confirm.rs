//! Confirming the address. Opening the link only shows a button: programs that look at mails open links
//! too, and must not use them up.

use super::dead_link::{self, Reader, Replacement};
use crate::answer::Answer;
use crate::components::{Button, ButtonKind};
use crate::page::Page;
use crate::shell::Frame;
use axum::extract::Path;
use leptos::prelude::*;
use services::Error;
use services::accounts::confirm_address::{check_link, confirm_address};
use services::secrets::tokens::Token;

/// The button.
pub async fn page(page: Page, Path(token): Path<String>) -> Answer {
    if let Err(error) = check_link(&page.op, &Token::presented(&token)).await {
        return dead(&page, error);
    }
    let t = page.locale;
    let title = say!(t, accounts.confirm_title);
    let heading = title.clone();
    let address = page.path.clone();
    page.show(Frame::Public, &title, move || {
        view! {
            <div class="narrow">
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, accounts.confirm_text)}</p>
                </div>
                <form method="post" action=address class="buttons">
                    <Button text=say!(t, accounts.confirm_button) kind=ButtonKind::Solid />
                </form>
            </div>
        }
    })
}

/// Confirms.
pub async fn submit(page: Page, Path(token): Path<String>) -> Answer {
    match confirm_address(&page.op, &Token::presented(&token)).await {
        Ok(()) => page.go_done("/sign-in", "address_confirmed"),
        Err(error) => dead(&page, error),
    }
}

fn dead(page: &Page, error: Error) -> Answer {
    let t = page.locale;
    let replacement = Replacement {
        text: say!(t, accounts.dead_confirm),
        action: Some(("/register/resend", say!(t, accounts.resend_link))),
        reader: Reader::Account,
    };
    dead_link::explain(page, error, replacement)
}
