//! The public register: the agents under contract, what they may do, with which banks, on which terms.

pub mod list;
pub mod show;

pub use list::{Entry, list};
pub use show::{Coverage, Record, show};
