//! `server demo`: invented data to look around in.

use super::say;
use crate::boot;
use crate::config::Config;
use anyhow::bail;
use clap::Subcommand;
use services::demo::{Loaded, load};

/// What to do with invented data.
#[derive(Subcommand)]
pub enum Demo {
    /// Load them; a second time changes nothing.
    Load,
}

impl Demo {
    /// Carries it out.
    ///
    /// # Errors
    /// Outside the demonstration, or when the database belongs to somebody else.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Demo::Load = self;
        if !config.demonstration() {
            bail!("ROKIN_DEMONSTRATION: is not true, and invented data belong nowhere else");
        }
        let services = boot::for_command(config).await?;
        let told = match load(&services).await? {
            Loaded::Now { agents } => format!("the demonstration is loaded: {agents} agents\n"),
            Loaded::Before => "the demonstration was loaded before\n".to_owned(),
        };
        services.db.clone().close().await?;
        say(&told)
    }
}
