//! Who belongs to what: being invited, other roles, other days, leaving with empty hands, hats.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "contracts/world.rs"]
#[allow(dead_code, reason = "only its contract is asked about here")]
mod world;

#[path = "members/bank_address.rs"]
mod bank_address;
#[path = "members/changing.rs"]
mod changing;
#[path = "members/hats.rs"]
mod hats;
#[path = "members/invitation.rs"]
mod invitation;
#[path = "members/joining.rs"]
mod joining;
#[path = "members/leaving.rs"]
mod leaving;

use domain::accounts::Actor;
use people::{HANAKO, PASSWORD, hanako_has_an_account, signs_in, who};
use services::Services;

/// Hanako, who registered her company and so owns it.
async fn owner(services: &Services) -> Actor {
    hanako_has_an_account(services).await;
    let token = signs_in(services, HANAKO, PASSWORD).await.unwrap();
    who(services, &token).await
}
