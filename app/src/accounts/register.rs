//! An agent's person registers, and is told to look into the mailbox whatever the portal knows already.

use super::form::Labelled;
use super::mailed::{Address, Asking, Mailed, ask_address, mailed};
use super::new_password;
use super::organisation_fields as organisation;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, Entry, TextField};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Form;
use domain::accounts::{PASSWORD_MIN, RegistrationForm};
use leptos::prelude::*;
use services::accounts::{confirm_address, register};

/// The empty form.
pub async fn page(page: Page) -> Answer {
    draw(&page, &RegistrationForm::default(), &Problems::default())
}

/// Registers.
pub async fn submit(page: Page, Form(form): Form<RegistrationForm>) -> Answer {
    match register::register(&page.op, &form).await {
        Ok(()) => page.go("/register/sent"),
        Err(error) => draw(&page, &form, &Problems::of(error)?),
    }
}

/// Says that a mail is on its way.
pub async fn sent(page: Page) -> Answer {
    let t = page.locale;
    let said = Mailed {
        title: say!(t, accounts.sent_title),
        text: say!(t, accounts.sent_text),
        hints: vec![say!(t, accounts.sent_limit), say!(t, accounts.sent_missing)],
        next: ("/register/resend", say!(t, accounts.resend_link)),
    };
    mailed(&page, said)
}

/// The form for another link.
pub async fn resend_page(page: Page) -> Answer {
    draw_resend(&page, &Address::default(), &Problems::default())
}

/// Sends another link.
pub async fn resend(page: Page, Form(address): Form<Address>) -> Answer {
    match confirm_address::resend(&page.op, &address.email).await {
        Ok(()) => page.go("/register/sent"),
        Err(error) => draw_resend(&page, &address, &Problems::of(error)?),
    }
}

fn draw(page: &Page, form: &RegistrationForm, problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, accounts.register_title);
    let mut names = person_labels(t);
    names.extend(organisation::labels(t));
    let labels = Labelled::new(page, problems, names);
    let heading = title.clone();
    let body = || {
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, accounts.register_lead)}</p>
                </div>
                <form method="post" action="/register" novalidate>
                    {part(say!(t, accounts.part_person), person(t, form, &labels))}
                    {part(
                        say!(t, accounts.part_company),
                        organisation::company(t, &form.organisation, &labels),
                    )}
                    {part(
                        say!(t, accounts.part_registration),
                        organisation::registration(t, &form.organisation, &labels),
                    )}
                    {part(
                        say!(t, accounts.part_seat),
                        organisation::seat(t, &form.organisation, &labels),
                    )}
                    <div class="section-gap buttons">
                        <Button text=say!(t, accounts.register_button) kind=ButtonKind::Solid />
                    </div>
                </form>
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}

fn part(heading: String, fields: impl IntoView) -> impl IntoView {
    view! {
        <section class="section">
            <header class="section-head"><h2>{heading}</h2></header>
            <div class="fields">{fields}</div>
        </section>
    }
}

fn person_labels(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("person_name", say!(t, accounts.person_name)),
        ("email", say!(t, accounts.email)),
        ("password", say!(t, accounts.password)),
    ]
}

fn person(t: Locale, form: &RegistrationForm, labels: &Labelled<'_>) -> impl IntoView + use<> {
    view! {
        <TextField
            field=labels.required("person_name")
            value=form.person_name.clone()
            entry=Entry::default().autocomplete("name")
        />
        <TextField
            field=labels.required("email").hint(say!(t, accounts.email_hint))
            value=form.email.clone()
            entry=Entry::email().autocomplete("username")
        />
        {new_password(t, labels.required("password"), PASSWORD_MIN)}
    }
}

fn draw_resend(page: &Page, address: &Address, problems: &Problems) -> Answer {
    let t = page.locale;
    let asking = Asking {
        title: say!(t, accounts.resend_title),
        lead: say!(t, accounts.resend_lead),
        action: "/register/resend",
        button: say!(t, accounts.resend_button),
        instead: None,
    };
    ask_address(page, asking, (address, problems))
}
