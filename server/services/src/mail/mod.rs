//! Mails to agents, banks and the Federation's staff. Every mail says what happened, who acts next and by
//! when, and carries the contact that is in force on the day it is sent.

mod compose;
mod contact;
pub(crate) mod deliver;
mod kept;
mod letter;
mod links;
mod one_line;
mod post;
mod render;
#[cfg(test)]
mod tests;
mod words;

pub use kept::{KeptMail, list_kept};
pub use letter::Letter;
pub(crate) use post::{post, post_worded};

use domain::accounts::Language;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One letter on its way to one recipient.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The name in the greeting: a person's, or a bank's where the letter goes to a bank.
    pub to_name: String,
    /// The language the recipient reads.
    pub language: Language,
    /// What it says.
    pub letter: Letter,
}

/// Neither the address nor a link, so that a mail can be logged.
impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("language", &self.language)
            .field("letter", &self.letter)
            .finish_non_exhaustive()
    }
}
