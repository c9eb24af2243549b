//! Accounts as people meet them: registering, confirming, signing in, forgetting.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
mod world;

#[path = "accounts/atomic.rs"]
mod atomic;
#[path = "accounts/codes.rs"]
mod codes;
#[path = "accounts/credentials.rs"]
mod credentials;
#[path = "accounts/factors.rs"]
mod factors;
#[path = "accounts/first_factor.rs"]
mod first_factor;
#[path = "accounts/forgotten.rs"]
mod forgotten;
#[path = "accounts/impersonation.rs"]
mod impersonation;
#[path = "accounts/lost_factor.rs"]
mod lost_factor;
#[path = "accounts/organisations.rs"]
mod organisations;
#[path = "accounts/registration.rs"]
mod registration;
#[path = "accounts/removed_factor.rs"]
mod removed_factor;
#[path = "accounts/row_rights.rs"]
mod row_rights;
#[path = "accounts/sessions.rs"]
mod sessions;
#[path = "accounts/signing_in.rs"]
mod signing_in;
#[path = "accounts/single_sign_on.rs"]
mod single_sign_on;
#[path = "accounts/single_sign_on_again.rs"]
mod single_sign_on_again;
#[path = "accounts/single_sign_on_provider.rs"]
mod single_sign_on_provider;
#[path = "accounts/single_sign_on_refused.rs"]
mod single_sign_on_refused;
#[path = "accounts/single_sign_on_roles.rs"]
mod single_sign_on_roles;
#[path = "accounts/single_sign_on_token.rs"]
mod single_sign_on_token;
