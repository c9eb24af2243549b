//! The agent's applications: the list, the task list, a page for each section, checking, submission.

mod begin;
mod check;
mod documents;
mod fields;
mod files;
mod flow;
mod input;
mod list;
mod navigation;
mod notice;
mod received;
mod section;
mod tasks;
mod transfer;
mod withdraw;
mod words;

pub use begin::{begin, begin_page};
pub use check::{check_page, submit};
pub use documents::upload;
pub use files::{download, remove, remove_page};
pub use input::parse as typed_section;
pub use list::list_page;
pub use received::received_page;
pub use section::{save, section_page};
pub use tasks::tasks_page;
pub use transfer::{transfer, transfer_page};
pub use withdraw::{withdraw, withdraw_page};
