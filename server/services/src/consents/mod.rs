//! The board of each contract: what every bank answered, on which day, by whom, and what proves it.

mod amendment;
pub mod answer;
pub mod ask;
pub mod board;
pub mod by_link;
pub mod deadline;
pub mod due;
pub mod list;
pub mod matrix;
pub mod of_bank;
pub mod open;
pub mod record;
pub mod see;
pub mod withdraw;
mod write;

pub use crate::store::consents::deadlines::Deadline;
pub use crate::store::consents::requests::AskedSoFar;
pub use answer::{AnswerForm, Asked, answer, asked};
pub use ask::remind;
pub use board::{Board, BoardRow, board};
pub use by_link::{LinkForm, LinkPage, answer_by_link, asked_by_link, draft_by_link, send_code};
pub use deadline::{DeadlineForm, move_deadline};
pub use list::{OpenBoard, Row, list, row};
pub use matrix::{Matrix, MatrixRow, matrix};
pub use record::{RecordForm, record};
pub use see::see;
pub use withdraw::{WithdrawForm, record_withdrawal, withdraw};
