//! API clients: asked for by the agent, issued by an administrator, used by the agent's own machine.

pub mod gateway;
pub mod issue;
pub mod list;
pub mod request;
pub mod reveal;
pub mod revoke;
mod secret_link;
pub mod send_link_again;
pub mod show;
pub mod token;
