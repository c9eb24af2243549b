//! What happens to clients when their contract is suspended, goes on or ends: nothing may stay open.

use crate::people::{kinds, refusal, staff};
use crate::stage::{Stage, form, stages};
use crate::support::fails_wholly;
use chrono::NaiveDate;
use domain::accounts::Language;
use domain::contracts::StepKind;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::clients::issue::issue;
use services::clients::request::request;
use services::clients::token::TokenRefusal;
use services::contracts::life::due::run_due;
use services::contracts::{self, EndForm, ReasonForm};
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
