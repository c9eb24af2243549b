//! What the Federation publishes: the policy, the banks, and whom to ask.

pub mod banks;
pub mod show;

pub use banks::active_banks;
pub use show::{ConsentingBank, Contact, PolicyItem, PublishedPolicy, contact_today, show};
