//! The boards: which contracts wait for the banks, one board, and the answer of one bank.

mod answer;
mod ask;
mod asked_view;
mod bank;
mod board;
mod by_link;
mod deadline;
mod filters;
mod list;
mod live;
mod matrix;
mod record;
mod table;
mod to_publish;
mod withdraw;
pub mod words;

pub use answer::{answer, answer_page, draft};
pub use ask::{ask_all, ask_one};
pub use bank::{bank_page, own_bank};
pub use board::board_page;
pub use by_link::{code, link_answer, link_draft, link_page};
pub use deadline::{deadline_page, move_deadline};
pub use list::list_page;
pub use matrix::matrix_page;
pub use record::{record, record_page};
pub use withdraw::{withdraw, withdraw_page, withdrawal, withdrawal_page};
