//! From a concluded contract to an access token: who asks, who issues, what opens once, what is refused.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "contracts/world.rs"]
#[allow(dead_code, reason = "the way to a contract is tried elsewhere")]
mod world;

#[path = "clients/amending.rs"]
mod amending;
#[path = "clients/amendment_opening.rs"]
mod amendment_opening;
#[path = "clients/ending.rs"]
mod ending;
#[path = "clients/issuing.rs"]
mod issuing;
#[path = "clients/life.rs"]
mod life;
#[path = "clients/period.rs"]
mod period;
#[path = "clients/revoking.rs"]
mod revoking;
#[path = "clients/secret.rs"]
mod secret;
#[path = "clients/stage.rs"]
mod stage;
#[path = "clients/suspending.rs"]
mod suspending;
#[path = "clients/tokens.rs"]
mod tokens;
#[path = "clients/usable.rs"]
mod usable;
#[path = "clients/withdrawal.rs"]
mod withdrawal;
#[path = "clients/withdrawal_of_amended.rs"]
mod withdrawal_of_amended;
