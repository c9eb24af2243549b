//! A suspension at one bank in the public register: since when and until when it is, and never why.

use crate::people::visitor;
use crate::publications::{again_as, opened};
use crate::schema::departures;
use crate::support::wait;
use crate::world::{World, worlds};
use chrono::{Duration, NaiveDate};
use domain::accounts::Language;
use services::register::{Record, bank, feed, open_data, open_record, show_on};
use services::suspensions::{self, DecisionForm, LiftForm, RequestForm};

const SCHEMA: &str = include_str!("../../../src/api/register/schema.json");
const NUMBER: &str = "K2026-0001";
const WHY: &str = "秘密の理由";

/// Chuo asks on 24 November, the Federation suspends on the 26th and lifts that on 2 December.
async fn lived(world: World) -> World {
    let world = opened(world).await;
    let chuo = world.banker("2963").await;
    let asked = RequestForm { reason: WHY.into() };
    let id = suspensions::request(&chuo, world.contract, &asked)
        .await
        .unwrap();
    wait(&world.services, &world.clock, Duration::days(2));
    let officer = again_as(&world, &world.officer());
    let (one, _) = suspensions::show(&officer, id).await.unwrap();
    let form = DecisionForm {
        decision: "accept".into(),
        note: WHY.into(),
        version: one.version,
    };
    suspensions::decide(&officer, id, &form).await.unwrap();
    wait(&world.services, &world.clock, Duration::days(6));
    let approver = again_as(&world, &world.approver());
    let (one, _) = suspensions::show(&approver, id).await.unwrap();
    let form = LiftForm {
        reason: WHY.into(),
        version: one.version,
    };
    suspensions::lift(&approver, id, &form).await.unwrap();
    world
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn shown(world: &World, on: &str) -> Record {
    let op = visitor(&world.services);
    show_on(&op, NUMBER, Some(day(on))).await.unwrap()
}

#[tokio::test]
async fn everybody_sees_at_which_bank_an_agent_is_suspended_and_since_when() {
    for world in worlds().await {
        let world = lived(world).await;
        for (on, since) in [
            ("2026-11-25", None),
            ("2026-11-26", Some("2026-11-26")),
            ("2026-12-01", Some("2026-11-26")),
            ("2026-12-02", None),
        ] {
            let record = shown(&world, on).await;
            let found = record.entry.suspended.get(&"2963".parse().unwrap());
            assert_eq!(found, since.map(day).as_ref(), "{on}");
            assert!(record.entry.suspended.len() <= 1, "{on}: no other bank");
            // Asking alone is between the bank and the Federation.
            let told = record.at_banks.iter().map(|one| one.code());
            let told: Vec<&str> = told.collect();
            let expected: &[&str] = match on {
                "2026-11-25" => &[],
                "2026-12-02" => &["bank_suspended", "bank_resumed"],
                _ => &["bank_suspended"],
            };
            assert_eq!(told, expected, "{on}");
        }
        let seen = bank(&visitor(&world.services), "2963").await.unwrap();
        assert!(seen.agents[0].0.suspended.is_empty(), "lifted today");
    }
}

#[tokio::test]
async fn the_data_and_the_feed_tell_it_too_and_no_reason() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    for world in worlds().await {
        let world = lived(world).await;
        let op = visitor(&world.services);
        let data = open_data(&op, Some(day("2026-12-01"))).await.unwrap();
        let said = serde_json::to_value(&data).unwrap();
        assert_eq!(departures(&schema, &said), Vec::<String>::new());
        let expected = serde_json::json!([{ "bank_code": "2963", "since": "2026-11-26" }]);
        assert_eq!(said["contracts"][0]["bank_suspensions"], expected);
        let now = open_record(&op, NUMBER).await.unwrap();
        assert!(now.bank_suspensions.is_empty());
        let steps = now.history.iter().filter(|step| step.bank_code.is_some());
        let steps: Vec<_> = steps
            .map(|step| (step.event, step.on.to_string()))
            .collect();
        let expected = [
            ("bank_suspended", "2026-11-26".to_owned()),
            ("bank_resumed", "2026-12-02".to_owned()),
        ];
        assert_eq!(steps, expected);
        let feed = feed(&op, Language::Ja).await.unwrap();
        for word in ["bank_suspended", "中央労働金庫での利用の再開"] {
            assert!(feed.contains(word), "{word}");
        }
        assert!(!said.to_string().contains("秘密") && !feed.contains("秘密"));
    }
}
