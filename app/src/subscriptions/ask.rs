//! The form, and the page after it, which says the same whether the address is known or not.

use crate::accounts::{Labelled, Mailed, mailed};
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, Choice, Entry, RadioGroup, TextField};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words;
use axum::extract::Form;
use domain::intake::ScopeFamily;
use domain::subscriptions::SubscriptionForm;
use leptos::prelude::*;
use services::subscriptions;

/// The empty form, in the reader's language.
pub async fn page(page: Page) -> Answer {
    let form = SubscriptionForm {
        family: page.param("family").unwrap_or_default(),
        language: page.language().tag().to_owned(),
        ..SubscriptionForm::default()
    };
    draw(&page, &form, &Problems::default())
}

/// Takes the address and mails the link that confirms it.
pub async fn submit(page: Page, Form(form): Form<SubscriptionForm>) -> Answer {
    match subscriptions::ask(&page.op, &form).await {
        Ok(()) => page.go("/opening-notice/sent"),
        Err(error) => draw(&page, &form, &Problems::of(error)?),
    }
}

/// Says that a mail is on its way, if one is needed.
pub async fn sent(page: Page) -> Answer {
    let t = page.locale;
    let said = Mailed {
        title: say!(t, subscriptions.sent_title),
        text: say!(t, subscriptions.sent_text),
        hints: vec![
            say!(t, subscriptions.sent_limit),
            say!(t, subscriptions.sent_missing),
        ],
        next: ("/opening-notice", say!(t, subscriptions.again)),
    };
    mailed(&page, said)
}

fn draw(page: &Page, form: &SubscriptionForm, problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, subscriptions.title);
    let labels = vec![
        ("family", say!(t, subscriptions.family)),
        ("email", say!(t, subscriptions.email)),
        ("language", say!(t, subscriptions.language)),
    ];
    let labels = Labelled::new(page, problems, labels);
    let heading = title.clone();
    let families =
        ScopeFamily::ALL.map(|family| Choice::new(family.code(), words::family(t, family)));
    let languages = [
        Choice::new("ja", say!(t, subscriptions.japanese)),
        Choice::new("en", say!(t, subscriptions.english)),
    ];
    let body = || {
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, subscriptions.lead)}</p>
                </div>
                <form method="post" action="/opening-notice" class="fields" novalidate>
                    <RadioGroup
                        field=labels.required("family")
                        choices=families.to_vec()
                        value=form.family.clone()
                    />
                    <TextField
                        field=labels.required("email").hint(say!(t, subscriptions.email_hint))
                        value=form.email.clone()
                        entry=Entry::email().autocomplete("email")
                    />
                    <RadioGroup
                        field=labels.required("language")
                        choices=languages.to_vec()
                        value=form.language.clone()
                        row=true
                    />
                    <div class="buttons">
                        <Button text=say!(t, subscriptions.button) kind=ButtonKind::Solid />
                    </div>
                </form>
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}
