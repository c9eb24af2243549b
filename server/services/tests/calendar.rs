//! The calendar of business days: changed with what it moves, as a whole or not at all, and true by an independent source.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

#[path = "support/mod.rs"]
mod support;

#[path = "subscriptions/world.rs"]
#[allow(dead_code, reason = "only the announcements take part here")]
mod announcements;

#[path = "calendar/changing.rs"]
mod changing;
#[path = "calendar/sources.rs"]
mod sources;
