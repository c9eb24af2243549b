//! The portal as one binary: it serves, and does an operator's chores.

use clap::Parser;
use server::commands::{Command, Outcome};
use server::config::{Config, Invalid, Sources};
use server::log;
use std::path::PathBuf;
use std::process::ExitCode;

/// The contract portal of the labour banks' API.
#[derive(Parser)]
#[command(name = "server", version, about)]
struct CommandLine {
    /// A TOML file with settings; the environment (ROKIN_…) goes before it.
    #[arg(long, global = true, env = "ROKIN_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(CommandLine::parse()).await {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Broken) => ExitCode::from(1),
        Err(error) => {
            eprintln!("server: {error:#}");
            ExitCode::from(if error.is::<Invalid>() { 2 } else { 1 })
        }
    }
}

async fn run(line: CommandLine) -> anyhow::Result<Outcome> {
    let sources = Sources::read(line.config.as_deref(), std::env::vars().collect())?;
    let config = Config::check(&sources)?;
    log::start(&config)?;
    line.command.run(&config, &sources).await
}
