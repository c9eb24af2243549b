//! From the first draft to the receipt number: what the agent's steps do, and that a refusal changes nothing.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "applications/answers.rs"]
mod answers;
#[path = "applications/world.rs"]
mod world;

#[path = "applications/atomic.rs"]
mod atomic;
#[path = "applications/documents.rs"]
mod documents;
#[path = "applications/preparing.rs"]
mod preparing;
#[path = "applications/refused.rs"]
mod refused;
#[path = "applications/scanning.rs"]
mod scanning;
#[path = "applications/submitting.rs"]
mod submitting;
#[path = "applications/whose.rs"]
mod whose;
