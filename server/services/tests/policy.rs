//! What is published stands in an empty database already, and goes on version by version.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "contracts/world.rs"]
#[allow(dead_code, reason = "the contracts' tests use the rest")]
mod world;

#[path = "policy/contact.rs"]
mod contact;
#[path = "policy/drafting.rs"]
mod drafting;
#[path = "policy/standing.rs"]
mod standing;
#[path = "policy/takeover.rs"]
mod takeover;

use domain::accounts::Language;
use domain::policy::standing::Kind;
use services::policy::{active_banks, contact_today, show};
use support::databases;

#[tokio::test]
async fn the_policy_has_seven_items_and_thirteen_consenting_banks() {
    for (services, _) in databases().await {
        let policy = show(&services.system()).await.unwrap();
        for language in [Language::Ja, Language::En] {
            let numbers: Vec<u32> = policy
                .items(language)
                .iter()
                .map(|item| item.number)
                .collect();
            assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
        }
        assert_eq!(policy.banks.len(), 13);
        assert!(policy.banks.iter().all(|bank| bank.kind == Kind::InForce));
    }
}

#[tokio::test]
async fn the_contact_is_the_one_in_force_that_day() {
    for (services, clock) in databases().await {
        let email = async || {
            contact_today(&services.system())
                .await
                .unwrap()
                .map(|c| c.email)
        };
        for (day, expected) in [
            ("2018-02-28T14:59:59Z", None),
            (
                "2018-03-31T14:59:59Z",
                Some("rokinren_dairi@ho.rokinbank.or.jp"),
            ),
            (
                "2018-03-31T15:00:00Z",
                Some("rokinren_dairi@rokinbank.or.jp"),
            ),
        ] {
            clock.set(day.parse().unwrap());
            assert_eq!(email().await.as_deref(), expected, "{day}");
        }
    }
}

#[tokio::test]
async fn banks_are_listed_from_north_to_south() {
    let (services, _) = support::services().await;
    let banks = active_banks(&services.system()).await.unwrap();
    let names: Vec<&str> = banks.iter().map(|bank| bank.short_name.as_str()).collect();
    assert_eq!((names[0], names[12]), ("北海道ろうきん", "沖縄ろうきん"));
    assert!(banks.is_sorted_by_key(|bank| bank.code.clone()));
}
