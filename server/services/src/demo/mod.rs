//! Invented data for the demonstration: about thirty agents in every state, played through the real
//! use-cases at instants of the past weeks, so that the trail and the numbers are those of real work.
//! Everything is told relative to today and never looks stale.

mod agents;
mod answers;
mod by_agent;
mod by_contract;
mod by_office;
mod by_publisher;
mod codes;
mod equip;
mod load;
mod mailbox;
mod people;
mod plot;
mod policy;
mod stage;
mod timetable;

pub use codes::{ShownCode, codes};
pub use load::{Loaded, load};
pub use people::{PASSWORD, SignIn, sign_ins};
