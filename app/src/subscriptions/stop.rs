//! Stopping the mails: the page shows a button, and one press deletes the address. Mail programs press it themselves
//! (RFC 8058), without a session, a cookie or a page before it.

use crate::accounts::press::{Words, show};
use crate::answer::Answer;
use crate::page::Page;
use crate::shell::Frame;
use crate::words;
use axum::extract::Path;
use axum::http::StatusCode;
use leptos::prelude::*;
use services::secrets::tokens::Token;
use services::subscriptions;

/// The button, or that there is nothing left to stop.
pub async fn stop_page(page: Page, Path(token): Path<String>) -> Answer {
    let t = page.locale;
    let known = subscriptions::stoppable(&page.op, &Token::presented(&token)).await?;
    let Some(family) = known else {
        return gone(&page);
    };
    let family = words::family(t, family);
    let words = Words {
        title: say!(t, subscriptions.stop_title),
        text: say!(t, subscriptions.stop_text, family),
        button: say!(t, subscriptions.stop_button),
    };
    show(&page, words)
}

/// Stops them. The answer is the page itself, because a mail program follows no other.
pub async fn stop(page: Page, Path(token): Path<String>) -> Answer {
    let t = page.locale;
    let token = Token::presented(&token);
    if !subscriptions::stop(&page.op, &token).await? {
        return gone(&page);
    }
    let words = (
        say!(t, subscriptions.stopped_title),
        say!(t, subscriptions.stopped_text),
    );
    tell(&page, StatusCode::OK, words)
}

/// Whoever comes again learns that nothing is sent.
fn gone(page: &Page) -> Answer {
    let t = page.locale;
    let words = (
        say!(t, subscriptions.gone_title),
        say!(t, subscriptions.gone_text),
    );
    tell(page, StatusCode::GONE, words)
}

fn tell(page: &Page, status: StatusCode, (title, text): (String, String)) -> Answer {
    let t = page.locale;
    let heading = title.clone();
    page.show_status((status, Frame::Public), &title, move || {
        view! {
            <div class="narrow">
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{text}</p>
                </div>
                <p><a href="/opening-notice">{say!(t, subscriptions.again)}</a></p>
            </div>
        }
    })
}
