//! The public register of agents under contract, and of the banks that they reach.

mod banks;
mod facts;
mod form;
mod history;
mod list;
mod record;

pub use banks::{bank_page, banks_page};
pub use form::REGISTER;
pub use list::{list_page, standing};
pub use record::record_page;
