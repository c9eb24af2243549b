//! Sessions: where somebody is signed in, and how to end that from afar.

pub mod end;
pub mod end_of_person;
pub mod end_others;
pub mod list;
