//! Confirming the address. Opening the link only shows a button.

use crate::accounts::press::{Words, show};
use crate::accounts::{Reader, Replacement, explain};
use crate::answer::Answer;
use crate::page::Page;
use crate::words;
use axum::extract::Path;
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
    let words = Words {
        title: say!(t, subscriptions.confirm_title),
        text: say!(t, subscriptions.confirm_text, family),
        button: say!(t, subscriptions.confirm_button),
    };
    show(&page, words)
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
