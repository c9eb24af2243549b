//! The binary as an operator meets it: what it prints, how it ends, and what it leaves behind.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

mod first_steps;
mod log_lines;
mod machine;
mod migrating;
mod serving;
mod settings;
mod stopping;
mod tls;
mod trail;
mod wire;
