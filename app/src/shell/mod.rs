//! The frame around every page: document head, header or side navigation, footer.

mod content_policy;
mod document;
mod done;
mod drawn;
mod footer;
mod navigation;
mod office;
mod public;
mod session;

pub use drawn::Drawn;
pub use session::remaining;

use crate::answer::{Answer, tell_when};
use crate::page::Page;
use crate::problems::Problems;
use axum::http::StatusCode;
use axum::response::IntoResponse;
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
        let drawn = self.draw(frame, title, body);
        Ok((status, drawn.answer()).into_response())
    }

    /// The whole document. Islands are marked for the browser; nothing else is hydrated.
    pub fn draw<V: IntoView + 'static>(
        &self,
        frame: Frame,
        title: &str,
        body: impl FnOnce() -> V,
    ) -> Drawn {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let drawn = owner.with(|| {
            leptos::nonce::provide_nonce();
            // Without its type, so that the frame is compiled once and not once a page.
            let body = body().into_any();
            let inner = match frame {
                Frame::Public | Frame::Agent => public::surround(self, frame, body).into_any(),
                Frame::Office => office::surround(self, body).into_any(),
            };
            let (html, has_islands) = document::document(self, title, inner);
            let nonce = leptos::nonce::use_nonce().filter(|_| has_islands);
            Drawn::new(html, nonce)
        });
        owner.cleanup();
        drawn
    }
}
