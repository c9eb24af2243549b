//! What the Federation publishes: the policy version by version, the banks with their standing consents, and whom to ask.

pub mod banks;
pub mod draft;
pub mod open_data;
pub mod show;
pub mod standing;
pub mod versions;

pub use banks::active_banks;
pub use domain::policy::PolicyItem;
pub use open_data::{OpenPolicy, open_data, open_version};
pub use show::{
    ConsentingBank, Contact, ContactChange, PublishedPolicy, contact_change, contact_today, show,
    version,
};
pub use versions::{PolicyVersion, versions};
