//! A form sent twice by a quick hand takes effect once and is answered once. Whoever presses a button twice
//! sees what the first press did, and neither that "somebody else" was faster nor that a link is used up.

use app::cookies;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use memchr::memmem;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OnceCell;
use tracing::Instrument;

/// How long an answer is kept for whoever sends the very same again: longer than any double click, shorter
/// than a second thought. Afterwards the version in the form and the state of the thing decide.
const MEMORY: Duration = Duration::from_secs(5);
/// A request without a connection, as in tests.
const NOWHERE: ConnectInfo<SocketAddr> =
    ConnectInfo(SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0));

/// SHA-256 of something that was sent.
type Fingerprint = [u8; 32];

/// A form as it was sent.
#[derive(Clone, Copy)]
struct Sent {
    /// The browser it came from.
    browser: Fingerprint,
    /// By whom, where to, and every field.
    form: Fingerprint,
    /// The same as it would have come without the browser's mark.
    unmarked: Fingerprint,
}

/// The forms of the last seconds.
#[derive(Clone, Default)]
pub struct Repeats(Arc<Mutex<HashMap<Fingerprint, Answered>>>);

/// A form with its answer, once there is one.
struct Answered {
    browser: Fingerprint,
    answer: Arc<OnceCell<Kept>>,
}

/// An answer that can be given again.
#[derive(Clone)]
struct Kept {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

/// Lets the first of two equal forms through and gives its answer to both. What is refused changes nothing,
/// so it is not kept and can be sent again at once.
pub async fn once(State(repeats): State<Repeats>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if parts.method != Method::POST {
        return next.run(Request::from_parts(parts, body)).await;
    }
    // The body is limited further out.
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let sent = Sent::of(&parts, &body);
    let request = Request::from_parts(parts, Body::from(body));
    // A second click makes the browser leave the first request. That one is finished all the same, so that
    // what it did and what is answered belong together.
    let work = tokio::spawn(repeats.answer(sent, request, next).in_current_span());
    match work.await {
        Ok(response) => response,
        Err(stopped) => match stopped.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}

impl Sent {
    fn of(parts: &Parts, body: &[u8]) -> Self {
        let content = content(parts, body);
        let by = |who: Parted| who.with(&content).0.finalize().into();
        Sent {
            browser: browser(parts),
            form: by(person(parts)),
            unmarked: by(person_without_mark(parts)),
        }
    }
}

impl Repeats {
    async fn answer(self, sent: Sent, request: Request, next: Next) -> Response {
        let answer = self.place(sent);
        let is_known = is_known(request.headers());
        let answered = answer.get_or_try_init(|| async {
            let kept = keep(next.run(request).await, is_known).await?;
            self.forget_later(sent);
            Ok(kept)
        });
        match answered.await {
            Ok(kept) => kept.clone().into_response(),
            Err(refused) => refused,
        }
    }

    fn place(&self, sent: Sent) -> Arc<OnceCell<Kept>> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|form, answered| answered.is_wanted_after(sent, *form));
        // The first press may have led to a page that marks the browser before the second one was sent.
        let unmarked = answers.get(&sent.unmarked);
        if let Some(earlier) = unmarked.filter(|earlier| earlier.is_for_every_browser()) {
            return Arc::clone(&earlier.answer);
        }
        let answered = answers.entry(sent.form).or_insert_with(|| Answered {
            browser: sent.browser,
            answer: Arc::default(),
        });
        Arc::clone(&answered.answer)
    }

    /// An answer may show a secret: it does not stay in memory until the next form comes.
    fn forget_later(&self, sent: Sent) {
        let repeats = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(MEMORY).await;
            let mut answers = repeats.0.lock().unwrap_or_else(PoisonError::into_inner);
            answers.remove(&sent.form);
        });
    }
}

impl Answered {
    /// Whatever nobody waits for and nobody answered was refused. And whoever has sent something else since
    /// then does not sign in by a second press: after signing out, the same password asks for another session.
    fn is_wanted_after(&self, sent: Sent, form: Fingerprint) -> bool {
        let is_over = form != sent.form && self.browser == sent.browser;
        let kept = self.answer.get();
        Arc::strong_count(&self.answer) > 1
            || kept.is_some_and(|kept| !(is_over && kept.hands_out()))
    }

    /// Whether it leaves nothing in the browser that asked.
    fn is_for_every_browser(&self) -> bool {
        self.answer.get().is_some_and(|kept| !kept.hands_out())
    }
}

impl Kept {
    fn hands_out(&self) -> bool {
        self.headers.contains_key(SET_COOKIE)
    }
}

impl IntoResponse for Kept {
    fn into_response(self) -> Response {
        (self.status, self.headers, self.body).into_response()
    }
}

/// Whether the browser showed a secret of ours, such as a session or the first half of a sign-in.
fn is_known(headers: &HeaderMap) -> bool {
    let mut cookies = headers.get_all(COOKIE).iter();
    cookies.any(|cookie| memmem::find(cookie.as_bytes(), b"__Host-").is_some())
}

async fn keep(response: Response, is_known: bool) -> Result<Kept, Response> {
    let status = response.status();
    // A session is given again only to the browser whose secret it replaced. Whoever shows none is asked for
    // the password each time.
    let is_own = response.headers().contains_key(SET_COOKIE) && !is_known;
    if is_own || !(status.is_success() || status.is_redirection()) {
        return Err(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())?;
    Ok(Kept {
        status: parts.status,
        headers: parts.headers,
        body,
    })
}

/// A browser is known by the mark that the sign-in page leaves in it, before, during and after a session.
fn browser(parts: &Parts) -> Fingerprint {
    let hash = match cookies::device(&parts.headers) {
        Some(mark) => Parted::default().with(mark.expose().as_bytes()),
        None => person(parts),
    };
    hash.0.finalize().into()
}

/// A digest of several things, in which it matters where one ends and the next begins.
#[derive(Default)]
struct Parted(Sha256);

impl Parted {
    fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes.len().to_be_bytes());
        self.0.update(bytes);
    }

    fn with(mut self, bytes: &[u8]) -> Self {
        self.add(bytes);
        self
    }
}

/// Without a session a person is known by the password or the link among the fields, and by the browser.
fn person(parts: &Parts) -> Parted {
    person_with(parts, &cookies::sent(&parts.headers))
}

fn person_without_mark(parts: &Parts) -> Parted {
    person_with(parts, &cookies::sent_without_device(&parts.headers))
}

fn person_with(parts: &Parts, cookies: &str) -> Parted {
    let ConnectInfo(from) = parts.extensions.get().copied().unwrap_or(NOWHERE);
    let mut hash = Parted::default()
        .with(from.ip().to_string().as_bytes())
        .with(cookies.as_bytes());
    for name in [USER_AGENT, ACCEPT] {
        for value in parts.headers.get_all(name) {
            hash.add(value.as_bytes());
        }
    }
    hash
}

/// Where a form goes to, and its fields.
fn content(parts: &Parts, body: &[u8]) -> Fingerprint {
    let mut hash = Parted::default().with(parts.uri.to_string().as_bytes());
    match boundary(&parts.headers) {
        // A browser separates the fields by other words each time.
        Some(boundary) => {
            let mut from = 0;
            for at in memmem::find_iter(body, &boundary) {
                hash.add(&body[from..at]);
                from = at + boundary.len();
            }
            hash.add(&body[from..]);
        }
        None => hash.add(body),
    }
    hash.0.finalize().into()
}

/// What separates the fields of an upload (RFC 2046, section 5.1.1).
fn boundary(headers: &HeaderMap) -> Option<Vec<u8>> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = kind.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    (!boundary.is_empty()).then(|| boundary.as_bytes().to_vec())
}
