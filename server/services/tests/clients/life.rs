//! What happens to clients when their contract is suspended, ends or is renewed: nothing may stay open.

use crate::people::{kinds, mails, refusal, staff};
use crate::stage::{Stage, form, stages};
use crate::support::{fails_wholly, wait};
use chrono::{Duration, NaiveDate};
use domain::accounts::Language;
use domain::contracts::{ContractState, StepKind};
use domain::forms::FieldProblem;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::clients::issue::issue;
use services::clients::request::request;
use services::clients::token::TokenRefusal;
use services::contracts::life::due::run_due;
use services::contracts::{self, EndForm, ReasonForm};
use services::mail::Letter;
use services::register::Standing;
use services::{Operation, Result, register};

/// The first instant of effect of the contract in these tests.
pub const EFFECTIVE: &str = "2026-12-06T15:00:00Z";
/// The last instant of its first period, which ends with 6 December 2027.
pub const LAST: &str = "2027-12-06T14:59:59.999Z";

#[tokio::test]
async fn under_a_suspended_contract_nothing_works_until_somebody_else_resumes_it() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, seen) = stage.revealed().await;
        let waiting = stage.requests().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        stage.token(who, None).await.unwrap();

        suspends(&stage, &stage.world.approver()).await.unwrap();
        assert_eq!(stage.client(key).await.state, "suspended");
        let closed = stage.token(who, None).await;
        assert_eq!(closed.unwrap_err(), TokenRefusal::UnauthorizedClient);
        let (agent, contract) = (stage.world.agent(), stage.world.contract);
        let asked = request(&agent, contract, &form()).await;
        assert_eq!(refusal(asked), Refusal::ContractNotInForce);
        let issued = issue(&stage.administrator(), waiting).await;
        assert_eq!(refusal(issued), Refusal::ContractNotInForce);
        assert_eq!(standing(&stage).await, Standing::Suspended);

        let own = resumes(&stage, &stage.world.approver()).await;
        assert_eq!(refusal(own), Denial::OwnProposal.into());
        resumes(&stage, &another(&stage).await).await.unwrap();
        assert_eq!(stage.client(key).await.state, "active");
        assert_eq!(stage.client(waiting).await.state, "requested");
        stage.token(who, None).await.unwrap();
        assert_eq!(standing(&stage).await, Standing::UnderContract);
        let told = kinds(&stage.world.services).await;
        let told = told.iter().filter(|kind| **kind == "contract_changed");
        assert_eq!(told.count(), 2);
        for verb in ["client_suspended", "client_resumed"] {
            assert_eq!(stage.times(verb).await, 1, "{verb}");
        }
    }
}

#[tokio::test]
async fn a_contract_ended_for_a_cause_takes_every_client_with_it_for_ever() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, seen) = stage.revealed().await;
        let waiting = stage.requests().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        suspends(&stage, &stage.world.officer()).await.unwrap();
        ends(&stage, "for_cause", None).await.unwrap();
        for client in [key, waiting] {
            let row = stage.client(client).await;
            assert_eq!((&*row.state, row.secret_hash), ("revoked", None));
        }
        let closed = stage.token(who, None).await;
        assert_eq!(closed.unwrap_err(), TokenRefusal::InvalidClient);
        assert_eq!(standing(&stage).await, Standing::Ended);
        let resumed = resumes(&stage, &another(&stage).await).await;
        assert_eq!(refusal(resumed), Refusal::WrongState);
        let again = ends(&stage, "for_cause", None).await;
        assert_eq!(refusal(again), Refusal::WrongState);
        assert_eq!(run_due(&stage.world.services).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn after_a_notice_everything_works_until_the_end_of_the_last_day() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (key, seen) = stage.revealed().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        stage.world.clock.set(EFFECTIVE.parse().unwrap());
        let early = refusal(ends(&stage, "by_notice", day("2027-03-06")).await);
        let Refusal::Invalid { fields } = early else {
            panic!("{early:?}");
        };
        let earliest = day("2027-03-07").unwrap();
        let problem = FieldProblem::TooEarly { earliest };
        assert_eq!(fields.get("last_day"), Some(&problem));
        ends(&stage, "by_notice", day("2027-03-07")).await.unwrap();
        let second = ends(&stage, "by_notice", day("2027-06-30")).await;
        assert_eq!(refusal(second), Refusal::WrongState);

        let last = "2027-03-07T14:59:59.999Z";
        stage.world.clock.set(last.parse().unwrap());
        assert_eq!(run_due(&stage.world.services).await.unwrap(), 0);
        stage.token(who, None).await.unwrap();
        // Nothing waits for the job: the authorisation knows the day.
        let services = &stage.world.services;
        wait(services, &stage.world.clock, Duration::seconds(2));
        let closed = stage.token(who, None).await;
        assert_eq!(closed.unwrap_err(), TokenRefusal::UnauthorizedClient);
        assert_eq!(run_due(services).await.unwrap(), 1);
        assert_eq!(run_due(services).await.unwrap(), 0);
        assert_eq!(stage.client(key).await.state, "revoked");
        assert_eq!(state(&stage).await, ContractState::Ended);
        assert_eq!(steps(&stage).await, [StepKind::Notified, StepKind::Ended]);
    }
}

#[tokio::test]
async fn both_sides_are_reminded_once_and_without_a_notice_the_contract_is_renewed() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let (_, seen) = stage.revealed().await;
        let who = (seen.client_id.as_str(), seen.client_secret.expose());
        let services = &stage.world.services;
        stage
            .world
            .clock
            .set("2027-08-06T14:59:59Z".parse().unwrap());
        assert_eq!(run_due(services).await.unwrap(), 0);
        stage
            .world
            .clock
            .set("2027-08-06T15:00:00Z".parse().unwrap());
        assert_eq!(run_due(services).await.unwrap(), 1);
        assert_eq!(run_due(services).await.unwrap(), 0);
        let reminded = mails(services).await.into_iter();
        let reminded: Vec<_> = reminded
            .filter_map(|mail| match mail.letter {
                Letter::ContractRenewalAhead {
                    until, notice_by, ..
                } => Some((Some(until), Some(notice_by), mail.to)),
                _ => None,
            })
            .collect();
        assert_eq!(reminded.len(), 2, "the agent and the officer");
        assert_eq!(reminded[0].0, day("2027-12-06"));
        assert_eq!(reminded[0].1, day("2027-09-06"));

        stage.world.clock.set(LAST.parse().unwrap());
        assert_eq!(run_due(services).await.unwrap(), 0);
        wait(services, &stage.world.clock, Duration::seconds(2));
        assert_eq!(run_due(services).await.unwrap(), 1);
        assert_eq!(run_due(services).await.unwrap(), 0);
        stage.token(who, None).await.unwrap();
        let life = stage.world.shown().await.life.unwrap();
        assert_eq!(Some(life.until), day("2028-12-06"));
        assert_eq!(steps(&stage).await, [StepKind::Renewed]);
    }
}

#[tokio::test]
async fn a_period_ends_when_it_is_not_renewed_and_a_late_notice_names_the_day() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        stage
            .world
            .clock
            .set("2027-09-06T15:00:00Z".parse().unwrap());
        let last = day("2027-09-06").unwrap();
        let late = ends(&stage, "not_renewed", None).await;
        assert_eq!(refusal(late), Refusal::NoticeTooLate { last });
        stage
            .world
            .clock
            .set("2027-09-06T14:00:00Z".parse().unwrap());
        ends(&stage, "not_renewed", None).await.unwrap();
        let services = &stage.world.services;
        stage.world.clock.set(LAST.parse().unwrap());
        assert_eq!(run_due(services).await.unwrap(), 0);
        wait(services, &stage.world.clock, Duration::seconds(1));
        assert_eq!(run_due(services).await.unwrap(), 1);
        assert_eq!(state(&stage).await, ContractState::Ended);
    }
}

#[tokio::test]
async fn of_a_suspension_and_an_id_issued_at_once_no_active_client_is_left() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let key = stage.requests().await;
        let (officer, administrator) = (stage.world.officer(), stage.administrator());
        let (suspended, issued) =
            tokio::join!(suspends(&stage, &officer), issue(&administrator, key));
        suspended.unwrap();
        let expected = match issued {
            Ok(_) => "suspended",
            Err(error) => {
                assert_eq!(refusal::<()>(Err(error)), Refusal::ContractNotInForce);
                "requested"
            }
        };
        assert_eq!(stage.client(key).await.state, expected);
    }
}

#[tokio::test]
async fn half_an_end_does_not_exist_and_two_at_once_are_one() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        stage.revealed().await;
        let services = &stage.world.services;
        let tables = ["audit_event", "outbox_job", "contract_step", "client"];
        let (op, id) = (stage.world.approver(), stage.world.contract);
        let form = end_form("for_cause", None, version(&stage).await);
        let give = async || contracts::end(&op, id, &form).await;
        fails_wholly(services, &tables, give).await;
        let (first, second) = tokio::join!(give(), give());
        let done = [&first, &second].into_iter().filter(|one| one.is_ok());
        assert_eq!(done.count(), 1);
        assert_eq!(stage.times("contract_ended").await, 1);
    }
}

#[tokio::test]
async fn nothing_changes_without_a_reason_or_a_way() {
    for stage in stages().await {
        let stage = stage.concluded().await;
        let mute = ReasonForm {
            reason: " ".into(),
            version: version(&stage).await,
        };
        let (op, id) = (stage.world.officer(), stage.world.contract);
        let silent = async || contracts::suspend(&op, id, &mute).await;
        let Refusal::Invalid { fields } = refusal(stage.unchanged(silent).await) else {
            panic!("accepted")
        };
        assert!(fields.get("reason").is_some());
        let odd = stage.unchanged(async || ends(&stage, "somehow", None).await);
        let Refusal::Invalid { fields } = refusal(odd.await) else {
            panic!("accepted")
        };
        assert!(fields.get("ending").is_some());
    }
}

pub async fn suspends(stage: &Stage, op: &Operation) -> Result<()> {
    contracts::suspend(op, stage.world.contract, &because(stage).await).await
}

pub async fn resumes(stage: &Stage, op: &Operation) -> Result<()> {
    contracts::resume(op, stage.world.contract, &because(stage).await).await
}

async fn because(stage: &Stage) -> ReasonForm {
    ReasonForm {
        reason: "不正な接続の疑いがあるため。".into(),
        version: version(stage).await,
    }
}

pub async fn ends(stage: &Stage, ending: &str, last_day: Option<NaiveDate>) -> Result<()> {
    let form = end_form(ending, last_day, version(stage).await);
    contracts::end(&stage.world.approver(), stage.world.contract, &form).await
}

pub fn end_form(ending: &str, last_day: Option<NaiveDate>, version: i64) -> EndForm {
    let [year, month, day] = last_day.map_or_else(Default::default, |day| {
        let text = day.to_string();
        let mut parts = text.split('-').map(str::to_owned);
        [(); 3].map(|()| parts.next().unwrap())
    });
    EndForm {
        ending: ending.into(),
        last_day_year: year,
        last_day_month: month,
        last_day_day: day,
        reason: "サービスの提供が終了するため。".into(),
        version,
        ..EndForm::default()
    }
}

pub async fn version(stage: &Stage) -> i64 {
    stage.world.shown().await.version
}

async fn state(stage: &Stage) -> ContractState {
    stage.world.shown().await.state
}

pub async fn steps(stage: &Stage) -> Vec<StepKind> {
    let life = stage.world.shown().await.life.unwrap();
    life.steps.into_iter().map(|step| step.kind).collect()
}

async fn standing(stage: &Stage) -> Standing {
    let op = crate::people::visitor(&stage.world.services);
    let listed = register::list(&op, "").await.unwrap();
    listed[0].standing
}

async fn another(stage: &Stage) -> Operation {
    let services = &stage.world.services;
    let actor = staff(services, "second@rokin.example", "approver").await;
    services.operation(actor, Language::Ja)
}

pub fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}
