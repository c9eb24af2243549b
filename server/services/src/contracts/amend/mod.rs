//! Amendments of contracts that are in effect. An amendment is a case of its own: the banks consent to it, both sides
//! negotiate and sign it, and the contract that it amends stays in force until its first day.

mod begin;
mod fall;
mod links;
mod open;
mod sentence;

pub use begin::run_due;
pub use links::{Link, Links};
pub use open::{AmendForm, amend};
pub use sentence::Amends;

pub(super) use begin::amended;
pub(super) use fall::fall_with;
