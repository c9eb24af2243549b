//! Log lines go to the standard error output, for people or for machines.

use crate::config::{Config, LogFormat};
use anyhow::anyhow;
use std::io::{IsTerminal, stderr};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging.
///
/// # Errors
/// When it was started before.
pub fn start(config: &Config) -> anyhow::Result<()> {
    start_into(config, stderr)
}

/// Starts logging into something else than the standard error output.
///
/// # Errors
/// As [`start`].
pub fn start_into<W>(config: &Config, writer: W) -> anyhow::Result<()>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = fmt()
        .with_env_filter(EnvFilter::try_new(&config.log)?)
        .with_ansi(stderr().is_terminal())
        .with_writer(writer);
    match config.log_format {
        LogFormat::Text => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    }
    .map_err(|error| anyhow!("logging cannot start: {error}"))
}
