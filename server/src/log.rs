//! Log lines go to the standard error output, for people or for machines.

use crate::config::{Config, LogFormat};
use anyhow::anyhow;
use std::io::{IsTerminal, stderr};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::prelude::*;
use tracing_subscriber::registry;

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
    let lines = fmt::layer()
        .with_ansi(stderr().is_terminal())
        .with_writer(writer);
    let wanted = registry().with(config.log.parse::<Targets>()?);
    match config.log_format {
        LogFormat::Text => wanted.with(lines.with_target(false)).try_init(),
        LogFormat::Json => wanted.with(lines.json().flatten_event(true)).try_init(),
    }
    .map_err(|error| anyhow!("logging cannot start: {error}"))
}
