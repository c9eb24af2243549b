//! Whoever is signed in shows once more who they are, because of the page they want to go to: by the second
//! factor, by the password where there is none, or at the identity provider.

use super::ask::{Asking, forms, names};
use super::{CONFIRM, OVERVIEW, Posted, frame, go_renewed, next, with_next};
use crate::accounts::{Labelled, destination, single_sign_on};
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, Entry, TextField};
use crate::cookies;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Form;
use axum::http::HeaderMap;
use domain::accounts::Assurance;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::accounts::reauthenticate::give_password;
use services::factors::give::give_factor;
use services::factors::ways::{OwnWays, of_own};

/// What the form for the password sends beside it.
const BY_PASSWORD: &str = "password";

/// Asks for what the person has. Whoever has just shown the little they have is led to setting a factor up.
pub async fn page(page: Page) -> Answer {
    let next = next(&page);
    let ways = of_own(&page.op).await?;
    let identity = page.op.actor.identity();
    let has_given_factor = identity.is_some_and(|one| one.assurance == Assurance::FreshFactor);
    let can_show = ways.factor.is_some() || ways.password || ways.provider;
    if ways.factor.is_none() && has_given_factor {
        return page.go(onward(&page, &next));
    }
    if ways.factor.is_none() && (ways.is_fresh || !can_show) {
        return page.go(&with_next("/account/security/totp", &next));
    }
    draw(&page, (ways, &next), &Problems::default())
}

/// Notes that it was given.
pub async fn submit(page: Page, headers: HeaderMap, Form(posted): Form<Posted>) -> Answer {
    let session = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    let given = match posted.factor.by == BY_PASSWORD {
        true => give_password(&page.op, (&session, &posted.password)).await,
        false => give_factor(&page.op, (&session, &posted.factor)).await,
    };
    match given {
        Ok(token) => go_renewed(&page, &token, onward(&page, &posted.next)),
        Err(error) => {
            let ways = of_own(&page.op).await?;
            draw(&page, (ways, &posted.next), &Problems::of(error)?)
        }
    }
}

fn onward<'a>(page: &Page, next: &'a str) -> &'a str {
    match next.is_empty() {
        true => OVERVIEW,
        false => destination(next, &page.op.actor),
    }
}

fn draw(page: &Page, (ways, next): (OwnWays, &str), problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, factors.confirm_title);
    let heading = title.clone();
    let labels = labels(page, problems);
    let has_another = ways.factor.is_some() || ways.password;
    let by_provider = ways
        .provider
        .then(|| single_sign_on::again(page, next, has_another));
    let by_password = ways
        .password
        .then(|| password_form(page, next, &labels).into_any());
    let by_factor = ways.factor.map(|ways| {
        let asking = Asking {
            action: CONFIRM,
            next,
            button: say!(t, factors.confirm_button),
            ways,
        };
        forms(page, &asking, (&labels, problems))
    });
    let body = || {
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, factors.confirm_lead)}</p>
                </div>
                {by_factor}
                {by_password}
                {by_provider}
            </div>
        }
    };
    page.show_form(problems, frame(page), (&title, body))
}

fn labels<'a>(page: &'a Page, problems: &'a Problems) -> Labelled<'a> {
    let mut names = names(page);
    names.push(("password", say!(page.locale, accounts.password)));
    Labelled::new(page, problems, names)
}

fn password_form(page: &Page, next: &str, labels: &Labelled<'_>) -> impl IntoView + use<> {
    let t = page.locale;
    view! {
        <form method="post" action=CONFIRM class="fields" novalidate>
            <input type="hidden" name="next" value=next.to_owned() />
            <input type="hidden" name="by" value=BY_PASSWORD />
            <TextField field=labels.plain("password") entry=Entry::password() />
            <div class="buttons">
                <Button text=say!(t, factors.confirm_button) kind=ButtonKind::Solid />
            </div>
        </form>
    }
}
