//! Every address says for whom it is, or it cannot be put on the map. What it says is held before the page
//! is asked, listed for the document of rights, and tried by the tests for every role.

use super::even_pace;
use crate::answer::Rejection;
use crate::page::{AppState, Page};
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::accounts::Actor;
use domain::permissions::Action;
use domain::refusal::Refusal;

/// For whom an address is. Whose thing it leads to is asked by the use-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    All,
    /// Whoever is signed in.
    In,
    /// Whoever is signed in, in what is theirs alone; nobody in their place.
    Own,
    /// Those who may do this.
    May(Action),
    /// Those who may do one or the other.
    Either(Action, Action),
}

/// One line of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The address, with its variable parts in braces.
    pub path: &'static str,
    /// For whom it is.
    pub access: Access,
}

/// The addresses so far.
#[derive(Default)]
pub struct SiteMap {
    router: Router<AppState>,
    rows: Vec<Row>,
}

impl Access {
    /// Demands that the address is for the actor. A page asks for a second factor before anything is typed; a
    /// form that comes in is read, because it says itself what it lacks without losing what was typed.
    ///
    /// # Errors
    /// [`Refusal::SignInRequired`], [`Refusal::FactorRequired`], or why it is not for them.
    pub fn require(self, actor: &Actor, method: &Method) -> Result<(), Refusal> {
        let demand = match *method {
            Method::POST => Actor::require_role,
            _ => Actor::require,
        };
        match self {
            Access::All => Ok(()),
            Access::In if *actor == Actor::Anonymous => Err(Refusal::SignInRequired),
            Access::In => Ok(()),
            Access::Own => actor.themselves().map(|_| ()),
            Access::May(action) => demand(actor, action),
            Access::Either(one, other) => match demand(actor, one) {
                Err(Refusal::NotAllowed { .. }) => demand(actor, other),
                held => held,
            },
        }
    }
}

impl SiteMap {
    /// Adds a page.
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(("GET", path), access, get(handler))
    }

    /// Adds what takes a form.
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(("POST", path), access, post(handler))
    }

    /// Adds what takes a form whose answer must not tell by its time whether an account was found.
    pub fn post_evenly<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let answer = post(handler).layer(from_fn(even_pace::answer));
        self.add(("POST", path), access, answer)
    }

    /// The router and the list of what it answers.
    pub fn into_parts(self) -> (Router<AppState>, Vec<Row>) {
        (self.router, self.rows)
    }

    fn add(
        mut self,
        (method, path): (&'static str, &'static str),
        access: Access,
        answer: MethodRouter<AppState>,
    ) -> Self {
        let answer = match access {
            Access::All => answer,
            _ => answer.layer(from_fn(move |request: Request, next: Next| async move {
                hold(access, request, next).await
            })),
        };
        self.router = self.router.route(path, answer);
        self.rows.push(Row {
            method,
            path,
            access,
        });
        self
    }
}

/// The page was put there by the layer that draws what is turned away.
async fn hold(access: Access, request: Request, next: Next) -> Response {
    let page = request.extensions().get::<Page>();
    let actor = page.map_or(&Actor::Anonymous, |page| &page.op.actor);
    match access.require(actor, request.method()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => Rejection::from(refusal).into_response(),
    }
}
