//! `server audit`: is the trail as it was written?

use super::{Outcome, say};
use crate::boot;
use crate::config::Config;
use clap::Subcommand;
use services::audit::verify::{Fault, Verdict, verify};

/// What to do with the trail.
#[derive(Subcommand)]
pub enum Audit {
    /// Walk the chain and name the first event that was changed, removed, added or moved.
    Verify,
}

impl Audit {
    /// Carries it out.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn run(self, config: &Config) -> anyhow::Result<Outcome> {
        let Audit::Verify = self;
        let services = boot::for_command(config).await?;
        let (text, outcome) = match verify(&services.system()).await? {
            Verdict::Intact { events, last_hash } => (
                format!("intact: {events} events, the last hash is {last_hash}\n"),
                Outcome::Done,
            ),
            Verdict::Broken { seq, fault } => (
                format!("broken: event {seq} {}\n", words(fault)),
                Outcome::Broken,
            ),
        };
        say(&text)?;
        Ok(outcome)
    }
}

fn words(fault: Fault) -> &'static str {
    match fault {
        Fault::Changed => "was changed",
        Fault::Missing => "is missing",
        Fault::OutOfOrder => "does not follow the event before it",
        Fault::Added => "was not written by the portal",
    }
}
