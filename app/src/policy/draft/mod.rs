//! The office's pages of the next version: an officer prepares it part by part, an approver publishes it or sends it back.

mod ask;
mod decide;
mod desk;
mod edit;
mod parts;
mod words;

pub use ask::{discard, discard_page};
pub use decide::{publish, publish_page, send_back, send_back_page};
pub use desk::{begin, desk_page, submit};
pub use edit::{contact, contact_page, item, item_page, terms, terms_page};

use serde::Deserialize;

/// Where the draft lies.
pub const ADDRESS: &str = "/policy/draft";

/// The version that was shown.
#[derive(Debug, Deserialize)]
pub struct Seen {
    /// Of the draft.
    pub version: i64,
}
