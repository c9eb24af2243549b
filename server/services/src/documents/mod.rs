//! Documents that people sign and keep. They are pure functions of data, so that the same contract always gives the same
//! bytes, and they see no file, no network and no clock.

mod contract_document;
mod contract_pdf;
mod contract_text;
mod contract_view;
mod printable;
mod seal;
mod typst_world;

pub use contract_document::{ContractDocument, CoveredBank, PartyDetails, SignatureLine};
pub use contract_pdf::{render_contract, set_contract};
pub use seal::{Purpose, Stamp, Unstamped, ask as ask_for_time_stamp, seal};
