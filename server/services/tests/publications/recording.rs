//! Who records a publication or a notice, with which address and day, and how an entry is put right.

use crate::people::refusal;
use crate::support::{fails_wholly, wait, whole};
use crate::world::{World, worlds};
use chrono::{Duration, NaiveDate};
use domain::forms::FieldProblem;
use domain::publications::{NoticeForm, NoticeWay, PublicationState, PublishForm, Publisher};
use domain::refusal::Refusal;
use services::publications::due::run_due;
use services::publications::{Task, notify, own, publish, tasks};
use services::{Operation, Result};

pub const ADDRESS: &str = "https://www.chuo.example.jp/openapi/K2026-0001.html";

#[tokio::test]
async fn banks_and_agents_record_their_own_and_officers_record_all() {
    for world in worlds().await {
        let world = opened(world).await;
        let bank = world.banker("2963").await;
        publish_as(&world, &bank, "2963").await.unwrap();
        let (_, task) = own(&bank, world.contract).await.unwrap();
        let published = task.published.unwrap();
        assert_eq!(
            (published.address.as_str(), published.on),
            (ADDRESS, day("2026-11-24"))
        );
        assert_eq!(task.state, PublicationState::Published);
        publish_as(&world, &world.agent(), "agent").await.unwrap();
        for publisher in ["federation", "2951"] {
            publish_as(&world, &world.officer(), publisher)
                .await
                .unwrap();
        }
        let stranger = world.stranger().await;
        let before = whole(&world.services).await;
        for (op, publisher) in [
            (&bank, "2954"),
            (&stranger, "agent"),
            (&bank, "9999"),
            (&world.officer(), "9999"),
        ] {
            let tried = publish_as(&world, op, publisher).await;
            assert_eq!(refusal(tried), Refusal::NotFound, "{publisher}");
        }
        let nobody = crate::people::visitor(&world.services);
        let tried = publish_as(&world, &nobody, "2954").await;
        assert_eq!(refusal(tried), Refusal::SignInRequired);
        for (op, publisher) in [
            (&world.approver(), "federation"),
            (&world.agent(), "federation"),
            (&world.agent(), "2954"),
            (&bank, "agent"),
        ] {
            let tried = refusal(publish_as(&world, op, publisher).await);
            assert!(matches!(tried, Refusal::NotAllowed { .. }), "{publisher}");
        }
        let after = whole(&world.services).await;
        for table in ["publication", "publication_step", "outbox_job"] {
            assert_eq!(after[table], before[table], "{table}");
        }
    }
}

#[tokio::test]
async fn a_correction_keeps_what_stood_there_and_a_stale_page_corrects_nothing() {
    for world in worlds().await {
        let world = opened(world).await;
        let bank = world.banker("2963").await;
        publish_as(&world, &bank, "2963").await.unwrap();
        let again = publish_as(&world, &bank, "2963").await;
        assert_eq!(problem(again, "address"), Some(FieldProblem::Unchanged));
        let moved = PublishForm {
            address: "https://www.chuo.example.jp/api/1.html".into(),
            ..form(&world, "2963").await
        };
        let id = (world.contract, &publisher("2963"));
        wait(&world.services, &world.clock, Duration::minutes(1));
        let bank = again_as(&world, &bank);
        publish(&bank, id, &moved).await.unwrap();
        assert_eq!(refusal(publish(&bank, id, &moved).await), Refusal::Stale);
        let (_, task) = own(&bank, world.contract).await.unwrap();
        let told: Vec<(&str, &str)> = task
            .history
            .iter()
            .map(|line| (line.kind.as_str(), line.note.as_str()))
            .collect();
        assert_eq!(
            told,
            [("published", ADDRESS), ("corrected", &moved.address)]
        );
        what_is_wrong_is_told(&world, &bank).await;
    }
}

async fn what_is_wrong_is_told(world: &World, bank: &Operation) {
    let today = day("2026-11-24");
    for (address, on, field, expected) in [
        (
            "http://www.example.jp/",
            "24",
            "address",
            FieldProblem::NotSecure,
        ),
        ("https://localhost/", "24", "address", FieldProblem::NotAUrl),
        (
            ADDRESS,
            "25",
            "published",
            FieldProblem::FutureDate { today },
        ),
        (
            ADDRESS,
            "23",
            "published",
            FieldProblem::TooEarly { earliest: today },
        ),
    ] {
        let wrong = PublishForm {
            address: address.into(),
            published_day: on.into(),
            ..form(world, "2963").await
        };
        let id = (world.contract, &publisher("2963"));
        let tried = publish(bank, id, &wrong).await;
        assert_eq!(problem(tried, field), Some(expected), "{address} {on}");
    }
}

#[tokio::test]
async fn a_half_recorded_publication_does_not_exist_and_two_at_once_are_one() {
    for world in worlds().await {
        let world = opened(world).await;
        let bank = world.banker("2963").await;
        let form = form(&world, "2963").await;
        let whose = publisher("2963");
        let give = async || publish(&bank, (world.contract, &whose), &form).await;
        let tables = ["publication", "publication_step", "audit_event"];
        fails_wholly(&world.services, &tables, give).await;
        let (first, second) = tokio::join!(give(), give());
        let done = [&first, &second].into_iter().filter(|one| one.is_ok());
        assert_eq!(done.count(), 1);
    }
}

#[tokio::test]
async fn an_officer_records_how_a_bank_was_told() {
    for world in worlds().await {
        let world = opened(world).await;
        let told = |version| NoticeForm {
            way: "telephone".into(),
            notified_year: "2026".into(),
            notified_month: "11".into(),
            notified_day: "24".into(),
            note: "業務部 本間".into(),
            version,
        };
        let (bank, id) = (publisher("2963"), world.contract);
        let officer = world.officer();
        let party = notify(&officer, (id, &Publisher::Agent), &told(1)).await;
        assert_eq!(refusal(party), Refusal::NotFound);
        let banker = world.banker("2963").await;
        let own = notify(&banker, (id, &bank), &told(1)).await;
        assert!(matches!(refusal(own), Refusal::NotAllowed { .. }));
        notify(&officer, (id, &bank), &told(1)).await.unwrap();
        let again = notify(&officer, (id, &bank), &told(2)).await;
        assert_eq!(refusal(again), Refusal::WrongState);
        let task = task(&world, "2963").await;
        assert_eq!(task.state, PublicationState::Notified);
        assert_eq!(task.notice.unwrap().way, NoticeWay::Telephone);
    }
}

/// The same person, now.
pub fn again_as(world: &World, op: &Operation) -> Operation {
    world.services.operation(op.actor.clone(), op.language)
}

/// A concluded contract, as one from before there were publications.
pub async fn opened(world: World) -> World {
    let world = world.concluded().await;
    assert_eq!(run_due(&world.services).await.unwrap(), 0);
    world
}

pub async fn found(world: &World) -> Vec<Task> {
    let shown = tasks(&world.officer(), world.contract).await;
    shown.unwrap().tasks
}

pub async fn task(world: &World, code: &str) -> Task {
    let mut found = found(world).await.into_iter();
    found.find(|task| task.publisher.code() == code).unwrap()
}

async fn form(world: &World, code: &str) -> PublishForm {
    let found = found(world).await.into_iter();
    let version = found
        .filter(|task| task.publisher.code() == code)
        .map(|task| task.version)
        .next();
    PublishForm {
        address: ADDRESS.into(),
        published_year: "2026".into(),
        published_month: "11".into(),
        published_day: "24".into(),
        version: version.unwrap_or(1),
    }
}

pub async fn publish_as(world: &World, op: &Operation, code: &str) -> Result<()> {
    let form = form(world, code).await;
    publish(op, (world.contract, &publisher(code)), &form).await
}

pub fn publisher(code: &str) -> Publisher {
    code.parse().unwrap()
}

fn problem<T: std::fmt::Debug>(answer: Result<T>, field: &str) -> Option<FieldProblem> {
    match refusal(answer) {
        Refusal::Invalid { fields } => fields.get(field).cloned(),
        _ => None,
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
