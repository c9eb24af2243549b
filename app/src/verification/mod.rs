//! The public page on which anybody checks whether a document is an executed contract.

mod forms;
mod verdict;

use crate::answer::Answer;
use crate::contracts::FileForm;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use leptos::prelude::*;
use serde::Deserialize;
use services::verification::{Executed, Verdict, by_file, by_number};

/// What was asked last, and the answer.
#[derive(Default)]
struct Asked {
    number: String,
    problems: Problems,
    answer: Option<Answered>,
}

/// The answer to one of the two questions.
enum Answered {
    File(Verdict),
    Number(Box<Executed>),
}

/// A form of nothing but a file.
#[derive(Deserialize)]
pub struct Nothing {}

/// The page; `?number=` looks a number up.
pub async fn page(page: Page) -> Answer {
    let Some(number) = page.param("number") else {
        return draw(&page, Asked::default());
    };
    let asked = match by_number(&page.op, &number).await {
        Ok(executed) => Asked {
            answer: Some(Answered::Number(Box::new(executed))),
            ..Asked::default()
        },
        Err(error) => Asked {
            problems: Problems::of(error)?,
            ..Asked::default()
        },
    };
    draw(&page, Asked { number, ..asked })
}

/// Compares the file.
pub async fn verify(page: Page, posted: FileForm<Nothing>) -> Answer {
    let asked = match by_file(&page.op, posted.file).await {
        Ok(verdict) => Asked {
            answer: Some(Answered::File(verdict)),
            ..Asked::default()
        },
        Err(error) => Asked {
            problems: Problems::of(error)?,
            ..Asked::default()
        },
    };
    draw(&page, asked)
}

fn draw(page: &Page, asked: Asked) -> Answer {
    let title = say!(page.locale, verification.title);
    page.show_form(
        &asked.problems,
        Frame::Public,
        (&title, || body(page, &asked)),
    )
}

fn body(page: &Page, asked: &Asked) -> AnyView {
    let t = page.locale;
    let answer = asked
        .answer
        .as_ref()
        .map(|answer| verdict::section(page, answer));
    view! {
        {forms::summary(page, asked)}
        <header class="page-head">
            <h1>{say!(t, verification.title)}</h1>
            <p>{say!(t, verification.lead)}</p>
        </header>
        {answer}
        {forms::file(page, asked)}
        {forms::number(page, asked)}
        <section class="section narrow">
            <header class="section-head"><h2>{say!(t, verification.seal)}</h2></header>
            <p>{say!(t, verification.seal_note)}</p>
        </section>
    }
    .into_any()
}
