//! The public register: the agents under contract, what they may do, with which banks, on which terms.

pub mod list;
pub mod open_data;
pub mod show;
pub mod standing;

pub use list::{Entry, list};
pub use open_data::{OpenContract, OpenData, open_data};
pub use show::{Coverage, Record, show};
pub use standing::Standing;
