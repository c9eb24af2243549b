//! Setting an authenticator app up: why, then the secret as picture and text with a field for its first code.

use super::ask::demonstration;
use super::qr::qr;
use super::{OVERVIEW, frame, go_renewed, next, show_first, with_next};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, ButtonLink, Crumb, Entry, FormButtons, KeyValue, KeyValues,
    TextField,
};
use crate::cookies;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Form;
use axum::http::HeaderMap;
use domain::refusal::Refusal;
use islands::CopyButton;
use leptos::prelude::*;
use serde::Deserialize;
use services::Error;
use services::factors::begin_totp::{Waiting, begin_totp, waiting};
use services::factors::confirm_totp::confirm_totp;
use services::factors::passkeys::are_possible;
use services::factors::ways::of_own;

const ADDRESS: &str = "/account/security/totp";

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Posted {
    code: String,
    next: String,
}

/// What there is to do: begin, or give the first code.
pub async fn page(page: Page) -> Answer {
    draw(&page, &next(&page), &Problems::default()).await
}

/// Begins, or begins anew.
pub async fn begin(page: Page, Form(posted): Form<Posted>) -> Answer {
    let here = with_next(ADDRESS, &posted.next);
    match begin_totp(&page.op).await {
        Ok(()) => page.go(&here),
        Err(error) => show_first(&page, error, &here),
    }
}

/// The recovery codes, after the app was taken into use.
fn onward(next: &str) -> String {
    let onward = with_next("/account/security/recovery", next);
    format!("{onward}&done=totp_added")
}

/// Nothing waits to be confirmed any more. Whoever has just set the app up pressed twice, and the second time
/// with the session renewed by the first; they go on as after the first.
async fn pressed_again(page: &Page, next: &str) -> Answer {
    let ways = of_own(&page.op).await?;
    let has_app = ways.factor.is_some_and(|factor| factor.app);
    match ways.is_fresh && has_app {
        true => page.go(&onward(next)),
        false => page.go(&with_next(ADDRESS, next)),
    }
}

/// Takes the app into use. What helps when it is lost comes next.
pub async fn submit(page: Page, headers: HeaderMap, Form(posted): Form<Posted>) -> Answer {
    let session = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    match confirm_totp(&page.op, &session, &posted.code).await {
        Ok(token) => go_renewed(&page, &token, &onward(&posted.next)),
        Err(Error::Refused(Refusal::Gone)) => pressed_again(&page, &posted.next).await,
        Err(error) => draw(&page, &posted.next, &Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, next: &str, problems: &Problems) -> Answer {
    let begun = waiting(&page.op).await?;
    let t = page.locale;
    let title = say!(t, factors.set_up_title);
    let label = say!(t, factors.code);
    let labels = Labelled::new(page, problems, vec![("code", label)]);
    let content = match &begun {
        Some(begun) => steps(page, (begun, next), &labels)?,
        None => intro(page, next),
    };
    let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
    let body = || {
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <div class="narrow">
                {labels.summary()}
                <header class="page-head"><h1>{title.clone()}</h1></header>
                {content}
            </div>
        }
    };
    page.show_form(problems, frame(page), (&title.clone(), body))
}

/// Why, and what is needed for it.
fn intro(page: &Page, next: &str) -> AnyView {
    let t = page.locale;
    let must = page.op.actor.identity();
    let must = must.is_some_and(|identity| identity.must_have_factor());
    let why = match must {
        true => say!(t, factors.why_must),
        false => say!(t, factors.why_may),
    };
    let back = match next.is_empty() {
        true => OVERVIEW.to_owned(),
        false => next.to_owned(),
    };
    let later = (!must).then(|| {
        view! { <ButtonLink kind=ButtonKind::Text href=OVERVIEW text=say!(t, common.cancel) /> }
    });
    view! {
        <form method="post" action=format!("{ADDRESS}/begin") class="stack">
            <p>{why}</p>
            <p>{say!(t, factors.needs)}</p>
            {or_passkey(page)}
            <input type="hidden" name="next" value=back />
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, factors.begin) />
                {later}
            </div>
        </form>
    }
    .into_any()
}

/// The other factor that would do.
fn or_passkey(page: &Page) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    are_possible(&page.op).then(|| {
        view! {
            <p>
                {say!(t, factors.or_passkey)} " "
                <a href="/account/security/passkeys/new">{say!(t, factors.or_passkey_way)}</a>
            </p>
        }
    })
}

fn steps(
    page: &Page,
    (begun, next): (&Waiting, &str),
    labels: &Labelled<'_>,
) -> anyhow::Result<AnyView> {
    let t = page.locale;
    let picture = qr(&begun.address, say!(t, factors.qr))?;
    let secret = begun.secret.clone();
    let copy = copy_button(page, begun.secret.replace(' ', ""));
    let secret = view! {
        <span class="cluster"><span class="mono">{secret}</span> {copy}</span>
    };
    let rows = vec![KeyValue::new(say!(t, factors.secret), secret)];
    let code = labels.plain("code").hint(say!(t, factors.code_hint));
    let view = view! {
        <div class="stack">
            <p>{say!(t, factors.scan)}</p>
            <p>{picture}</p>
            <p>{say!(t, factors.type_instead)}</p>
            <KeyValues rows />
        </div>
        <form method="post" action=ADDRESS class="fields section-gap" novalidate>
            <input type="hidden" name="next" value=next.to_owned() />
            <TextField field=code entry=Entry::one_time_code() />
            {demonstration(page)}
            <FormButtons
                text=say!(t, factors.set_up_button)
                back=OVERVIEW
                cancel=say!(t, common.cancel)
            />
        </form>
    };
    Ok(view.into_any())
}

fn copy_button(page: &Page, value: String) -> AnyView {
    let t = page.locale;
    let (label, done) = (say!(t, clients.copy), say!(t, clients.copied));
    view! { <CopyButton value label done /> }.into_any()
}
