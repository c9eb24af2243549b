//! What pages say after a mail was asked for, and the form that asks for a link with nothing but an address.

use super::form::Labelled;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, ButtonLink, Entry, TextField};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use leptos::prelude::*;
use serde::Deserialize;

/// That a mail is on its way, if one is needed.
pub struct Mailed {
    /// What the page is called.
    pub title: String,
    /// What happened.
    pub text: String,
    /// What to know about the mail.
    pub hints: Vec<String>,
    /// Where to go on.
    pub next: (&'static str, String),
}

/// Says so.
pub fn mailed(page: &Page, said: Mailed) -> Answer {
    let heading = said.title.clone();
    let (href, next) = said.next;
    page.show(Frame::Public, &said.title, move || {
        view! {
            <div class="narrow">
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{said.text}</p>
                </div>
                <div class="stack">
                    {said.hints.into_iter().map(|hint| view! { <p>{hint}</p> }).collect_view()}
                    <p><a href=href>{next}</a></p>
                </div>
            </div>
        }
    })
}

/// Whose mailbox it is.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Address {
    /// As it was typed.
    pub email: String,
}

/// What the form is for.
pub(super) struct Asking {
    pub title: String,
    pub lead: String,
    pub action: &'static str,
    pub button: String,
    /// Where to go instead.
    pub instead: Option<(&'static str, String)>,
}

/// The form.
pub(super) fn ask_address(
    page: &Page,
    asking: Asking,
    (address, problems): (&Address, &Problems),
) -> Answer {
    let email = say!(page.locale, accounts.email);
    let labels = Labelled::new(page, problems, vec![("email", email)]);
    let title = asking.title.clone();
    let instead = asking.instead.map(|(href, text)| {
        view! { <ButtonLink href=href text kind=ButtonKind::Text /> }
    });
    let body = || {
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{asking.title}</h1>
                    <p>{asking.lead}</p>
                </div>
                <form method="post" action=asking.action class="fields" novalidate>
                    <TextField
                        field=labels.plain("email")
                        value=address.email.clone()
                        entry=Entry::email().autocomplete("username")
                    />
                    <div class="buttons">
                        <Button text=asking.button kind=ButtonKind::Solid />
                        {instead}
                    </div>
                </form>
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}
