//! What every handler starts from: who asks, in which language, for which page.

use crate::cookies;
use crate::home::Kept;
use crate::i18n::Locale;
use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use domain::accounts::{Actor, Language};
use domain::permissions::Action;
use leptos::config::LeptosOptions;
use services::accounts::session::{self, Caller, Visit};
use services::secrets::tokens::Token;
use services::{Browser, Operation, Services};
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

/// Sent by a page that looks again by itself.
const REFRESH: &str = "x-refresh";
/// More characters of what a browser says of itself are not looked at.
const USER_AGENT_MAX: usize = 300;

/// What the handlers share.
#[derive(Clone)]
pub struct AppState {
    /// The use-cases' means.
    pub services: Services,
    /// What pages need to know of the site.
    pub site: Arc<Site>,
}

/// What pages need to know of the site.
#[derive(Debug)]
pub struct Site {
    /// Where the browser's part is served.
    pub options: LeptosOptions,
    /// Whether the demonstration's pages and notice are shown.
    pub demonstration: bool,
    /// The banks, for the footer.
    pub banks: Vec<SiteBank>,
    /// The home page as it was last drawn.
    pub(crate) home: Kept,
}

impl Site {
    /// What pages need to know.
    pub fn new(options: LeptosOptions, demonstration: bool, banks: Vec<SiteBank>) -> Self {
        Site {
            home: Kept::default(),
            options,
            demonstration,
            banks,
        }
    }
}

/// A bank as the footer names it.
#[derive(Clone, Debug)]
pub struct SiteBank {
    /// Its code, which is its address.
    pub code: String,
    /// In Japanese.
    pub name: String,
    /// In English.
    pub name_en: String,
}

impl FromRef<AppState> for Services {
    fn from_ref(state: &AppState) -> Self {
        state.services.clone()
    }
}

/// The number of a request: on every log line of it, on its answer, and on the page if something goes wrong.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

impl RequestId {
    /// Short enough to be said on the telephone: the random end of a new identifier.
    pub fn new(op: &Operation) -> Self {
        let id = op.new_id().simple().to_string().to_uppercase();
        RequestId(id.get(20..).unwrap_or_default().to_owned())
    }
}

/// One request for a page.
#[derive(Clone)]
pub struct Page {
    /// Who, when, with what.
    pub op: Operation,
    /// The number a person quotes and the log carries.
    pub request_id: RequestId,
    /// When the session ends unless it is used; `None` without one.
    pub session_ends_at: Option<DateTime<Utc>>,
    /// The language to answer in.
    pub locale: Locale,
    /// The address asked for, without the query.
    pub path: String,
    /// The query as it came.
    pub query: String,
    /// What was just done, as a code that the page words (`?done=`).
    pub done: Option<String>,
    /// How many publications are late, where the office's side navigation says so.
    pub late_publications: u64,
    /// The site.
    pub site: Arc<Site>,
}

impl Page {
    /// The language for texts that come from `domain`.
    pub fn language(&self) -> Language {
        self.op.language
    }

    /// The same request from a browser that is known again at the next sign-in.
    pub fn marked(mut self) -> Self {
        let op = &mut self.op;
        op.browser
            .mark
            .get_or_insert_with(|| Token::new(&op.services));
        self
    }

    /// One parameter of the query, decoded.
    pub fn param(&self, name: &str) -> Option<String> {
        parameters(&self.query).remove(name)
    }
}

fn parameters(query: &str) -> HashMap<String, String> {
    url::form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

impl FromRequestParts<AppState> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        if let Some(page) = parts.extensions.get::<Page>() {
            return Ok(page.clone());
        }
        let language = cookies::language(&parts.headers);
        let browser = browser(parts);
        let visit = visit((parts, &browser), state).await;
        let session_ends_at = visit.as_ref().map(|visit| visit.ends_at);
        let actor = visit.map_or(Actor::Anonymous, |visit| visit.actor);
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let op = Operation {
            browser,
            ..state.services.operation(actor, language)
        };
        let late_publications = late_publications(&op).await;
        let known = parts.extensions.get::<RequestId>().cloned();
        Ok(Page {
            request_id: known.unwrap_or_else(|| RequestId::new(&op)),
            op,
            session_ends_at,
            locale: match language {
                Language::Ja => Locale::ja,
                Language::En => Locale::en,
            },
            path: parts.uri.path().to_owned(),
            done: parameters(&query).remove("done"),
            query,
            late_publications,
            site: state.site.clone(),
        })
    }
}

/// For the Federation's people; a number beside a link is no reason to fail.
async fn late_publications(op: &Operation) -> u64 {
    if !op.actor.may(Action::ReadCases) {
        return 0;
    }
    let counted = services::publications::overdue(op).await;
    counted.unwrap_or_else(|error| {
        tracing::error!(%error, "late publications could not be counted");
        0
    })
}

/// The browser at the other end; what it says of itself is cut where no browser goes on.
fn browser(parts: &Parts) -> Browser {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let said = parts.headers.get(header::USER_AGENT);
    let said = said.and_then(|said| said.to_str().ok()).unwrap_or_default();
    Browser {
        address: peer.map(|ConnectInfo(address)| address.ip()),
        user_agent: said.chars().take(USER_AGENT_MAX).collect(),
        mark: cookies::device(&parts.headers),
    }
}

/// The session of the cookie. A database that does not answer makes the person anonymous here and the page
/// itself fail a moment later, with its reference number.
async fn visit((parts, browser): (&Parts, &Browser), state: &AppState) -> Option<Visit> {
    let token = cookies::session(&parts.headers)?;
    let op = Operation {
        browser: browser.clone(),
        ..state.services.operation(Actor::Anonymous, Language::Ja)
    };
    let caller = match parts.headers.contains_key(REFRESH) {
        true => Caller::Page,
        false => Caller::Person,
    };
    session::visit(&op, &token, caller)
        .await
        .unwrap_or_else(|error| {
            tracing::error!(%error, "session could not be read");
            None
        })
}
