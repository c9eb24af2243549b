//! The published policy: seven items in two languages, version after version, each prepared by one person and published by
//! another, and what the banks consent to in general under it.

mod contact;
mod draft;
mod item;
pub mod standing;

pub use contact::{ContactForm, NewContact, Period, closes};
pub use draft::{Before, Content, Draft, DraftState, TermsForm};
pub use item::{CONSENT_ITEM, ItemForm, Items, PolicyItem};
