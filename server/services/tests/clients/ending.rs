//! Who hears that a contract was suspended, goes on or has ended, from when it counts, and that a contract which cannot be
//! read keeps nothing from the others. A notice of the agent's counts from the day on which it arrived.

use crate::life::{EFFECTIVE, LAST, day, end_form, ends, resumes, steps, suspends, version};
use crate::people::{mails, refusal};
use crate::stage::{Stage, stages};
use crate::support::wait;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::contracts::StepKind;
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;
use services::contracts::life::due::run_due;
use services::contracts::{self, EndForm};
use services::mail::Letter;
use services::store::entities::{application, contract};
use services::{Error, Result};

const OFFICER: &str = "officer@rokin.example";
const APPROVER: &str = "approver@rokin.example";

/// A letter to the office: to whom, about what, and from when or until when it counts.
type Told = (String, StepKind, (Option<DateTime<Utc>>, Option<NaiveDate>));

#[tokio::test]
async fn the_office_hears_from_when_it_counts_except_whoever_did_it() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let services = &stage.world.services;
        let now: DateTime<Utc> = EFFECTIVE.parse().unwrap();
        stage.world.clock.set(now);
        suspends(&stage, &stage.world.officer()).await.unwrap();
        wait(services, &stage.world.clock, Duration::minutes(1));
        resumes(&stage, &stage.world.approver()).await.unwrap();
        wait(services, &stage.world.clock, Duration::minutes(1));
        ends(&stage, "for_cause", None).await.unwrap();
        let after = |minutes| (Some(now + Duration::minutes(minutes)), None);
        let expected: [Told; 3] = [
            (APPROVER.to_owned(), StepKind::Suspended, after(0)),
            (OFFICER.to_owned(), StepKind::Resumed, after(1)),
            (OFFICER.to_owned(), StepKind::Ended, after(2)),
        ];
        assert_eq!(office(&stage).await, expected);
        let all = mails(services).await.into_iter();
        let mut to_agent = all.filter_map(|mail| match mail.letter {
            Letter::ContractChanged { kind, at, .. } => Some((kind, at)),
            _ => None,
        });
        assert_eq!(to_agent.next_back(), Some((StepKind::Ended, after(2).0)));
        let life = stage.world.shown().await.life.unwrap();
        assert_eq!(life.ended_with(), None);
    }
}

#[tokio::test]
async fn the_end_by_the_calendar_names_the_last_day_to_everybody() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        ends(&stage, "not_renewed", None).await.unwrap();
        let services = &stage.world.services;
        stage.world.clock.set(LAST.parse().unwrap());
        // The job comes to it a day late.
        wait(services, &stage.world.clock, Duration::days(1));
        assert_eq!(run_due(services).await.unwrap(), 1);
        let last_day = (None, day("2027-12-06"));
        let mut told = office(&stage).await.split_off(1);
        told.sort_by(|one, other| one.0.cmp(&other.0));
        let expected: [Told; 2] = [
            (APPROVER.to_owned(), StepKind::Ended, last_day),
            (OFFICER.to_owned(), StepKind::Ended, last_day),
        ];
        assert_eq!(told, expected);
        let life = stage.world.shown().await.life.unwrap();
        assert_eq!(life.ended_with(), day("2027-12-06"));
    }
}

#[tokio::test]
async fn a_contract_that_cannot_be_read_keeps_nothing_from_the_one_behind_it() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        unreadable(&stage).await;
        let services = &stage.world.services;
        stage.world.clock.set(LAST.parse().unwrap());
        wait(services, &stage.world.clock, Duration::seconds(1));
        let failed = run_due(services).await;
        assert!(matches!(failed, Err(Error::Failed(_))));
        assert_eq!(steps(&stage).await, [StepKind::Renewed]);
        let told = office(&stage).await;
        let told: Vec<_> = told.iter().map(|(_, kind, _)| *kind).collect();
        assert_eq!(told, [StepKind::Renewed; 2], "the officer and the approver");
    }
}

/// The time for a notice of non-renewal was over on 6 September.
#[tokio::test]
async fn an_agents_letter_counts_from_the_day_it_arrived_however_late_it_is_recorded() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let services = &stage.world.services;
        let now = "2027-09-20T01:00:00Z".parse().unwrap();
        stage.world.clock.set(now);
        let last = day("2027-09-06").unwrap();
        let late = records(&stage, "2027-09-07").await;
        assert_eq!(refusal(late), Refusal::NoticeTooLate { last });
        let today = day("2027-09-20").unwrap();
        let earliest = day("2026-11-24").unwrap();
        for (received, problem) in [
            ("2027-09-21", FieldProblem::FutureDate { today }),
            ("2026-11-23", FieldProblem::TooEarly { earliest }),
        ] {
            let Refusal::Invalid { fields } = refusal(records(&stage, received).await) else {
                panic!("accepted")
            };
            assert_eq!(fields.get("received_on"), Some(&problem));
        }
        records(&stage, "2027-09-06").await.unwrap();
        let mut life = stage.world.shown().await.life.unwrap();
        assert_eq!(life.ends_on, day("2027-12-06"));
        assert_eq!(life.steps.pop().unwrap().received_on, Some(last));
        let all = mails(services).await.into_iter();
        let to_agent = all.filter(|mail| {
            matches!(&mail.letter, Letter::ContractChanged { received_on, .. } if *received_on == Some(last))
        });
        assert_eq!(to_agent.count(), 1);
        stage.world.clock.set(LAST.parse().unwrap());
        wait(services, &stage.world.clock, Duration::seconds(1));
        assert_eq!(run_due(services).await.unwrap(), 1);
        assert_eq!(steps(&stage).await, [StepKind::Notified, StepKind::Ended]);
    }
}

/// The approver records a letter in which the agent says that it does not renew.
async fn records(stage: &Stage, received_on: &str) -> Result<()> {
    let mut parts = received_on.split('-').map(str::to_owned);
    let mut part = || parts.next().unwrap();
    let form = EndForm {
        given_by: "agent".into(),
        received_on_year: part(),
        received_on_month: part(),
        received_on_day: part(),
        ..end_form("not_renewed", None, version(stage).await)
    };
    contracts::end(&stage.world.approver(), stage.world.contract, &form).await
}

async fn office(stage: &Stage) -> Vec<Told> {
    let all = mails(&stage.world.services).await.into_iter();
    all.filter_map(|mail| match mail.letter {
        Letter::ContractChangedForOffice {
            kind, at, last_day, ..
        } => Some((mail.to, kind, (at, last_day))),
        _ => None,
    })
    .collect()
}

/// Another contract, of which nobody can say what was agreed, and whose period ended a day earlier.
async fn unreadable(stage: &Stage) {
    let world = &stage.world;
    let (op, db) = (world.officer(), &world.services.db);
    let case = application::Entity::find_by_id(world.application.0);
    let case = application::Model {
        id: op.new_id(),
        draft_number: "D2026-0099".into(),
        receipt_number: Some("R2026-0099".into()),
        ..case.one(db).await.unwrap().unwrap()
    };
    let application_id = case.id;
    let row = case.into_active_model().reset_all();
    row.insert(db).await.unwrap();
    let found = contract::Entity::find_by_id(world.contract.0);
    let copy = contract::Model {
        id: op.new_id(),
        application_id,
        number: Some("K2026-0099".into()),
        variables: json!({ "effective_from": "some day" }),
        executed_key: Some("contracts/unreadable".into()),
        executed_sha256: Some("1".repeat(64)),
        runs_until: day("2027-12-05"),
        ..found.one(db).await.unwrap().unwrap()
    };
    let row = copy.into_active_model().reset_all();
    row.insert(db).await.unwrap();
}
