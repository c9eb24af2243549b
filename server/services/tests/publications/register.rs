//! The public register: searched, as it stood on a day, as data that keeps its schema, and as a feed of what changed.

use crate::people::{refusal, visitor};
use crate::publications::{ADDRESS, again_as, opened, publish_as};
use crate::schema::departures;
use crate::support::wait;
use crate::world::{World, worlds};
use chrono::{Duration, NaiveDate};
use domain::accounts::Language;
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use roxmltree::{Document, Node};
use services::Operation;
use services::consents::{self, WithdrawForm};
use services::contracts::{self, EndForm, ReasonForm};
use services::register::{
    Search, Standing, bank, banks, feed, open_data, open_record, search, show_on,
};

const SCHEMA: &str = include_str!("../../../src/api/register/schema.json");
const NUMBER: &str = "K2026-0001";

/// What happened, day by day: concluded on 24 November, published by 2963 on the 24th, suspended on the 26th; 2972 is out
/// from the 28th on; it ended on 2 December.
async fn lived(world: World) -> World {
    let world = opened(world).await;
    let bank = world.banker("2963").await;
    publish_as(&world, &bank, "2963").await.unwrap();
    let tokai = world.banker("2972").await;
    wait(&world.services, &world.clock, Duration::days(2));
    let form = WithdrawForm {
        from_year: "2026".into(),
        from_month: "11".into(),
        from_day: "28".into(),
        reason: "秘密の理由".into(),
        ..WithdrawForm::default()
    };
    consents::withdraw(&again_as(&world, &tokai), world.contract, &form)
        .await
        .unwrap();
    let reason = ReasonForm {
        reason: "秘密の理由".into(),
        version: world.shown().await.version,
    };
    contracts::suspend(&world.approver(), world.contract, &reason)
        .await
        .unwrap();
    wait(&world.services, &world.clock, Duration::days(6));
    let end = EndForm {
        ending: "for_cause".into(),
        reason: "秘密の理由".into(),
        version: world.shown().await.version,
        ..EndForm::default()
    };
    contracts::end(&world.approver(), world.contract, &end)
        .await
        .unwrap();
    world
}

#[tokio::test]
async fn the_register_stands_as_it_stood_on_a_day() {
    for world in worlds().await {
        let world = lived(world).await;
        let op = visitor(&world.services);
        assert_eq!(op.today(), day("2026-12-02"));
        for (on, standing, banks) in [
            ("2026-11-24", Standing::NotYetInEffect, 13),
            ("2026-11-25", Standing::NotYetInEffect, 13),
            ("2026-11-26", Standing::Suspended, 13),
            ("2026-11-27", Standing::Suspended, 13),
            ("2026-11-28", Standing::Suspended, 12),
            ("2026-12-01", Standing::Suspended, 12),
            ("2026-12-02", Standing::Ended, 12),
        ] {
            let found = asked(&op, on, |_| {}).await;
            assert_eq!(found.len(), 1, "{on}");
            assert_eq!(
                (found[0].standing, found[0].covered),
                (standing, banks),
                "{on}"
            );
            let record = show_on(&op, NUMBER, Some(day(on))).await.unwrap();
            assert_eq!(record.entry, found[0], "{on}");
            assert!(record.history.iter().all(|(_, at)| *at <= day(on)), "{on}");
        }
        assert_eq!(asked(&op, "2026-11-23", |_| {}).await, []);
        let before = show_on(&op, NUMBER, Some(day("2026-11-23"))).await;
        assert_eq!(refusal(before), Refusal::NotFound);
        let ahead = show_on(&op, NUMBER, Some(day("2026-12-03"))).await;
        let Refusal::Invalid { fields } = refusal(ahead) else {
            panic!("accepted")
        };
        let today = op.today();
        assert_eq!(
            fields.get("as_of"),
            Some(&FieldProblem::FutureDate { today })
        );
    }
}

#[tokio::test]
async fn the_register_is_searched_by_bank_and_by_scope() {
    for world in worlds().await {
        let world = lived(world).await;
        let op = visitor(&world.services);
        let bank = |code: &str| code.parse().ok();
        let today = "2026-12-02";
        assert_eq!(
            asked(&op, today, |one| one.bank = bank("2963")).await.len(),
            1
        );
        assert_eq!(asked(&op, today, |one| one.bank = bank("2972")).await, []);
        let then = asked(&op, "2026-11-27", |one| one.bank = bank("2972")).await;
        assert_eq!(then.len(), 1);
        let balances = asked(&op, today, |one| one.scope = "balances".into()).await;
        assert_eq!(balances.len(), 1);
        assert_eq!(
            asked(&op, today, |one| one.scope = "accounts".into()).await,
            []
        );
        let both = asked(&op, today, |one| {
            one.text = "家計簿".into();
            one.scope = "balances".into();
            one.bank = bank("2951");
        });
        assert_eq!(both.await.len(), 1);
    }
}

#[tokio::test]
async fn the_data_keep_their_schema_and_tell_no_reason() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    for world in worlds().await {
        let world = lived(world).await;
        let op = visitor(&world.services);
        for as_of in [None, Some(day("2026-11-25"))] {
            let data = open_data(&op, as_of).await.unwrap();
            let said = serde_json::to_value(&data).unwrap();
            assert_eq!(departures(&schema, &said), Vec::<String>::new());
            assert!(!said.to_string().contains("秘密"));
        }
        let record = open_record(&op, NUMBER).await.unwrap();
        let events: Vec<(&str, String)> = record
            .history
            .iter()
            .map(|step| (step.event, step.on.to_string()))
            .collect();
        let expected = [
            ("concluded", "2026-11-24"),
            ("suspended", "2026-11-26"),
            ("coverage", "2026-11-28"),
            ("ended", "2026-12-02"),
        ];
        assert_eq!(events, expected.map(|(event, on)| (event, on.to_owned())));
        let published = &record.publications;
        assert_eq!(published.len(), 1);
        assert_eq!(
            (
                published[0].publisher.as_str(),
                published[0].address.as_str()
            ),
            ("2963", ADDRESS)
        );
        let nothing = serde_json::json!({ "version": 1, "as_of": "2026-12-02" });
        assert!(!departures(&schema, &nothing).is_empty());
    }
}

#[tokio::test]
async fn the_feed_tells_every_change_under_an_identifier_that_stays() {
    for world in worlds().await {
        let empty = visitor(&world.services);
        let quiet = feed(&empty, Language::Ja).await.unwrap();
        assert_eq!(entries(&Document::parse(&quiet).unwrap()).len(), 0);
        let world = lived(world).await;
        let text = feed(&visitor(&world.services), Language::Ja).await.unwrap();
        let document = Document::parse(&text).unwrap();
        let entries = entries(&document);
        let told: Vec<(String, String)> = entries
            .iter()
            .map(|entry| {
                let category = child(*entry, "category").attribute("term").unwrap();
                (
                    category.to_owned(),
                    said(*entry, "updated")[..10].to_owned(),
                )
            })
            .collect();
        let kinds: Vec<&str> = told.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!((kinds.len(), kinds[0], kinds[3]), (4, "ended", "concluded"));
        assert!(kinds.contains(&"coverage") && kinds.contains(&"suspended"));
        assert_eq!(told[0].1, "2026-12-02");
        let root = document.root_element();
        assert_eq!(said(root, "updated"), said(entries[0], "updated"));
        for entry in &entries {
            for needed in ["id", "title", "updated", "summary"] {
                assert!(!said(*entry, needed).is_empty(), "{needed}");
            }
            assert!(said(*entry, "id").starts_with("urn:uuid:"));
            let page = child(*entry, "link").attribute("href").unwrap();
            assert_eq!(page, "https://portal.example/register-of-agents/K2026-0001");
        }
        let mut ids: Vec<String> = entries.iter().map(|entry| said(*entry, "id")).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 4);
        assert!(!text.contains("秘密"));
        wait(&world.services, &world.clock, Duration::days(1));
        assert_eq!(
            feed(&visitor(&world.services), Language::Ja).await.unwrap(),
            text
        );
    }
}

#[tokio::test]
async fn the_english_feed_tells_the_same_changes_under_the_same_identifiers() {
    for world in worlds().await {
        let visitor = visitor(&lived(world).await.services);
        let japanese = feed(&visitor, Language::Ja).await.unwrap();
        let english = feed(&visitor, Language::En).await.unwrap();
        let [ja, en] = [&japanese, &english].map(|text| Document::parse(text).unwrap());
        assert_ne!(said(ja.root_element(), "id"), said(en.root_element(), "id"));
        for same in ["id", "updated"] {
            let of = |feed| entries(feed).iter().map(|one| said(*one, same)).collect();
            let (ja, en): (Vec<String>, Vec<String>) = (of(&ja), of(&en));
            assert_eq!(ja, en, "{same}");
        }
        assert!(english.contains("Contract ended: "), "{english}");
        assert!(
            english.contains("does not cover Tokai Labour Bank."),
            "{english}"
        );
        assert!(
            !english.contains("契約") && !english.contains("です。"),
            "{english}"
        );
    }
}

#[tokio::test]
async fn a_bank_is_shown_with_what_covers_it_today() {
    for world in worlds().await {
        let world = opened(world).await;
        let chuo = world.banker("2963").await;
        publish_as(&world, &chuo, "2963").await.unwrap();
        let op = visitor(&world.services);
        let all = banks(&op).await.unwrap();
        assert_eq!(all.len(), 13);
        assert!(all.iter().all(|one| one.agents == 0), "not yet in effect");
        let record = bank(&op, "2963").await.unwrap();
        assert_eq!(record.bank.name, "中央労働金庫");
        let (entry, published) = &record.agents[0];
        assert_eq!(entry.number, NUMBER);
        assert_eq!(published.as_ref().unwrap().address, ADDRESS);
        for code in ["2950", "9999", "29", "nonsense", "２９６３"] {
            assert_eq!(refusal(bank(&op, code).await), Refusal::NotFound, "{code}");
        }
    }
}

async fn asked(
    op: &Operation,
    on: &str,
    narrow: impl FnOnce(&mut Search),
) -> Vec<services::register::Entry> {
    let mut wanted = Search {
        as_of: Some(day(on)),
        ..Search::default()
    };
    narrow(&mut wanted);
    search(op, &wanted).await.unwrap()
}

fn entries<'a>(document: &'a Document<'a>) -> Vec<Node<'a, 'a>> {
    let root = document.root_element();
    assert_eq!(
        root.tag_name().namespace(),
        Some("http://www.w3.org/2005/Atom")
    );
    let all = root.children();
    all.filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry")))
        .collect()
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Node<'a, 'a> {
    let found = node.children().find(|one| one.tag_name().name() == name);
    found.unwrap_or_else(|| panic!("no {name}"))
}

fn said(node: Node<'_, '_>, name: &str) -> String {
    let found = node.children().find(|one| one.tag_name().name() == name);
    let text = found.and_then(|one| one.text());
    text.unwrap_or_default().to_owned()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
