//! Asking to be told by mail when intake opens, confirming the address, and stopping the mails with one press.

mod ask;
mod calendar_file;
mod confirm;
mod links;
mod stop;

pub use ask::{page, sent, submit};
pub use calendar_file::file;
pub use confirm::{confirm, confirm_page};
pub use links::links;
pub use stop::{stop, stop_page};
