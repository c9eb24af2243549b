//! Suspensions at single banks: asked for on the bank's page, decided and lifted by the Federation.

mod decide;
mod list;
mod request;
mod show;
pub mod words;

pub use decide::{decide, decide_page, lift, lift_page};
pub use list::{list_page, section};
pub use request::{request, request_page};
pub use show::show_page;
