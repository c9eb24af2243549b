//! Whoever asks to be told when intake opens is told exactly once, on both databases, and nobody else is.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

#[path = "subscriptions/asking.rs"]
mod asking;
#[path = "subscriptions/telling.rs"]
mod telling;
#[path = "subscriptions/world.rs"]
mod world;

mod support;
