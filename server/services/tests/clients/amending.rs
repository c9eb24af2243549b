//! A contract is amended: the old one stays in force until the day on which the new one takes its place with everything
//! that went on under it.

use crate::people::{kinds, refusal};
use crate::stage::{Stage, form, stages};
use crate::support::{fails_wholly, wait};
use crate::world::draw_up_form;
use chrono::Duration;
use domain::applications::{DraftNumber, ReceiptNumber};
use domain::contracts::{ContractState, Missing, StepKind};
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use sea_orm::{EntityTrait, PaginatorTrait};
use services::clients::request::request;
use services::contracts::life::due::run_due;
use services::contracts::{self, AmendForm, Contract, EndForm, ReasonForm};
use services::register::{self, Standing};
use services::store::entities::coverage;
use services::{Operation, Result};

/// The first instant of effect of the contract in these tests.
const EFFECTIVE: &str = "2026-12-06T15:00:00Z";
/// The last instant before the amendment takes its place.
const LAST: &str = "2026-12-20T14:59:59Z";

pub async fn in_effect() -> Vec<Stage> {
    let mut all = Vec::new();
    for stage in stages().await {
        all.push(into_effect(stage).await);
    }
    all
}

pub async fn into_effect(stage: Stage) -> Stage {
    let stage = stage.signed().await;
    stage.world.clock.set(EFFECTIVE.parse().unwrap());
    // The application of these tests took the first numbers without asking the counters.
    let tx = stage.world.officer().begin().await.unwrap();
    for counter in [DraftNumber::counter(2026), ReceiptNumber::counter(2026)] {
        tx.next_number(&counter).await.unwrap();
    }
    tx.commit().await.unwrap();
    stage
}

pub async fn amends(stage: &Stage) -> Result<ContractId> {
    let form = AmendForm {
        reason: "費用の定めを改めるため。".into(),
        version: stage.world.shown().await.version,
    };
    contracts::amend(&stage.world.officer(), stage.world.contract, &form).await
}

/// Opens an amendment and takes it in hand; the contract that it amends comes with it.
pub async fn amended(stage: Stage) -> (Stage, (ApplicationId, ContractId)) {
    let old = (stage.world.application, stage.world.contract);
    let opened = amends(&stage).await.unwrap();
    let links = stage.world.shown().await.links;
    let application = links.amended_by.unwrap().application;
    (stage.about(application, opened), old)
}

/// The amendment is drawn up for 21 December and signed by both sides.
pub async fn signed(stage: Stage) -> Stage {
    let world = &stage.world;
    let form = draw_up_form("2026", "12", "21", world.shown().await.version);
    contracts::draw_up(&world.officer(), world.contract, &form)
        .await
        .unwrap();
    world.agent_signs().await.unwrap();
    let number = world.federation_signs().await.unwrap();
    assert_eq!(number.as_str(), "K2026-0001-2");
    stage
}

pub async fn show(stage: &Stage, id: ContractId) -> Contract {
    let shown = contracts::show(&stage.world.officer(), id).await;
    shown.unwrap()
}

async fn standing(stage: &Stage, number: &str) -> Standing {
    let op = crate::people::visitor(&stage.world.services);
    register::show(&op, number).await.unwrap().entry.standing
}

#[tokio::test]
async fn the_old_contract_stays_in_force_until_the_amendment_takes_its_place() {
    for stage in in_effect().await {
        let (key, seen) = stage.revealed().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        let (stage, (_, old)) = amended(stage).await;
        let stage = signed(stage).await;
        let new = stage.world.contract;
        assert_eq!(stage.client(key).await.contract_id, old.0);
        stage.token(who, None).await.unwrap();
        let early = request(&stage.world.agent(), new, &form()).await;
        assert_eq!(refusal(early), Refusal::ContractNotInForce);

        let services = &stage.world.services;
        stage.world.clock.set(LAST.parse().unwrap());
        assert_eq!(run_due(services).await.unwrap(), 0);
        assert_eq!(
            standing(&stage, "K2026-0001").await,
            Standing::UnderContract
        );
        assert_eq!(
            standing(&stage, "K2026-0001-2").await,
            Standing::NotYetInEffect
        );
        wait(services, &stage.world.clock, Duration::seconds(1));
        stage.token(who, None).await.unwrap();
        // Until the calendar has come to it, the old contract still is the one to be amended.
        assert_eq!(refusal(amends(&stage).await), Refusal::WrongState);
        assert_eq!(run_due(services).await.unwrap(), 1);
        assert_eq!(run_due(services).await.unwrap(), 0);

        let row = stage.client(key).await;
        assert_eq!((row.contract_id, &*row.state), (new.0, "active"));
        stage.token(who, None).await.unwrap();
        let before = show(&stage, old).await;
        assert_eq!(before.state, ContractState::Ended);
        let step = before.life.unwrap().steps.pop().unwrap();
        assert_eq!(step.kind, StepKind::Replaced);
        assert_eq!(step.last_day, "2026-12-20".parse().ok());
        assert_eq!(standing(&stage, "K2026-0001").await, Standing::Ended);
        assert_eq!(
            standing(&stage, "K2026-0001-2").await,
            Standing::UnderContract
        );
        request(&stage.world.agent(), new, &form()).await.unwrap();
        let told = kinds(services).await;
        assert!(told.contains(&"amendment_opened"));
        assert!(told.contains(&"contract_changed"));
    }
}

#[tokio::test]
async fn an_amendment_frees_nobody_from_a_suspension() {
    for stage in in_effect().await {
        let (key, seen) = stage.revealed().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        let (stage, (_, old)) = amended(stage).await;
        let stage = signed(stage).await;
        let because = async |id| ReasonForm {
            reason: "不正な接続の疑い。".into(),
            version: show(&stage, id).await.version,
        };
        let officer = stage.world.officer();
        contracts::suspend(&officer, old, &because(old).await)
            .await
            .unwrap();
        stage
            .world
            .clock
            .set("2026-12-20T15:00:00Z".parse().unwrap());
        assert_eq!(run_due(&stage.world.services).await.unwrap(), 1);
        let new = stage.world.contract;
        assert_eq!(show(&stage, new).await.state, ContractState::Suspended);
        assert_eq!(stage.client(key).await.state, "suspended");
        assert!(stage.token(who, None).await.is_err());
        // Whoever suspended the old one does not let the new one go on.
        let approver = stage.world.approver();
        contracts::resume(&approver, new, &because(new).await)
            .await
            .unwrap();
        stage.token(who, None).await.unwrap();
    }
}

#[tokio::test]
async fn what_amends_a_contract_that_ends_ends_with_it() {
    for sign in [false, true] {
        for stage in in_effect().await {
            let (stage, (_, old)) = amended(stage).await;
            let stage = match sign {
                true => signed(stage).await,
                false => stage,
            };
            let approver = stage.world.approver();
            let version = show(&stage, old).await.version;
            let form = EndForm {
                ending: "for_cause".into(),
                reason: "重大な違反があったため。".into(),
                version,
                ..EndForm::default()
            };
            contracts::end(&approver, old, &form).await.unwrap();
            let expected = match sign {
                true => ContractState::Ended,
                false => ContractState::Abandoned,
            };
            assert_eq!(show(&stage, stage.world.contract).await.state, expected);
            // It ended on its first day, so neither of them covers any bank any more.
            let covered = coverage::Entity::find().count(&stage.world.services.db);
            assert_eq!(covered.await.unwrap(), 0, "signed: {sign}");
            stage
                .world
                .clock
                .set("2026-12-20T15:00:00Z".parse().unwrap());
            assert_eq!(run_due(&stage.world.services).await.unwrap(), 0);
        }
    }
}

#[tokio::test]
async fn there_must_be_something_left_to_replace() {
    for stage in in_effect().await {
        let (stage, (_, old)) = amended(stage).await;
        let approver: Operation = stage.world.approver();
        let form = EndForm {
            ending: "by_notice".into(),
            last_day_year: "2027".into(),
            last_day_month: "3".into(),
            last_day_day: "31".into(),
            reason: "サービスを終了するため。".into(),
            version: show(&stage, old).await.version,
            ..EndForm::default()
        };
        contracts::end(&approver, old, &form).await.unwrap();
        let version = stage.world.shown().await.version;
        let late = draw_up_form("2027", "4", "1", version);
        let officer = stage.world.officer();
        let drawn = contracts::draw_up(&officer, stage.world.contract, &late).await;
        let missing = vec![Missing::Amended];
        assert_eq!(refusal(drawn), Refusal::NotReady { missing });
        let in_time = draw_up_form("2027", "3", "31", version);
        contracts::draw_up(&officer, stage.world.contract, &in_time)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn only_officers_of_no_side_amend_and_half_an_amendment_does_not_exist() {
    for stage in in_effect().await {
        let id = stage.world.contract;
        let form = AmendForm {
            reason: "費用の定めを改めるため。".into(),
            version: stage.world.shown().await.version,
        };
        for op in [
            stage.world.approver(),
            stage.world.agent(),
            stage.administrator(),
        ] {
            let refused = contracts::amend(&op, id, &form).await;
            let refused = refusal(refused);
            assert!(matches!(refused, Refusal::NotAllowed { .. }), "{refused:?}");
            assert_ne!(refused, Refusal::from(Denial::OwnProposal));
        }
        let mute = AmendForm {
            reason: " ".into(),
            ..form.clone()
        };
        let officer = stage.world.officer();
        let silent = contracts::amend(&officer, id, &mute).await;
        assert!(matches!(refusal(silent), Refusal::Invalid { .. }));
        let tables = [
            "audit_event",
            "outbox_job",
            "consent",
            "contract_draft",
            "application",
        ];
        let give = async || contracts::amend(&officer, id, &form).await;
        fails_wholly(&stage.world.services, &tables, give).await;
        let (stage, (_, old)) = amended(stage).await;
        let stage = signed(stage).await;
        stage
            .world
            .clock
            .set("2026-12-20T15:00:00Z".parse().unwrap());
        let services = &stage.world.services;
        let tables = ["audit_event", "outbox_job", "contract_step", "client"];
        fails_wholly(services, &tables, async || run_due(services).await).await;
        assert_eq!(run_due(services).await.unwrap(), 1);
        assert_eq!(show(&stage, old).await.state, ContractState::Ended);
    }
}
