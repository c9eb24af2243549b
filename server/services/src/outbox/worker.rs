//! Runs committed jobs, one at a time. Several workers may run beside each other, in one process or many.

use super::{Job, claim, settle};
use crate::error::Result;
use crate::mail::deliver;
use crate::operation::{Operation, Services};
use crate::store::entities::outbox_job::Model;
use anyhow::{Context, bail};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_util::sync::CancellationToken;

/// How often to look without being woken: another process may have committed a job.
const LOOK: Duration = Duration::from_secs(5);
/// A job that takes longer is stopped, well before its claim ends.
const LONGEST_RUN: Duration = Duration::from_secs(90);

/// Works until it is told to stop; a job in hand is finished first.
pub async fn run(services: Services, stop: CancellationToken) {
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            biased;
            () = stop.cancelled() => return,
            () = services.work.notified() => {}
            _ = look.tick() => {}
        }
        if let Err(error) = run_until(&services, &stop).await {
            tracing::error!(
                error = format!("{error:#}"),
                "the outbox cannot be worked on"
            );
        }
    }
}

/// Runs everything that is due now, once, and says how many jobs that were.
///
/// # Errors
/// When the database does not answer; a job that fails is not an error.
pub async fn run_due(services: &Services) -> Result<u32> {
    run_until(services, &CancellationToken::new()).await
}

async fn run_until(services: &Services, stop: &CancellationToken) -> Result<u32> {
    let mut ran = 0;
    while !stop.is_cancelled() && run_one(services).await? {
        ran += 1;
    }
    Ok(ran)
}

/// Whether there was a job to run.
async fn run_one(services: &Services) -> Result<bool> {
    let Some(job) = claim::claim(&services.system()).await? else {
        return Ok(false);
    };
    let outcome = attempt(&services.system(), &job).await;
    let op = services.system();
    match outcome {
        Ok(()) => settle::done(&op, &job).await?,
        Err(error) => settle::failed(&op, &job, &error).await?,
    }
    Ok(true)
}

async fn attempt(op: &Operation, job: &Model) -> anyhow::Result<()> {
    if job.attempts > settle::ATTEMPTS {
        bail!("the worker went away during every attempt");
    }
    timeout(LONGEST_RUN, perform(op, job))
        .await
        .context("the job took too long")?
}

async fn perform(op: &Operation, job: &Model) -> anyhow::Result<()> {
    let work = Job::open(&op.services, (job.id, &job.payload)).context("the job cannot be read")?;
    match work {
        Job::SendMail(mail) => deliver::deliver(op, job.id, &mail).await,
    }
}
