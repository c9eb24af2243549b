//! The portal's pages. Each address stands once in [`routes`]; a page loads what it shows through a
//! use-case and draws it; a form posts to its own page, whose handler calls one use-case and either goes on
//! or draws the page again with what was typed and what is wrong.

// A page is one type, as deep as its elements are nested; the compiler has to be allowed to walk it.
#![recursion_limit = "512"]

/// One text of the locale files, in the reader's language.
macro_rules! say {
    ($($text:tt)*) => { $crate::i18n::td_string!($($text)*).to_string() };
}

mod about;
mod accounts;
mod answer;
mod applications;
mod calendar;
mod clients;
pub mod components;
mod consents;
mod contracts;
pub mod cookies;
mod criteria;
mod demo;
mod download;
mod errors;
mod factors;
mod form;
mod home;
mod intake;
mod language;
mod members;
mod page;
mod policy;
mod problems;
mod publications;
mod register;
mod review;
pub mod routes;
mod sections;
mod security_contact;
mod sessions;
mod shell;
mod style_guide;
mod subscriptions;
mod support;
mod suspensions;
mod templates;
mod timeline;
mod verification;
mod words;

// The texts, generated from `locales/` as module `i18n`.
include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub use answer::turned_away;
pub use page::{AppState, RequestId, Site, SiteBank};

/// What reads the bodies that browsers post, for those who throw bytes at it.
pub mod bodies {
    pub use crate::applications::typed_section;
    pub use crate::contracts::FileForm;
}
