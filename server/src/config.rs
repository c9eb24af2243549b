//! The configuration: defaults, then an optional TOML file, then the environment. Everything is checked
//! before anything starts, and an error names the setting.

mod check;
mod settings;
mod sources;
#[cfg(test)]
mod tests;

pub use sources::Sources;

use check::Check;
use chrono::Duration;
use services::Settings;
use services::settings::{Secret, TokenKey};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use url::Url;

/// How long an access token is good for.
const TOKEN_LIFETIME: Duration = Duration::minutes(10);
/// A mebibyte in bytes.
const MEBIBYTE: u64 = 1024 * 1024;

/// What is wrong with the configuration, with the setting's name.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {problem}")]
pub struct Invalid {
    setting: String,
    problem: String,
}

/// The effective configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the database is.
    pub database_url: Secret,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The only proxy whose word about the client's address counts.
    pub trusted_proxy: Option<IpAddr>,
    /// What `make site` made.
    pub site_root: PathBuf,
    /// Uploaded files and executed contracts.
    pub files: PathBuf,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// Which log lines are written.
    pub log: String,
    base_url: String,
    demonstration: bool,
    registered_agents_only: bool,
    smtp_url: Option<Url>,
    mail_folder: PathBuf,
    mail_from: String,
    session_idle: Duration,
    session_absolute: Duration,
    token_key: Option<TokenKey>,
    gateway_key: Option<Secret>,
    upload_limit: u64,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

impl Config {
    /// Checks everything.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn check(sources: &Sources) -> Result<Self, Invalid> {
        let check = Check(sources);
        let config = Config {
            database_url: check.database("database_url")?,
            listen: check.parsed("listen", "an address and a port, such as 127.0.0.1:3000")?,
            trusted_proxy: check.optional("trusted_proxy", "an IP address")?,
            site_root: check.path("site_root")?,
            files: check.path("files")?,
            log_format: check.log_format("log_format")?,
            log: check.log("log")?,
            base_url: check.base_url("base_url")?,
            demonstration: check.truth("demonstration")?,
            registered_agents_only: check.truth("registered_agents_only")?,
            smtp_url: check.smtp("smtp_url")?,
            mail_folder: check.path("mail_folder")?,
            mail_from: check.sender("mail_from")?,
            session_idle: Duration::minutes(check.between("session_idle_minutes", 1..=1440)?),
            session_absolute: Duration::hours(check.between("session_absolute_hours", 1..=168)?),
            token_key: check.token_key("token_key")?,
            gateway_key: check.gateway_key("gateway_key")?,
            upload_limit: check
                .between("upload_limit_mebibytes", 1..=200)?
                .unsigned_abs()
                * MEBIBYTE,
        };
        config.together()?;
        Ok(config)
    }

    /// Whether invented data may be loaded and shown.
    pub fn demonstration(&self) -> bool {
        self.demonstration
    }

    /// The address people type.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Whether browsers reach the portal by TLS only.
    pub fn has_tls(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The largest file taken, in bytes.
    #[cfg(test)]
    pub fn upload_limit(&self) -> u64 {
        self.upload_limit
    }

    /// What the use-cases need to know. `drawn` signs access tokens where no key is set.
    ///
    /// # Errors
    /// When there is neither.
    pub fn for_services(&self, drawn: Option<TokenKey>) -> Result<Settings, Invalid> {
        let token_key = self.token_key.clone().or(drawn).ok_or_else(|| {
            Invalid::new(
                "token_key",
                "is needed: what `openssl genpkey -algorithm ed25519` prints, or 64 hexadecimal digits",
            )
        })?;
        Ok(Settings {
            base_url: self.base_url.clone(),
            demonstration: self.demonstration,
            registered_agents_only: self.registered_agents_only,
            smtp_url: self.smtp_url.clone(),
            mail_folder: self.mail_folder.clone(),
            mail_from: self.mail_from.clone(),
            session_idle: self.session_idle,
            session_absolute: self.session_absolute,
            token_lifetime: TOKEN_LIFETIME,
            token_key,
            gateway_key: self.gateway_key.clone(),
            upload_limit: self.upload_limit,
        })
    }

    /// What no setting can be blamed for alone.
    fn together(&self) -> Result<(), Invalid> {
        if self.demonstration && !self.listen.ip().is_loopback() {
            return Err(Invalid::new(
                "listen",
                "the demonstration listens on this machine only (127.0.0.1 or [::1])",
            ));
        }
        if self.session_idle > self.session_absolute {
            return Err(Invalid::new(
                "session_idle_minutes",
                "is longer than ROKIN_SESSION_ABSOLUTE_HOURS",
            ));
        }
        Ok(())
    }
}

impl Invalid {
    fn new(setting: &str, problem: impl Into<String>) -> Self {
        Invalid {
            setting: sources::variable(setting),
            problem: problem.into(),
        }
    }
}
