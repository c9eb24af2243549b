//! A page of one button, behind a link in a mail: programs that look at mails open links too, and must not do anything.

use crate::answer::Answer;
use crate::components::{Button, ButtonKind};
use crate::page::Page;
use crate::shell::Frame;
use leptos::prelude::*;

/// What the page says.
pub struct Words {
    pub title: String,
    pub text: String,
    pub button: String,
}

/// The page; the button posts to its own address.
pub fn show(page: &Page, words: Words) -> Answer {
    let address = page.path.clone();
    let heading = words.title.clone();
    page.show(Frame::Public, &words.title, move || {
        view! {
            <div class="narrow">
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{words.text}</p>
                </div>
                <form method="post" action=address class="buttons">
                    <Button text=words.button kind=ButtonKind::Solid />
                </form>
            </div>
        }
    })
}
