//! The boards: which contracts wait for the banks, one board, and the answer of one bank.

mod bank;
mod board;
mod list;
mod record;
mod table;
mod words;

pub use bank::bank_page;
pub use board::board_page;
pub use list::list_page;
pub use record::{record, record_page};
