//! The demonstration is played through the real use-cases, so it must hold up like real work.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

mod support;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::Services;
use services::accounts::sign_in::{SignInForm, sign_in};
use services::audit::verify::{Verdict, verify};
use services::demo::{Loaded, PASSWORD, load, sign_ins};
use services::intake::status;
use services::store::entities::{application, client, consent, contract, outbox_job};
use std::collections::{BTreeMap, BTreeSet};
use support::{databases, with_settings};

async fn states(services: &Services) -> BTreeMap<String, usize> {
    let mut states = BTreeMap::new();
    for row in application::Entity::find().all(&services.db).await.unwrap() {
        *states.entry(row.state).or_default() += 1;
    }
    states
}

/// The banks of each contract that is concluded.
async fn covered(services: &Services) -> BTreeSet<Vec<String>> {
    let mut covered = BTreeSet::new();
    for row in contract::Entity::find().all(&services.db).await.unwrap() {
        if row.state == "concluded" {
            let mut banks: Vec<String> = consent::Entity::find()
                .filter(consent::Column::ContractId.eq(row.id))
                .filter(consent::Column::Answer.eq("consented"))
                .all(&services.db)
                .await
                .unwrap()
                .into_iter()
                .map(|row| row.bank_code)
                .collect();
            banks.sort();
            covered.insert(banks);
        }
    }
    covered
}

// Drawing up the contracts takes seconds, so the demonstration is loaded once a database and looked at
// from all sides.
#[tokio::test]
async fn it_shows_everything_and_holds_up() {
    for (services, _) in databases().await {
        assert_eq!(load(&services).await.unwrap(), Loaded::Now { agents: 30 });
        every_state_can_be_seen(&services).await;
        contracts_stand_at_every_stage_and_cover_different_banks(&services).await;
        everybody_on_the_list_can_sign_in(&services).await;
        no_mail_of_the_past_goes_out(&services).await;
        a_second_load_changes_nothing_of_the_intact_trail(&services).await;
    }
}

async fn every_state_can_be_seen(services: &Services) {
    let states = states(services).await;
    for state in [
        "draft",
        "submitted",
        "in_review",
        "returned",
        "proposed",
        "approved",
        "declined",
        "withdrawn",
    ] {
        assert!(states.contains_key(state), "{state}: {states:?}");
    }
    assert!(
        status(&services.system()).await.unwrap()[0]
            .intake
            .is_open()
    );
}

async fn contracts_stand_at_every_stage_and_cover_different_banks(services: &Services) {
    let contracts = contract::Entity::find().all(&services.db).await.unwrap();
    let stages: BTreeSet<&str> = contracts.iter().map(|row| row.state.as_str()).collect();
    assert_eq!(stages.len(), 4, "{stages:?}");
    let sizes: BTreeSet<usize> = covered(services).await.iter().map(Vec::len).collect();
    assert_eq!(sizes, BTreeSet::from([8, 12, 13]));
    let clients = client::Entity::find().all(&services.db).await.unwrap();
    let mut clients: Vec<(&str, bool)> = clients
        .iter()
        .map(|row| (row.state.as_str(), row.first_used_at.is_some()))
        .collect();
    clients.sort_unstable();
    assert_eq!(clients, [("active", true), ("requested", false)]);
}

async fn everybody_on_the_list_can_sign_in(services: &Services) {
    for person in sign_ins() {
        let form = SignInForm {
            email: person.email.to_owned(),
            password: PASSWORD.to_owned(),
        };
        let signed_in = sign_in(&services.system(), &form).await;
        assert!(signed_in.is_ok(), "{}", person.email);
    }
}

async fn no_mail_of_the_past_goes_out(services: &Services) {
    let waiting = outbox_job::Entity::find().filter(outbox_job::Column::State.ne("done"));
    assert_eq!(waiting.count(&services.db).await.unwrap(), 0);
}

async fn a_second_load_changes_nothing_of_the_intact_trail(services: &Services) {
    let before = verify(&services.system()).await.unwrap();
    assert!(
        matches!(before, Verdict::Intact { events, .. } if events > 400),
        "{before:?}"
    );
    assert_eq!(load(services).await.unwrap(), Loaded::Before);
    assert_eq!(verify(&services.system()).await.unwrap(), before);
}

// ASVS 6.3.2
#[tokio::test]
async fn nothing_is_invented_outside_the_demonstration() {
    let (services, _) = support::services().await;
    let real = with_settings(&services, |settings| settings.demonstration = false);
    assert!(load(&real).await.is_err());
    assert!(states(&real).await.is_empty());
}

#[tokio::test]
async fn the_story_fits_the_turn_of_the_year() {
    let (services, clock) = support::services().await;
    clock.set("2027-01-05T03:00:00Z".parse().unwrap());
    assert_eq!(load(&services).await.unwrap(), Loaded::Now { agents: 30 });
}
