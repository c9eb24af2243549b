//! The steps to a contract happen wholly or not at all: when the trail or the mails cannot be written, no
//! row changes.

use crate::support::fails_wholly;
use crate::world::{World, answered, draw_up_form, paper_form, scan, sign_form, worlds};
use services::contracts::{self, Upload};
use services::{Result, consents};

const BOTH: &[&str] = &["audit_event", "outbox_job"];

/// Records the answer of a bank over a version.
async fn records(world: &World, version: i64) -> Result<()> {
    let bank = "2951".parse().unwrap();
    let form = consents::RecordForm {
        version,
        ..answered("refused")
    };
    let asked = (world.contract, &bank);
    consents::record(&world.officer(), asked, (&form, &Upload::default())).await
}

#[tokio::test]
async fn a_half_recorded_answer_or_text_does_not_exist() {
    for world in worlds().await {
        let world = world.verified().await;
        let services = &world.services;
        fails_wholly(services, &["audit_event"], async || {
            records(&world, 1).await
        })
        .await;
        records(&world, 1).await.unwrap();

        let version = world.shown().await.version;
        let form = draw_up_form("2026", "12", "7", version);
        let op = world.officer();
        let draw = async || contracts::draw_up(&op, world.contract, &form).await;
        fails_wholly(services, BOTH, draw).await;
        draw().await.unwrap();

        let version = world.shown().await.version;
        let back = async || contracts::take_back(&op, world.contract, version).await;
        fails_wholly(services, &["audit_event"], back).await;
        back().await.unwrap();
    }
}

// ASVS 2.3.3, 16.5.3
#[tokio::test]
async fn a_half_given_signature_does_not_exist() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let (services, id) = (&world.services, world.contract);
        let form = sign_form(world.shown().await.version);
        let agent = world.agent();
        let sign = async || contracts::sign_for_agent(&agent, id, &form).await;
        fails_wholly(services, BOTH, sign).await;
        sign().await.unwrap();

        let form = sign_form(world.shown().await.version);
        let approver = world.approver();
        let sign = async || contracts::sign_for_federation(&approver, id, &form).await;
        fails_wholly(services, BOTH, sign).await;
        fails_wholly(services, &["published_term"], sign).await;
        let number = sign().await.unwrap().unwrap();
        assert_eq!(number.as_str(), "K2026-0001");
    }
}

#[tokio::test]
async fn a_half_recorded_sheet_does_not_exist() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let (form, sheet) = (
            paper_form("24", world.shown().await.version),
            scan(crate::world::PDF),
        );
        let op = world.officer();
        let record = async || contracts::record_paper(&op, world.contract, (&form, &sheet)).await;
        fails_wholly(&world.services, &["audit_event"], record).await;
        record().await.unwrap();

        let version = world.shown().await.version;
        let op = world.approver();
        let confirm = async || contracts::confirm_paper(&op, world.contract, version).await;
        fails_wholly(&world.services, BOTH, confirm).await;
        confirm().await.unwrap();
    }
}
