//! Log lines go to the standard error output, for people or for machines.

use crate::config::{Config, LogFormat};
use anyhow::anyhow;
use std::io::{IsTerminal, stderr};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::prelude::*;
use tracing_subscriber::registry;

/// The portal's own crates.
const OWN: [&str; 5] = ["app", "domain", "migrations", "server", "services"];

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
    let wanted = registry().with(discreet(&config.log.parse()?));
    match config.log_format {
        LogFormat::Text => wanted.with(lines.with_target(false)).try_init(),
        LogFormat::Json => wanted.with(lines.json().flatten_event(true)).try_init(),
    }
    .map_err(|error| anyhow!("logging cannot start: {error}"))
}

/// What is asked of nobody by name is asked of the portal alone: at their most talkative, libraries log whole
/// addresses, and those may hold tokens.
fn discreet(wanted: &Targets) -> Targets {
    let general = wanted.default_level().unwrap_or(LevelFilter::OFF);
    let named: Vec<&str> = wanted.iter().map(|(name, _)| name).collect();
    let own = OWN.into_iter().filter(|name| !named.contains(name));
    let quiet = wanted.clone().with_default(general.min(LevelFilter::INFO));
    quiet.with_targets(own.map(|name| (name, general)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn libraries_are_quiet_unless_they_are_named() {
        let would = |setting: &str, name: &str, level| {
            discreet(&setting.parse().unwrap()).would_enable(name, &level)
        };
        assert!(would("trace", "services::outbox", Level::TRACE));
        assert!(would("trace", "hyper::proto", Level::INFO));
        assert!(!would("trace", "hyper::proto", Level::DEBUG));
        assert!(would("info,hyper=trace", "hyper::proto", Level::TRACE));
        assert!(!would(
            "trace,services=info",
            "services::outbox",
            Level::DEBUG
        ));
        assert!(!would("warn", "hyper::proto", Level::INFO));
        assert!(!would("services=info", "app::errors", Level::ERROR));
    }
}
