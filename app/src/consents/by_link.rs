//! The page behind the link in a bank's letter: what it is asked, the code, and the form with which it answers.

use super::answer::verdicts;
use super::asked_view::{service, so_far, text_view};
use super::words::answer as answer_words;
use crate::accounts::{Labelled, Reader, Replacement, explain};
use crate::answer::Answer as Reply;
use crate::components::{
    Button, ButtonKind, Entry, RadioGroup, Status, StatusLook, TextArea, TextField, Width,
};
use crate::contracts::words::bank_name;
use crate::download::shown;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;
use services::consents::{
    LinkForm, LinkPage, answer_by_link, asked_by_link, draft_by_link, send_code,
};
use services::contracts::drafts::Listed;
use services::secrets::tokens::Token;

/// The page.
pub async fn link_page(page: Page, Path(token): Path<String>) -> Reply {
    draw(&page, &token, (LinkForm::default(), Problems::default())).await
}

/// Mails a code.
pub async fn code(page: Page, Path(token): Path<String>) -> Reply {
    match send_code(&page.op, &Token::presented(&token)).await {
        Ok(()) => page.go_done(&format!("/consent/{token}"), "consent_code_sent"),
        Err(error) if error.refusal() == Some(&Refusal::Gone) => dead(&page, error),
        Err(error) => draw(&page, &token, (LinkForm::default(), Problems::of(error)?)).await,
    }
}

/// Answers.
pub async fn link_answer(
    page: Page,
    Path(token): Path<String>,
    Form(form): Form<LinkForm>,
) -> Reply {
    match answer_by_link(&page.op, &Token::presented(&token), &form).await {
        Ok(()) => page.go_done(&format!("/consent/{token}"), "consent_given"),
        Err(error) if error.refusal() == Some(&Refusal::Gone) => dead(&page, error),
        Err(error) => draw(&page, &token, (form, Problems::of(error)?)).await,
    }
}

/// The draft as PDF.
pub async fn link_draft(page: Page, Path(token): Path<String>) -> Reply {
    match draft_by_link(&page.op, &Token::presented(&token)).await {
        Ok(pdf) => {
            let title = say!(page.locale, drafts.file_name);
            let name = format!("{title}_{}.pdf", pdf.name);
            Ok(shown(pdf.bytes, "application/pdf", &name))
        }
        Err(error) => dead(&page, error),
    }
}

async fn draw(page: &Page, token: &str, (form, problems): (LinkForm, Problems)) -> Reply {
    let link = match asked_by_link(&page.op, &Token::presented(token)).await {
        Ok(link) => link,
        Err(error) => return dead(page, error),
    };
    let last = link.asked.drafts.last().ok_or(Refusal::Gone)?;
    let title = say!(page.locale, consents.ask_title);
    page.show_form(
        &problems,
        Frame::Public,
        (&title, || {
            body(page, (&link, last, token), (&form, &problems))
        }),
    )
}

/// A link that leads nowhere any more: the Federation can send another one.
fn dead(page: &Page, error: Error) -> Reply {
    let replacement = Replacement {
        text: say!(page.locale, consents.link_dead),
        action: None,
        reader: Reader::Visitor,
    };
    explain(page, error, replacement)
}

fn body(
    page: &Page,
    (link, last, token): (&LinkPage, &Listed, &str),
    typed: (&LinkForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let bank = bank_name(t, &link.bank);
    let pdf = format!("/consent/{token}/draft.pdf");
    let due = link.asked.due_on.map(|day| {
        let day = date(page.language(), day);
        view! { <div><dt>{say!(t, consents.due_on)}</dt><dd>{day}</dd></div> }
    });
    let (glyph, text) = answer_words(t, &link.asked.consent, page.op.today());
    view! {
        {Labelled::new(page, typed.1, names(t)).summary()}
        <header class="page-head">
            <h1>
                {say!(t, consents.ask_title)}
                <span class="also" lang="ja">{link.asked.organisation_name.clone()}</span>
            </h1>
            <p>{say!(t, consents.ask_lead, bank = bank.clone())}</p>
            <dl class="meta">
                <div>
                    <dt class="vh">{say!(t, consents.state)}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd>
                </div>
                {due}
            </dl>
        </header>
        {service(t, &link.asked)}
        {text_view(page, &link.asked, (last, pdf))}
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, consents.ask_answer, bank)}</h2></header>
            {so_far(page, &link.asked)}
            {code_first(page, link, token)}
            {link.code_is_out.then(|| form(page, (link, last, token), typed))}
        </section>
    }
    .into_any()
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("answer", say!(t, consents.f_answer)),
        ("note", say!(t, consents.f_note)),
        ("title", say!(t, consents.f_title)),
        ("name", say!(t, consents.f_name)),
        ("code", say!(t, consents.f_code)),
    ]
}

/// Mails a code, or another one.
fn code_first(page: &Page, link: &LinkPage, token: &str) -> AnyView {
    let t = page.locale;
    let email = link.sent_to.clone();
    let consent = &link.asked.consent;
    let is_given = consent.answer.given().is_some() && !consent.is_outdated();
    let (text, kind, button) = match (link.code_is_out, is_given) {
        (false, false) => (
            say!(t, consents.code_lead, email),
            ButtonKind::Solid,
            say!(t, consents.code_send),
        ),
        (false, true) => (
            say!(t, consents.code_change, email),
            ButtonKind::Line,
            say!(t, consents.code_send),
        ),
        (true, _) => (
            say!(t, consents.code_out, email),
            ButtonKind::Line,
            say!(t, consents.code_again),
        ),
    };
    view! {
        <form method="post" action=format!("/consent/{token}/code") class="stack section-text">
            <p>{text}</p>
            <div class="buttons"><Button kind text=button /></div>
        </form>
    }
    .into_any()
}

fn form(
    page: &Page,
    (link, last, token): (&LinkPage, &Listed, &str),
    (form, problems): (&LinkForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let note = labels
        .depending("note", say!(t, consents.note_need))
        .hint(say!(t, consents.f_note_hint));
    let title = labels
        .required("title")
        .hint(say!(t, consents.f_title_hint));
    let code = labels.required("code").hint(say!(t, consents.f_code_hint));
    let version = problems.version(form.version, link.asked.version);
    view! {
        <form
            method="post"
            action=format!("/consent/{token}")
            class="fields narrow section-gap"
            novalidate
        >
            <input type="hidden" name="version" value=version.to_string() />
            <input type="hidden" name="draft" value=last.number.to_string() />
            <RadioGroup
                field=labels.required("answer")
                choices=verdicts(t)
                value=form.answer.clone()
            />
            <TextArea field=note value=form.note.clone() rows=4 />
            <TextField field=title value=form.title.clone() />
            <TextField
                field=labels.required("name")
                value=form.name.clone()
                entry=Entry::default().autocomplete("name").width(Width::W320)
            />
            <TextField
                field=code
                entry=Entry::default().autocomplete("one-time-code").width(Width::W160)
            />
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, consents.ask_submit) />
            </div>
        </form>
    }
    .into_any()
}
