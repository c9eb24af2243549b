//! The Federation's side of an application: who takes which step, once, and what is refused.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "review/world.rs"]
mod world;

#[path = "review/atomic.rs"]
mod atomic;
#[path = "review/correction.rs"]
mod correction;
#[path = "review/decision.rs"]
mod decision;
#[path = "review/queue.rs"]
mod queue;
#[path = "review/table.rs"]
mod table;
#[path = "review/taking.rs"]
mod taking;
