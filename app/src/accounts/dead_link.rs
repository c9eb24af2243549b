//! The page for a mailed link that no longer works: it says how to get a new one.

use crate::answer::{Answer, Rejection};
use crate::components::{ButtonKind, ButtonLink};
use crate::page::Page;
use crate::shell::Frame;
use axum::http::StatusCode;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;

/// How a link is replaced.
pub struct Replacement {
    /// What to do.
    pub text: String,
    /// Where it is done, where it can be done here: address and verb.
    pub action: Option<(&'static str, String)>,
    /// Who was sent it.
    pub reader: Reader,
}

/// Whom a link was sent to: they are offered what they can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Somebody who has, or may have, an account here.
    Account,
    /// Somebody who has none.
    Visitor,
}

/// Answers a refusal of the link; anything else ends the request as usual.
pub fn explain(page: &Page, error: Error, replacement: Replacement) -> Answer {
    if error.refusal() != Some(&Refusal::Gone) {
        return Err(Rejection::from(error));
    }
    let t = page.locale;
    let title = say!(t, accounts.dead_title);
    let heading = title.clone();
    page.show_status((StatusCode::GONE, Frame::Public), &title, move || {
        let action = replacement
            .action
            .map(|(href, text)| view! { <ButtonLink href text kind=ButtonKind::Solid /> });
        let onward = match replacement.reader {
            Reader::Account => ("/sign-in", say!(t, accounts.sign_in_button)),
            Reader::Visitor => ("/#contact", say!(t, accounts.dead_contact)),
        };
        view! {
            <div class="narrow">
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, accounts.dead_text)}</p>
                </div>
                <p>{replacement.text}</p>
                <div class="buttons section-gap">
                    {action}
                    <ButtonLink href=onward.0 text=onward.1 />
                </div>
            </div>
        }
    })
}
