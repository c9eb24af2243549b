//! Who published which contract where: the office's list, the publications of one contract, and the pages on which a
//! bank, an agent or an officer records one.

mod check;
mod contract;
mod list;
mod notice;
mod own;
mod record;
mod sections;
mod words;

pub use check::{agent_check, bank_check, check};
pub use contract::contract_page;
pub use list::list_page;
pub use notice::{notice, notice_page};
pub use own::{agent_page, agent_record, bank_page, bank_record};
pub use record::{record, record_page};
pub use sections::{of_agent, of_bank, of_contract};
