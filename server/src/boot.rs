//! From the configuration to the means of the use-cases.

use crate::config::{Config, Drawn};
use crate::demonstration_keys;
use anyhow::{Context, bail};
use migrations::{Migrator, MigratorTrait};
use object_store::local::LocalFileSystem;
use sea_orm::DatabaseConnection;
use services::clock::LaterClock;
use services::random::{Random, SystemRandom};
use services::settings::{DataKey, TokenKey};
use services::{Means, Services, Settings, store};
use std::fs::create_dir_all;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;
use tokio::sync::{Notify, Semaphore};

/// What a command works with. Outside the demonstration it signs no tokens and seals nothing, so keys drawn for it
/// alone will do.
///
/// # Errors
/// When a folder cannot be made, the database does not answer, or migrations are pending.
pub async fn for_command(config: &Config) -> anyhow::Result<Services> {
    let drawn = Drawn {
        token_key: draw_key(),
        data_key: demonstration_keys::data_key(config)?.or_else(|| DataKey::of_bytes(draw())),
        seal_key: match demonstration_keys::seal_key(config)? {
            None => Some(demonstration_keys::passing_seal_key()?),
            drawn => drawn,
        },
    };
    services(config, config.for_services(drawn)?).await
}

/// What a command works with that promises mails. Whoever serves opens them, so the key has to be the same.
///
/// # Errors
/// As [`for_command`]; also without the key.
pub async fn for_mailing(config: &Config) -> anyhow::Result<Services> {
    let drawn = Drawn {
        token_key: draw_key(),
        data_key: demonstration_keys::data_key(config)?,
        seal_key: Some(demonstration_keys::passing_seal_key()?),
    };
    services(config, config.for_services(drawn)?).await
}

/// What serving works with. Only the demonstration draws its own keys: tokens signed with the first end with the
/// process, and the others are kept beside its data.
///
/// # Errors
/// As [`for_command`]; also when a setting is missing that only serving needs.
pub async fn for_serving(config: &Config) -> anyhow::Result<Services> {
    let drawn = Drawn {
        token_key: draw_key().filter(|_| config.demonstration()),
        data_key: demonstration_keys::data_key(config)?,
        seal_key: demonstration_keys::seal_key(config)?,
    };
    services(config, config.for_services(drawn)?).await
}

/// Opens the database, whatever state it is in.
///
/// # Errors
/// When it does not answer.
pub async fn database(config: &Config) -> anyhow::Result<DatabaseConnection> {
    let url = config.database_url.expose();
    if let Some(folder) = sqlite_folder(url) {
        create_dir_all(folder)
            .with_context(|| format!("ROKIN_DATABASE_URL: {} cannot be made", folder.display()))?;
    }
    store::connect(url).await.context("ROKIN_DATABASE_URL")
}

async fn services(config: &Config, settings: Settings) -> anyhow::Result<Services> {
    let db = database(config).await?;
    refuse_pending(&db).await?;
    if settings.smtp_url.is_none() {
        mail_folder(&settings.mail_folder)?;
    }
    Ok(Services::from(Means {
        db,
        files: Arc::new(files(&config.files)?),
        clock: Arc::new(LaterClock(config.days_ahead)),
        random: Arc::new(SystemRandom),
        settings: Arc::new(settings),
        password_slots: Arc::new(Semaphore::new(password_slots())),
        work: Arc::new(Notify::new()),
        memory: Arc::default(),
    }))
}

/// Half of the cores: whoever reads a page while many sign in waits for none of them.
fn password_slots() -> usize {
    available_parallelism().map_or(1, |cores| cores.get().div_euclid(2).max(1))
}

async fn refuse_pending(db: &DatabaseConnection) -> anyhow::Result<()> {
    match Migrator::get_pending_migrations_read_only(db).await?.len() {
        0 => Ok(()),
        pending => bail!("the database lacks {pending} migrations: run `server migrate up`"),
    }
}

/// Mails that are not sent are kept there; to find out at the first of them would be late.
fn mail_folder(folder: &Path) -> anyhow::Result<()> {
    create_dir_all(folder)
        .with_context(|| format!("ROKIN_MAIL_FOLDER: {} cannot be used", folder.display()))
}

/// Demands the folder of what the browser downloads.
///
/// # Errors
/// When it is not there.
pub fn require_site(folder: &Path) -> anyhow::Result<()> {
    if folder.is_dir() {
        Ok(())
    } else {
        bail!(
            "ROKIN_SITE_ROOT: {} is not there: run `make site`",
            folder.display()
        )
    }
}

fn files(folder: &Path) -> anyhow::Result<LocalFileSystem> {
    create_dir_all(folder)
        .and_then(|()| folder.canonicalize())
        .map_err(anyhow::Error::from)
        .and_then(|folder| Ok(LocalFileSystem::new_with_prefix(folder)?))
        .with_context(|| format!("ROKIN_FILES: {} cannot be used", folder.display()))
}

/// The folder of an SQLite file, which SQLite itself would not make.
fn sqlite_folder(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let folder = Path::new(path).parent()?;
    (path != ":memory:" && folder != Path::new("")).then_some(folder)
}

fn draw_key() -> Option<TokenKey> {
    TokenKey::of_seed(draw())
}

fn draw() -> [u8; 32] {
    let mut bytes = [0_u8; 32];
    SystemRandom.fill(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_database_file_is_found() {
        let folder = |url| sqlite_folder(url).map(|folder| folder.display().to_string());
        assert_eq!(
            folder("sqlite://data/rokin.db?mode=rwc").as_deref(),
            Some("data")
        );
        assert_eq!(
            folder("sqlite:///var/lib/rokin.db").as_deref(),
            Some("/var/lib")
        );
        assert_eq!(folder("sqlite://rokin.db"), None);
        assert_eq!(folder("sqlite::memory:"), None);
        assert_eq!(folder("postgres://localhost/rokin"), None);
    }
}
