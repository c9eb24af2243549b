//! Confirming the address. Opening the link only shows a button.

use super::dead_link::{self, Reader, Replacement};
use super::press::{Words, show};
use crate::answer::Answer;
use crate::page::Page;
use axum::extract::Path;
use services::Error;
use services::accounts::confirm_address::{check_link, confirm_address};
use services::secrets::tokens::Token;

/// The button.
pub async fn page(page: Page, Path(token): Path<String>) -> Answer {
    if let Err(error) = check_link(&page.op, &Token::presented(&token)).await {
        return dead(&page, error);
    }
    let t = page.locale;
    let words = Words {
        title: say!(t, accounts.confirm_title),
        text: say!(t, accounts.confirm_text),
        button: say!(t, accounts.confirm_button),
    };
    show(&page, words)
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
