//! The command line: one file a command.

mod admin;
mod audit;
mod demo;
mod migrate;

use crate::config::{Config, Sources};
use crate::serve;
use clap::Subcommand;
use std::io::{Write, stdout};

/// What the binary can do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the portal.
    Serve,
    /// Bring the database to this version, back, or say where it stands.
    #[command(subcommand)]
    Migrate(migrate::Migrate),
    /// Let people in.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Invent data to look around in.
    #[command(subcommand)]
    Demo(demo::Demo),
    /// Look after the trail.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Print the effective settings, secrets masked.
    Config,
}

/// How a command ended that could be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As wished.
    Done,
    /// What was looked at is not in order.
    Broken,
}

impl Command {
    /// Carries it out.
    ///
    /// # Errors
    /// When it could not be carried out.
    pub async fn run(self, config: &Config, sources: &Sources) -> anyhow::Result<Outcome> {
        match self {
            Command::Serve => serve::serve(config).await?,
            Command::Migrate(command) => command.run(config).await?,
            Command::Admin(command) => command.run(config).await?,
            Command::Demo(command) => command.run(config).await?,
            Command::Audit(command) => return command.run(config).await,
            Command::Config => say(&sources.print())?,
        }
        Ok(Outcome::Done)
    }
}

/// Prints an answer on the standard output, at once.
///
/// # Errors
/// When nobody reads it.
pub fn say(text: &str) -> anyhow::Result<()> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
