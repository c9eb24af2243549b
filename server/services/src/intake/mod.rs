//! When contracts are accepted, for each scope family: what was announced, and what follows from it.

mod announce;
mod announcement;
mod history;
mod require_open;
mod status;

pub use announce::{Preview, announce, preview};
pub use announcement::Announcement;
pub use history::history;
pub use require_open::require_open;
pub use status::{FamilyStatus, status, status_of};
