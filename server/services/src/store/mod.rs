//! The only place that knows tables and columns.

pub(crate) mod accounts;
pub mod applications;
pub(crate) mod bank_addresses;
pub(crate) mod clients;
pub(crate) mod consents;
pub(crate) mod contracts;
pub(crate) mod coverage;
pub mod entities;
pub(crate) mod factors;
pub(crate) mod holidays;
pub(crate) mod intake;
pub(crate) mod organisations;
pub(crate) mod policy;
pub(crate) mod publications;
pub(crate) mod recipients;
pub(crate) mod steps;
pub(crate) mod subscriptions;
pub(crate) mod suspensions;
pub(crate) mod templates;

use anyhow::Context;
use sea_orm::{ConnectOptions, Database, DatabaseConnection};
use std::thread::available_parallelism;
use std::time::Duration;

/// How long SQLite waits for the writer before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Opens the database.
///
/// # Errors
/// When the address is not one of `sqlite://` and `postgres://`, or nothing answers there.
pub async fn connect(url: &str) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false);
    if url.starts_with("sqlite:") {
        let memory = url.contains(":memory:");
        options.max_connections(if memory { 1 } else { sqlite_connections() });
        // A file is not lost as a server is, and asking first would double the way to every row.
        options.test_before_acquire(false);
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "NORMAL")
                // Kibibytes, for each connection: the system keeps the file's pages for all of them.
                .pragma("cache_size", "-512")
        });
    }
    Database::connect(options)
        .await
        .context("the database does not answer")
}

/// One writes, and beside it a core each may read: every connection has a thread and a memory of its own.
fn sqlite_connections() -> u32 {
    let readers = available_parallelism().map_or(1, usize::from);
    u32::try_from(readers).unwrap_or(1).saturating_add(1)
}
