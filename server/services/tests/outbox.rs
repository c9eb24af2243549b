//! The promises of the outbox: nothing before the commit, everything once after it, and nothing lost.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use chrono::{Duration, TimeDelta};
use domain::accounts::Language;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use services::Services;
use services::mail::{KeptMail, Letter, Mail, list_kept};
use services::outbox::{Job, worker};
use services::store::entities::outbox_job::{Entity, Model};
use support::{databases, wait, with_settings};
use tokio_util::sync::CancellationToken;

const LINK: &str = "https://portal.example/l/3q2-7w";

async fn given_promised_mails(services: &Services, count: usize) {
    let op = services.system();
    let mut tx = op.begin().await.unwrap();
    for n in 0..count {
        let mail = Mail {
            to: format!("person{n}@hinata.example"),
            to_name: "佐伯 真帆".into(),
            language: Language::Ja,
            letter: Letter::ConfirmAddress { link: LINK.into() },
        };
        tx.enqueue(&op, Job::SendMail(Box::new(mail)))
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

/// The portal with an SMTP server that nobody runs.
fn given_no_smtp_server(services: &Services) -> Services {
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let url = format!("smtp://user:secret@127.0.0.1:{port}")
        .parse()
        .unwrap();
    with_settings(services, |settings| settings.smtp_url = Some(url))
}

async fn the_job(services: &Services) -> Model {
    Entity::find().one(&services.db).await.unwrap().unwrap()
}

async fn kept(services: &Services) -> Vec<KeptMail> {
    list_kept(&services.system()).await.unwrap()
}

#[tokio::test]
async fn a_promise_that_is_not_committed_sends_nothing() {
    for (services, _) in databases().await {
        let op = services.system();
        let mut tx = op.begin().await.unwrap();
        let mail = Mail {
            to: "person@hinata.example".into(),
            to_name: "佐伯 真帆".into(),
            language: Language::Ja,
            letter: Letter::PasswordChanged,
        };
        tx.enqueue(&op, Job::SendMail(Box::new(mail)))
            .await
            .unwrap();
        drop(tx);
        assert_eq!(worker::run_due(&services).await.unwrap(), 0);
        assert!(kept(&services).await.is_empty());
    }
}

#[tokio::test]
async fn a_job_that_is_done_keeps_no_link() {
    for (services, _) in databases().await {
        given_promised_mails(&services, 1).await;
        // A copy of the database opens nothing.
        let waiting = the_job(&services).await;
        assert!(!waiting.payload.to_string().contains(LINK));
        let elsewhere = (services.system().new_id(), &waiting.payload);
        assert!(Job::open(&services, elsewhere).is_err());
        let Job::SendMail(mail) = Job::open(&services, (waiting.id, &waiting.payload)).unwrap();
        assert!(mail.letter == Letter::ConfirmAddress { link: LINK.into() });
        assert_eq!(worker::run_due(&services).await.unwrap(), 1);
        let job = the_job(&services).await;
        assert_eq!((job.state.as_str(), job.attempts), ("done", 1));
        assert_eq!(job.payload, serde_json::json!({}));
        assert_eq!(job.finished_at, Some(services.clock.now()));
        assert_eq!(kept(&services).await[0].links, [LINK]);
    }
}

// ASVS 16.5.2
#[tokio::test]
async fn a_failed_job_waits_and_is_tried_again() {
    for (services, clock) in databases().await {
        given_promised_mails(&services, 1).await;
        let broken = given_no_smtp_server(&services);
        assert_eq!(worker::run_due(&broken).await.unwrap(), 1);
        let job = the_job(&services).await;
        assert_eq!((job.state.as_str(), job.attempts), ("waiting", 1));
        assert_eq!(job.run_after, services.clock.now() + TimeDelta::minutes(1));
        let error = job.last_error.unwrap();
        assert!(
            error.contains("SMTP server") && !error.contains("secret"),
            "{error}"
        );

        assert_eq!(worker::run_due(&services).await.unwrap(), 0, "too early");
        wait(&services, &clock, Duration::minutes(1));
        assert_eq!(worker::run_due(&services).await.unwrap(), 1);
        assert_eq!(kept(&services).await.len(), 1);
        assert_eq!(the_job(&services).await.last_error, None);
    }
}

#[tokio::test]
async fn after_ten_attempts_a_job_is_a_dead_letter() {
    for (services, clock) in databases().await {
        given_promised_mails(&services, 1).await;
        let broken = given_no_smtp_server(&services);
        for attempt in 1..=10 {
            assert_eq!(
                worker::run_due(&broken).await.unwrap(),
                1,
                "attempt {attempt}"
            );
            wait(&services, &clock, Duration::hours(4));
        }
        let job = the_job(&services).await;
        assert_eq!((job.state.as_str(), job.attempts), ("dead", 10));
        assert_eq!(worker::run_due(&services).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn each_attempt_waits_twice_as_long_and_not_a_second_less() {
    for (services, clock) in databases().await {
        given_promised_mails(&services, 1).await;
        let broken = given_no_smtp_server(&services);
        assert_eq!(worker::run_due(&broken).await.unwrap(), 1);
        for minutes in [1, 2, 4, 8, 16, 32, 64, 128, 240] {
            wait(
                &services,
                &clock,
                Duration::minutes(minutes) - Duration::seconds(1),
            );
            assert_eq!(
                worker::run_due(&broken).await.unwrap(),
                0,
                "{minutes} minutes"
            );
            wait(&services, &clock, Duration::seconds(1));
            assert_eq!(
                worker::run_due(&broken).await.unwrap(),
                1,
                "{minutes} minutes"
            );
        }
        let job = the_job(&services).await;
        assert_eq!((job.state.as_str(), job.attempts), ("dead", 10));
        assert_eq!(job.finished_at, Some(services.clock.now()));
    }
}

#[tokio::test]
async fn a_dead_letter_tells_for_whom_it_was_but_opens_nothing() {
    for (services, _) in databases().await {
        given_promised_mails(&services, 1).await;
        let mut job = the_job(&services).await.into_active_model();
        job.attempts = Set(9);
        job.update(&services.db).await.unwrap();
        let broken = given_no_smtp_server(&services);
        assert_eq!(worker::run_due(&broken).await.unwrap(), 1);
        let job = the_job(&services).await;
        assert_eq!(job.state, "dead");
        assert!(job.last_error.is_some());
        let left = job.payload.to_string();
        assert!(!left.contains(LINK), "{left}");
        for kept in ["person0@hinata.example", "佐伯 真帆", "confirm_address"] {
            assert!(left.contains(kept), "{kept}: {left}");
        }
    }
}

// ASVS 1.5.2
#[tokio::test]
async fn a_job_that_cannot_be_read_is_given_up_without_a_trace_of_its_content() {
    for (services, clock) in databases().await {
        given_promised_mails(&services, 1).await;
        let mut job = the_job(&services).await.into_active_model();
        job.payload = Set(serde_json::json!({ "job": "of another version", "link": LINK }));
        job.attempts = Set(9);
        job.update(&services.db).await.unwrap();
        assert_eq!(worker::run_due(&services).await.unwrap(), 1);
        wait(&services, &clock, Duration::hours(4));
        assert_eq!(worker::run_due(&services).await.unwrap(), 0);
        let job = the_job(&services).await;
        assert_eq!(
            (job.state.as_str(), job.payload),
            ("dead", serde_json::json!({}))
        );
    }
}

#[tokio::test]
async fn two_workers_send_every_mail_exactly_once() {
    for (services, _) in databases().await {
        given_promised_mails(&services, 24).await;
        let run = || {
            let services = services.clone();
            tokio::spawn(async move { worker::run_due(&services).await.unwrap() })
        };
        let (one, other) = (run(), run());
        let ran = one.await.unwrap() + other.await.unwrap();
        assert!(ran <= 24, "a job was run twice");
        // A worker that met only locked rows may have stopped early; whatever is left is still there.
        assert_eq!(ran + worker::run_due(&services).await.unwrap(), 24);
        let mut recipients: Vec<String> = kept(&services)
            .await
            .into_iter()
            .map(|mail| mail.to)
            .collect();
        recipients.sort();
        recipients.dedup();
        assert_eq!(recipients.len(), 24);
        assert_eq!(kept(&services).await.len(), 24);
    }
}

#[tokio::test]
async fn a_job_whose_worker_went_away_is_taken_again() {
    for (services, clock) in databases().await {
        given_promised_mails(&services, 1).await;
        let mut job = the_job(&services).await.into_active_model();
        job.state = Set("running".into());
        job.attempts = Set(1);
        job.claimed_until = Set(Some(services.clock.now() + TimeDelta::minutes(2)));
        job.update(&services.db).await.unwrap();
        assert_eq!(
            worker::run_due(&services).await.unwrap(),
            0,
            "somebody has it"
        );
        wait(&services, &clock, Duration::seconds(121));
        assert_eq!(worker::run_due(&services).await.unwrap(), 1);
        let job = the_job(&services).await;
        assert_eq!((job.state.as_str(), job.attempts), ("done", 2));
    }
}

#[tokio::test]
async fn the_worker_wakes_at_a_commit_and_stops_when_told() {
    for (services, _) in databases().await {
        let stop = CancellationToken::new();
        let working = tokio::spawn(worker::run(services.clone(), stop.clone()));
        tokio::task::yield_now().await;
        given_promised_mails(&services, 1).await;
        let arrived = async {
            while kept(&services).await.is_empty() {
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
        };
        let patience = std::time::Duration::from_secs(4);
        tokio::time::timeout(patience, arrived).await.unwrap();
        stop.cancel();
        tokio::time::timeout(patience, working)
            .await
            .unwrap()
            .unwrap();
    }
}
