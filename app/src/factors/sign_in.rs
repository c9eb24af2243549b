//! The second step of signing in.

use super::ask::{Asking, forms, labels};
use super::{Posted, next};
use crate::accounts::destination;
use crate::accounts::sign_in::enter;
use crate::answer::Answer;
use crate::cookies;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Form;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;
use services::factors::{sign_in, ways};
use services::secrets::tokens::Token;

/// Asks for the factor; without a sign-in that waits, it begins anew.
pub async fn page(page: Page, headers: HeaderMap) -> Answer {
    let next = next(&page);
    if page.op.actor.identity().is_some() {
        return page.go(destination(&next, &page.op.actor));
    }
    let Some(pending) = cookies::pending(&headers) else {
        return page.go("/sign-in");
    };
    draw(&page, (&pending, &next), &Problems::default()).await
}

/// Begins the session.
pub async fn submit(page: Page, headers: HeaderMap, Form(posted): Form<Posted>) -> Answer {
    let page = page.marked();
    let Some(pending) = cookies::pending(&headers) else {
        return page.go("/sign-in");
    };
    match sign_in::sign_in(&page.op, (&pending, &posted.factor)).await {
        Ok(token) => {
            let mut response = enter(&page, &headers, (&token, &posted.next)).await?;
            let cookie = cookies::clear_pending();
            response.headers_mut().append(SET_COOKIE, cookie);
            Ok(response)
        }
        Err(Error::Refused(Refusal::Gone)) => page.go("/sign-in"),
        Err(error) => draw(&page, (&pending, &posted.next), &Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, (pending, next): (&Token, &str), problems: &Problems) -> Answer {
    let Some(ways) = ways::of_pending(&page.op, pending).await? else {
        return page.go("/sign-in");
    };
    let t = page.locale;
    let title = say!(t, factors.sign_in_title);
    let heading = title.clone();
    let labels = labels(page, problems);
    let asking = Asking {
        action: "/sign-in/factor",
        next,
        button: say!(t, accounts.sign_in_button),
        ways,
    };
    let body = || {
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, factors.sign_in_lead)}</p>
                </div>
                {forms(page, &asking, (&labels, problems))}
                <p class="section-gap"><a href="/sign-in">{say!(t, accounts.back_to_sign_in)}</a></p>
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}
