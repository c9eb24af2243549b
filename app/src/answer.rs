//! What a handler may answer: a page, a way on, or a refusal that the error pages word.

use crate::page::Page;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::accounts::SignOnProblem;
use domain::refusal::Refusal;
use services::Error;
use std::sync::Arc;

/// What handlers return.
pub type Answer = Result<Response, Rejection>;

/// A request that got no page of its own; [`crate::errors`] draws one.
#[derive(Debug)]
pub struct Rejection(Error);

/// The reason of a rejection, carried on the response to the layer that draws the error page.
#[derive(Clone)]
pub struct Rejected(pub Arc<Error>);

impl<E: Into<Error>> From<E> for Rejection {
    fn from(error: E) -> Self {
        Rejection(error.into())
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        if let Error::Refused(refusal) = &self.0 {
            tell_when(&mut response, refusal);
        }
        response.extensions_mut().insert(Rejected(Arc::new(self.0)));
        response
    }
}

/// The answer to a request that is refused before it reaches a page.
pub fn turned_away(refusal: Refusal) -> Response {
    Rejection::from(refusal).into_response()
}

/// Who has to wait is told for how long, by header as well (RFC 9110, section 10.2.3).
pub fn tell_when(response: &mut Response, refusal: &Refusal) {
    if let Refusal::TooManyAttempts {
        retry_after_seconds,
    } = refusal
    {
        let seconds = HeaderValue::from(*retry_after_seconds);
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
}

/// The status of an error that ends the request.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        Error::Refused(refusal) => match refusal {
            Refusal::SignInRequired => StatusCode::UNAUTHORIZED,
            Refusal::NotAllowed { .. }
            | Refusal::FactorRequired
            | Refusal::ProposerMayNotDecide => StatusCode::FORBIDDEN,
            Refusal::NotFound => StatusCode::NOT_FOUND,
            Refusal::Gone => StatusCode::GONE,
            Refusal::Stale | Refusal::WrongState => StatusCode::CONFLICT,
            Refusal::SignOn { problem } => sign_on_status(*problem),
            Refusal::TooManyAttempts { .. } => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        },
    }
}

/// What a sign-in at the provider is answered with when it fails.
fn sign_on_status(problem: SignOnProblem) -> StatusCode {
    match problem {
        SignOnProblem::ProviderDown => StatusCode::SERVICE_UNAVAILABLE,
        SignOnProblem::Cancelled
        | SignOnProblem::Outdated
        | SignOnProblem::Clock
        | SignOnProblem::Untrusted => StatusCode::UNPROCESSABLE_ENTITY,
        SignOnProblem::AddressNotVerified
        | SignOnProblem::AccountOfAgent
        | SignOnProblem::OtherSubject
        | SignOnProblem::NoRole
        | SignOnProblem::TwoBanks
        | SignOnProblem::Deactivated => StatusCode::FORBIDDEN,
    }
}

impl Page {
    /// Goes on to another page, which is read with GET (RFC 9110, section 15.4.4).
    pub fn go(&self, path: &str) -> Answer {
        Ok(Redirect::to(path).into_response())
    }

    /// Goes on to another page, which says what was just done.
    pub fn go_done(&self, path: &str, done: &str) -> Answer {
        self.go(&format!("{path}?done={done}"))
    }
}
