//! How the period of a contract goes out: by a notice, not renewed, or renewed after both sides were reminded.

use crate::life::{EFFECTIVE, LAST, day, ends, steps};
use crate::people::{mails, refusal};
use crate::stage::{Stage, stages};
use crate::support::wait;
use chrono::Duration;
use domain::contracts::{ContractState, StepKind};
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use services::clients::token::TokenRefusal;
use services::contracts::life::due::run_due;
use services::mail::Letter;

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

async fn state(stage: &Stage) -> ContractState {
    stage.world.shown().await.state
}
