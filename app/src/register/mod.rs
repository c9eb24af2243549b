//! The public register of agents under contract.

mod history;
mod list;
mod record;

pub use list::list_page;
pub use record::record_page;
