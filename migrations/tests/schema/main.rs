//! The schema as the databases see it: up and down again, rules kept, and the store's entities at home in it.
//!
//! SQLite is always tried, PostgreSQL when `ROKIN_TEST_POSTGRES` names a server on which databases may be made.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

mod at_once;
mod constraints;
mod coverage;
mod databases;
mod deadlines;
// The store's own files, because only entities that are really used prove that tables and types agree.
#[allow(dead_code, reason = "each test uses a few of the entities")]
#[path = "../../../server/services/src/store/entities/mod.rs"]
mod entities;
mod reference;
mod round_trip;
mod up_and_down;
