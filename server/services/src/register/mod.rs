//! The public register: the agents under contract, what they may do, with which banks, on which terms; today, on any day
//! before, and as a feed of what changed.

pub mod banks;
pub mod changes;
mod editions;
mod english;
mod feed;
pub mod list;
pub mod open_data;
pub mod search;
pub mod show;
pub mod standing;
pub mod suspended;

pub use banks::{BankRecord, ListedBank, bank, banks};
pub use changes::{Change, Happened, changes};
pub use editions::Editions;
pub use feed::{feed, feed_address};
pub use list::{Entry, list};
pub use open_data::{
    OpenContract, OpenData, OpenPublication, OpenStep, OpenSuspension, open_data, open_record,
};
pub use search::{Search, search};
pub use show::{Coverage, Record, show, show_on};
pub use standing::Standing;
pub use suspended::{AtBank, SuspendedAt};
