//! The sections of an application in words: used by the agent's forms, the answers to check, and the case.

mod answers;
mod labels;
mod titles;

pub use answers::{answers, answers_of};
pub use labels::{field_hint, field_label};
pub use titles::{choice, group_title, section_note, section_title, value_words};
