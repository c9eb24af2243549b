//! `server migrate`: the database's schema, forth and back.

use super::say;
use crate::boot;
use crate::config::Config;
use clap::Subcommand;
use migrations::{Migrator, MigratorTrait, locked};
use std::fmt::Write;

/// Which way.
#[derive(Subcommand)]
pub enum Migrate {
    /// Apply what is pending.
    Up,
    /// Undo the newest migrations, with the data in their tables.
    Down {
        /// How many.
        #[arg(long, default_value_t = 1)]
        steps: u32,
    },
    /// List every migration and whether it is applied.
    Status,
}

impl Migrate {
    /// Carries it out.
    ///
    /// # Errors
    /// When the database does not answer or a migration fails.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let db = boot::database(config).await?;
        match self {
            Migrate::Up => locked::up(&db).await?,
            Migrate::Down { steps } => locked::down(&db, steps).await?,
            Migrate::Status => {}
        }
        let mut list = String::new();
        for migration in Migrator::get_migration_with_status_read_only(&db).await? {
            writeln!(
                list,
                "{:<8} {}",
                migration.status().to_string(),
                migration.name()
            )?;
        }
        say(&list)
    }
}
