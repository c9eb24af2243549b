//! The pages for requests that got none of their own: what happened, what to do, and a reference number.

use crate::accounts::home;
use crate::answer::{Answer, Rejected, status};
use crate::components::ButtonLink;
use crate::factors::with_next;
use crate::i18n::*;
use crate::language::is_local;
use crate::page::{AppState, Page};
use crate::shell::Frame;
use crate::words::wait;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::accounts::{Body, BodyKind};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;
use url::{Position, Url};

/// Draws a page on every response that a handler rejected.
pub async fn pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let method = parts.method.clone();
    let form_page = form_page(&parts);
    let Ok(page) = Page::from_request_parts(&mut parts, &state).await;
    if let Some(identity) = page.op.actor.identity() {
        // Every further line about this request says whose session it came with.
        tracing::Span::current().record("person", identity.person.to_string());
    }
    // So that the handler does not look the session up again.
    parts.extensions.insert(page.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(Rejected(error)) = response.extensions().get::<Rejected>().cloned() else {
        return bare(&page, response).await;
    };
    if let Error::Refused(
        refusal @ (Refusal::NotAllowed { .. } | Refusal::TooManyAttempts { .. }),
    ) = &*error
    {
        tracing::warn!(%method, %refusal, "turned away");
    }
    if matches!(*error, Error::Refused(Refusal::SignInRequired)) && method == Method::GET {
        return to_sign_in(&page).unwrap_or(response);
    }
    if matches!(*error, Error::Refused(Refusal::FactorRequired)) && method == Method::GET {
        return page
            .go(&with_next("/sign-in/confirm", &back(&page)))
            .unwrap_or(response);
    }
    let retry = response.headers().get(header::RETRY_AFTER).cloned();
    let mut drawn = draw(&page, &error, form_page).await.unwrap_or(response);
    if let Some(retry) = retry {
        drawn.headers_mut().insert(header::RETRY_AFTER, retry);
    }
    drawn
}

/// An address that leads nowhere.
pub async fn not_found() -> Answer {
    Err(Refusal::NotFound.into())
}

/// Statuses that no handler set: for a form that does not parse or comes from elsewhere, or after a panic.
async fn bare(page: &Page, response: Response) -> Response {
    let status = response.status();
    let html_or_none = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || !html_or_none {
        return response;
    }
    if status == StatusCode::FORBIDDEN {
        tracing::warn!("a form from elsewhere was turned away");
    }
    let t = page.locale;
    let (title, text) = if status.is_server_error() {
        (
            td_string!(t, errors.failed_title),
            td_string!(t, errors.failed_text),
        )
    } else {
        (
            td_string!(t, errors.invalid_title),
            td_string!(t, errors.invalid_text),
        )
    };
    let words = (title.to_string(), text.to_string());
    let reference = page.request_id.0.clone();
    // Without the address, which may hold a token; the line of the request tells the page.
    tracing::info!(%reference, %status, "request turned away");
    let way_on = way_on(page);
    explain(page, (status, reference), (words, way_on))
        .await
        .unwrap_or(response)
}

fn to_sign_in(page: &Page) -> Option<Response> {
    page.go(&sign_in(&back(page))).ok()
}

/// The address asked for.
fn back(page: &Page) -> String {
    match page.query.is_empty() {
        true => page.path.clone(),
        false => format!("{}?{}", page.path, page.query),
    }
}

fn sign_in(next: &str) -> String {
    with_next("/sign-in", next)
}

/// The page a form was sent from, as one of our own addresses: what is posted has no page to come back to.
fn form_page(parts: &Parts) -> Option<String> {
    let referer = parts.headers.get(header::REFERER)?.to_str().ok()?;
    let address = Url::parse(referer).ok()?;
    let back = address[Position::BeforePath..Position::AfterQuery].to_owned();
    is_local(&back).then_some(back)
}

async fn draw(page: &Page, error: &Error, form_page: Option<String>) -> Option<Response> {
    let reference = page.request_id.0.clone();
    if let Error::Failed(failure) = error {
        tracing::error!(%reference, error = ?failure, "request failed");
    }
    let way_on = match (error, form_page) {
        (Error::Refused(Refusal::SignInRequired), Some(back)) => {
            (sign_in(&back), say!(page.locale, common.sign_in))
        }
        (Error::Refused(Refusal::FactorRequired), back) => (
            with_next("/sign-in/confirm", &back.unwrap_or_default()),
            say!(page.locale, errors.factor_way),
        ),
        _ => way_on(page),
    };
    let words = words(page.locale, error);
    explain(page, (status(error), reference), (words, way_on)).await
}

/// Where the person's work begins: address and words.
fn way_on(page: &Page) -> (String, String) {
    let t = page.locale;
    if page.op.actor.identity().is_none() {
        return ("/".to_owned(), say!(t, errors.home));
    }
    let words = match page.op.actor.body().map(Body::kind) {
        Some(BodyKind::Federation) => say!(t, errors.queue),
        Some(BodyKind::Agent) => say!(t, errors.applications),
        Some(BodyKind::Bank) | None => say!(t, errors.start),
    };
    (home(&page.op.actor).to_owned(), words)
}

fn words(t: Locale, error: &Error) -> (String, String) {
    macro_rules! both {
        ($title:ident, $text:ident) => {
            (say!(t, errors.$title), say!(t, errors.$text))
        };
    }
    match error {
        Error::Failed(_) => both!(failed_title, failed_text),
        Error::Refused(refusal) => match refusal {
            Refusal::SignInRequired => both!(sign_in_title, sign_in_text),
            Refusal::FactorRequired => both!(factor_title, factor_text),
            Refusal::NotAllowed { reason } => (
                say!(t, errors.forbidden_title),
                crate::words::denial(t, *reason),
            ),
            Refusal::ProposerMayNotDecide => both!(forbidden_title, forbidden_text),
            Refusal::NotFound => both!(not_found_title, not_found_text),
            Refusal::Gone => both!(gone_title, gone_text),
            Refusal::Stale => both!(conflict_title, conflict_text),
            Refusal::WrongState => both!(state_title, state_text),
            Refusal::TooManyAttempts {
                retry_after_seconds: seconds,
            } => (
                say!(t, errors.too_many_title),
                say!(t, errors.too_many_text, wait = wait(t, *seconds)),
            ),
            other => (
                say!(t, errors.invalid_title),
                crate::words::refusal(t, other),
            ),
        },
    }
}

async fn explain(
    page: &Page,
    (status, number): (StatusCode, String),
    ((title, text), (href, onward)): ((String, String), (String, String)),
) -> Option<Response> {
    let t = page.locale;
    let frame = match page.op.actor.identity() {
        Some(_) if page.op.actor.is_staff() => Frame::Office,
        Some(_) => Frame::Agent,
        None => Frame::Public,
    };
    // The page has to be drawn even where the database is what failed.
    let contact = services::policy::contact_today(&page.op).await;
    let ask = contact.ok().flatten().map(|contact| {
        let department = contact.department_in(page.language()).to_owned();
        let call = format!("tel:{}", contact.tel);
        view! {
            <p>
                {say!(t, errors.contact, department)}
                " "
                <a class="nowrap" href=call>{contact.tel}</a>
            </p>
        }
    });
    let heading = title.clone();
    page.show_status((status, frame), &title, move || {
        view! {
            <div class="narrow">
                <div class="page-head"><h1>{heading}</h1><p>{text}</p></div>
                <div class="stack">
                    <ButtonLink href text=onward />
                    {ask}
                    <dl class="meta"><div>
                        <dt>{say!(t, errors.reference_label)}</dt>
                        <dd class="mono">{number}</dd>
                    </div></dl>
                    <p class="note sub">{say!(t, errors.reference)}</p>
                </div>
            </div>
        }
    })
    .ok()
}
