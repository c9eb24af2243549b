//! Accounts as people meet them: registering, confirming, signing in, forgetting, being invited.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
mod world;

#[path = "accounts/atomic.rs"]
mod atomic;
#[path = "accounts/forgotten.rs"]
mod forgotten;
#[path = "accounts/invitation.rs"]
mod invitation;
#[path = "accounts/organisations.rs"]
mod organisations;
#[path = "accounts/registration.rs"]
mod registration;
#[path = "accounts/sessions.rs"]
mod sessions;
#[path = "accounts/signing_in.rs"]
mod signing_in;
