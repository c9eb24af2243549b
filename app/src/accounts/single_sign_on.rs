//! Signing in at the identity provider: the way there, the way back, and the page for when it fails.

use super::sign_in::enter;
use crate::answer::{Answer, status};
use crate::components::{ButtonKind, ButtonLink};
use crate::cookies;
use crate::factors::with_next;
use crate::language::is_local;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::sign_on;
use axum::extract::Query;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect};
use domain::accounts::SignOnProblem;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;
use services::accounts::single_sign_on::{Asks, Outcome, Returned, begin, finish};

/// The way to the provider on the sign-in page, where there is one.
pub fn offer(page: &Page, next: &str) -> Option<impl IntoView + use<>> {
    let settings = page.op.services.settings.single_sign_on.as_ref()?;
    let t = page.locale;
    let text = match settings.name.clone() {
        Some(name) => say!(t, single_sign_on.button_named, name),
        None => say!(t, single_sign_on.button),
    };
    let href = address(next);
    Some(view! {
        <section class="section-gap ruled">
            <h2>{say!(t, single_sign_on.title)}</h2>
            <p>{say!(t, single_sign_on.lead)}</p>
            <p><ButtonLink href text /></p>
        </section>
    })
}

/// The way to the provider for whoever is to show there once more who they are.
pub fn again(page: &Page, next: &str, beside_others: bool) -> AnyView {
    let t = page.locale;
    let settings = page.op.services.settings.single_sign_on.as_ref();
    let text = match settings.and_then(|settings| settings.name.clone()) {
        Some(name) => say!(t, single_sign_on.confirm_named, name),
        None => say!(t, single_sign_on.confirm),
    };
    let href = format!("{}&again=yes", address(next));
    let (class, kind) = match beside_others {
        true => ("section-gap ruled", ButtonKind::Line),
        false => ("", ButtonKind::Solid),
    };
    view! {
        <div class=class>
            <p>{say!(t, single_sign_on.confirm_lead)}</p>
            <p class="buttons"><ButtonLink href text kind /></p>
        </div>
    }
    .into_any()
}

/// Sends the person to the provider. A link and no form: where it leads is not ours to allow by policy.
/// A page of another house cannot begin it: the provider may know the browser and ask nothing.
pub async fn leave(page: Page, headers: HeaderMap) -> Answer {
    let next = page.param("next").filter(|next| is_local(next));
    let next = next.unwrap_or_default();
    if headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "cross-site")
    {
        return page.go(&with_next("/sign-in", &next));
    }
    let asks = match page.param("again") {
        Some(_) => Asks::Anew,
        None => Asks::IfNeeded,
    };
    match begin(&page.op, (&next, asks)).await {
        Ok(begun) => {
            let mut response = Redirect::to(&begun.address).into_response();
            if let Some(cookie) = cookies::set_sign_on(&begun.browser) {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(error) => explain(&page, error, &next),
    }
}

/// Takes the person back.
pub async fn arrive(page: Page, headers: HeaderMap, Query(returned): Query<Returned>) -> Answer {
    let page = page.marked();
    let browser = cookies::sign_on(&headers);
    let Outcome { next, session } = finish(&page.op, &returned, browser).await;
    let mut response = match session {
        Ok(token) => enter(&page, &headers, (&token, &next)).await?,
        Err(error) => explain(&page, error, &next)?,
    };
    let cookie: HeaderValue = cookies::clear_sign_on();
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

fn address(next: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("/sign-in/sso?next={next}")
}

/// What happened, and what to do.
fn explain(page: &Page, error: Error, next: &str) -> Answer {
    let Some(Refusal::SignOn { problem }) = error.refusal().cloned() else {
        return Err(error.into());
    };
    let t = page.locale;
    let (title, text) = sign_on::words(t, problem);
    let heading = title.clone();
    // With the same account it would end the same way.
    let again = may_help(problem).then(|| {
        view! { <ButtonLink href=address(next) text=say!(t, single_sign_on.again) kind=ButtonKind::Solid /> }
    });
    page.show_status((status(&error), Frame::Public), &title, move || {
        view! {
            <div class="narrow">
                <div class="page-head"><h1>{heading}</h1><p>{text}</p></div>
                <div class="buttons">
                    {again}
                    <ButtonLink href="/sign-in" text=say!(t, accounts.back_to_sign_in) />
                </div>
            </div>
        }
    })
}

/// Whether to try again may help.
fn may_help(problem: SignOnProblem) -> bool {
    matches!(
        problem,
        SignOnProblem::Cancelled | SignOnProblem::ProviderDown | SignOnProblem::Outdated
    )
}
