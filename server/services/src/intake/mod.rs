//! When contracts are accepted, for each scope family: what was announced, and what follows from it.

pub mod announce;
pub mod announcement;
pub mod history;
pub mod opening_calendar;
pub mod require_open;
pub mod status;

pub use announce::{Preview, announce, preview};
pub use announcement::Announcement;
pub use history::{announcements, history};
pub use opening_calendar::opening_calendar;
pub use require_open::require_open;
pub use status::{FamilyStatus, status, status_after, status_of};
