//! The frame around every page: document head, header or side navigation, footer.

mod content_policy;
mod document;
mod done;
mod footer;
mod office;
mod public;
mod session;

pub use session::remaining;

use crate::answer::{Answer, tell_when};
use crate::page::Page;
use crate::problems::Problems;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// Which surroundings a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Public pages: navigation and sign-in.
    Public,
    /// An agent's pages: organisation, person and sign-out.
    Agent,
    /// The Federation's workspace: side navigation and search.
    Office,
}

impl Page {
    /// Answers with a page.
    pub fn show<V: IntoView + 'static>(
        &self,
        frame: Frame,
        title: &str,
        body: impl FnOnce() -> V,
    ) -> Answer {
        self.show_status((StatusCode::OK, frame), title, body)
    }

    /// Answers with the page of a form: as a success at first, with the problems' status after a refusal.
    pub fn show_form<V: IntoView + 'static>(
        &self,
        problems: &Problems,
        frame: Frame,
        (title, body): (&str, impl FnOnce() -> V),
    ) -> Answer {
        let mut response = self.show_status((problems.status(), frame), title, body)?;
        if let Some(refusal) = &problems.general {
            tell_when(&mut response, refusal);
        }
        Ok(response)
    }

    /// Answers with a page and a status.
    pub fn show_status<V: IntoView + 'static>(
        &self,
        (status, frame): (StatusCode, Frame),
        title: &str,
        body: impl FnOnce() -> V,
    ) -> Answer {
        let (html, policy) = self.draw(frame, title, body);
        let headers = [(header::CONTENT_SECURITY_POLICY, policy)];
        Ok((status, headers, Html(html)).into_response())
    }

    /// The whole document as text, and the policy whose nonce its scripts carry. Islands are marked for
    /// the browser; nothing else is hydrated.
    fn draw<V: IntoView + 'static>(
        &self,
        frame: Frame,
        title: &str,
        body: impl FnOnce() -> V,
    ) -> (String, HeaderValue) {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let (html, policy) = owner.with(|| {
            leptos::nonce::provide_nonce();
            // Without its type, so that the frame is compiled once and not once a page.
            let body = body().into_any();
            let inner = match frame {
                Frame::Public | Frame::Agent => public::surround(self, frame, body).into_any(),
                Frame::Office => office::surround(self, body).into_any(),
            };
            let policy = content_policy::of_page(leptos::nonce::use_nonce().as_ref());
            (document::document(self, title, inner).to_html(), policy)
        });
        owner.cleanup();
        (format!("<!DOCTYPE html>{html}"), policy)
    }
}
