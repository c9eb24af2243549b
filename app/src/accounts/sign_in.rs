//! Signing in and out.

use super::arrival::destination;
use super::form::Labelled;
use super::single_sign_on;
use crate::answer::Answer;
use crate::components::{Banner, BannerKind, Entry, FormButtons, TextField};
use crate::cookies;
use crate::factors::{passkeys, with_next};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Form;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::accounts::{session, sign_out};
use services::secrets::tokens::Token;

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Posted {
    #[serde(flatten)]
    credentials: SignInForm,
    next: String,
}

/// The empty form; those who are signed in go on at once.
pub async fn page(page: Page) -> Answer {
    let next = page.param("next").unwrap_or_default();
    if page.op.actor.identity().is_some() {
        return page.go(destination(&next, &page.op.actor));
    }
    let is_new = page.op.browser.mark.is_none();
    let page = page.marked();
    let mut response = draw_after(&page, &next, &Problems::default())?;
    let lent = page.op.browser.mark.as_ref().filter(|_| is_new);
    if let Some(cookie) = lent.and_then(cookies::lend_device) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Signs in.
pub async fn submit(page: Page, headers: HeaderMap, Form(posted): Form<Posted>) -> Answer {
    let page = page.marked();
    match sign_in(&page.op, &posted.credentials).await {
        Ok(Entered::Session(token)) => enter(&page, &headers, (&token, &posted.next)).await,
        Ok(Entered::FactorAsked(pending)) => ask(&page, (&pending, &posted.next)),
        Err(error) => draw(&page, &posted, &Problems::of(error)?),
    }
}

/// The password alone opens nothing where there is a second factor.
fn ask(page: &Page, (pending, next): (&Token, &str)) -> Answer {
    let mut response = page.go(&with_next("/sign-in/factor", next))?;
    if let Some(cookie) = cookies::set_pending(pending) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The new session replaces the one the browser had.
pub(crate) async fn enter(
    page: &Page,
    headers: &HeaderMap,
    (token, next): (&Token, &str),
) -> Answer {
    if let Some(earlier) = cookies::session(headers) {
        session::end(&page.op, &earlier).await?;
    }
    let actor = session::actor(&page.op, token).await?;
    let mut response = page.go(destination(next, &actor))?;
    let device = page.op.browser.mark.as_ref().and_then(cookies::set_device);
    for cookie in cookies::set_session(token).into_iter().chain(device) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Signs out.
pub async fn leave(page: Page, headers: HeaderMap) -> Answer {
    if let Some(token) = cookies::session(&headers) {
        sign_out::sign_out(&page.op, &token).await?;
    }
    let mut response = page.go_done("/sign-in", "signed_out")?;
    let headers = response.headers_mut();
    headers.append(SET_COOKIE, cookies::clear_session());
    // Pages are never kept; what a page itself kept goes.
    headers.insert("clear-site-data", HeaderValue::from_static(r#""storage""#));
    Ok(response)
}

/// The page after an attempt by other means than the password.
pub(crate) fn draw_after(page: &Page, next: &str, problems: &Problems) -> Answer {
    let posted = Posted {
        next: next.to_owned(),
        ..Posted::default()
    };
    draw(page, &posted, problems)
}

fn draw(page: &Page, posted: &Posted, problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, accounts.sign_in_title);
    let labels = Labelled::new(
        page,
        problems,
        vec![
            ("email", say!(t, accounts.email)),
            ("password", say!(t, accounts.password)),
            ("passkey", say!(t, factors.passkey)),
        ],
    );
    let passkey = passkeys::offer(page, &posted.next)?;
    let unconfirmed = problems.general == Some(Refusal::AddressNotConfirmed);
    let heading = title.clone();
    let body = || {
        view! {
            <div class="narrow">
                {if unconfirmed { not_confirmed(t) } else { labels.summary() }}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, accounts.sign_in_lead)}</p>
                </div>
                <form method="post" action="/sign-in" class="fields" novalidate>
                    <input type="hidden" name="next" value=posted.next.clone() />
                    <TextField
                        field=labels.plain("email")
                        value=posted.credentials.email.clone()
                        entry=Entry::email().autocomplete("username")
                    />
                    <TextField field=labels.plain("password") entry=Entry::password() />
                    <FormButtons
                        text=say!(t, accounts.sign_in_button)
                        back="/password/forgotten"
                        cancel=say!(t, accounts.forgotten_link)
                    />
                </form>
                {passkey}
                {single_sign_on::offer(page, &posted.next)}
                {no_account(t)}
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}

/// The password was right, so the person may know what is missing and how to get it.
fn not_confirmed(t: Locale) -> AnyView {
    view! {
        <Banner kind=BannerKind::Warn heading=say!(t, accounts.unconfirmed_title)>
            <p>{say!(t, accounts.unconfirmed_text)}</p>
            <p><a href="/register/resend">{say!(t, accounts.resend_link)}</a></p>
        </Banner>
    }
    .into_any()
}

fn no_account(t: Locale) -> impl IntoView {
    view! {
        <section class="section-gap ruled">
            <h2>{say!(t, accounts.no_account_title)}</h2>
            <p>{say!(t, accounts.no_account_agent)}</p>
            <p><a href="/register">{say!(t, accounts.register_link)}</a></p>
            <p class="note">{say!(t, accounts.no_account_staff)}</p>
        </section>
    }
}
