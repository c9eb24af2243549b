//! The browser at the other end of a request, by which people know their own sessions again.

use crate::secrets::tokens::Token;
use std::net::IpAddr;

/// What is known of it; nothing for a command or a job.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// Where it is.
    pub address: Option<IpAddr>,
    /// What it calls itself.
    pub user_agent: String,
    /// What was left in it at an earlier sign-in. It opens nothing.
    pub mark: Option<Token>,
}

impl Browser {
    /// The browser and the system as people call them; empty where that is unknown.
    pub(crate) fn device(&self) -> String {
        domain::accounts::device(&self.user_agent)
    }

    /// Where it is, in words; empty where that is unknown.
    pub(crate) fn place(&self) -> String {
        self.address
            .map_or_else(String::new, |address| address.to_canonical().to_string())
    }
}
