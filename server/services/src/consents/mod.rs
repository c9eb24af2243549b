//! The board of each contract: what every bank answered, on which day, by whom, and what proves it.

pub mod board;
pub mod list;
pub mod of_bank;
pub mod open;
pub mod record;

pub use board::{Board, BoardRow, board};
pub use list::{OpenBoard, list};
pub use record::{RecordForm, record};
