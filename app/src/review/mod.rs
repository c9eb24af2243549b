//! The Federation's review: the queue, one case on one page, and a page for every step that needs words.

mod case;
mod decide;
mod decline;
mod propose;
mod queue;
mod registration;
mod return_case;
mod send_back;
mod step;
mod words;

pub use case::{case_page, history, take};
pub use decide::{approve, decide_page};
pub use decline::{decline, decline_page};
pub use propose::{propose, propose_page};
pub use queue::{export, queue_page};
pub use registration::{registration, registration_page};
pub use return_case::{return_case, return_page};
pub use send_back::{send_back, send_back_page};
