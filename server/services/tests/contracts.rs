//! From the approval to the public register: the banks answer, both sides sign, the contract is concluded.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "contracts/world.rs"]
#[allow(dead_code, reason = "the clients' tests use the rest")]
mod world;

#[path = "contracts/answering.rs"]
mod answering;
#[path = "contracts/atomic.rs"]
mod atomic;
#[path = "contracts/board.rs"]
mod board;
#[path = "contracts/conclusion.rs"]
mod conclusion;
#[path = "contracts/drafts.rs"]
mod drafts;
#[path = "contracts/drawing_up.rs"]
mod drawing_up;
#[path = "contracts/signing.rs"]
mod signing;
#[path = "contracts/table.rs"]
mod table;
