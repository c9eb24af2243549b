//! The configuration: defaults, then an optional TOML file, then the environment. Everything is checked
//! before anything starts, and an error names the setting.

mod check;
mod network;
mod settings;
mod single_sign_on;
mod sources;
#[cfg(test)]
mod tests;

pub use network::Certificate;
pub use sources::Sources;

use check::Check;
use chrono::{Days, Duration};
use ipnet::IpNet;
use services::Settings;
use services::settings::{
    DataKey, LeakedPasswords, Outside, Scanner, SealKey, Secret, SessionLimits, SingleSignOn,
    TokenKey,
};
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use url::Url;

/// How long an access token is good for.
const TOKEN_LIFETIME: Duration = Duration::minutes(10);
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
    /// With what the portal speaks TLS itself.
    pub certificate: Option<Certificate>,
    /// The proxies whose word about the client's address counts.
    pub trusted_proxies: Vec<IpNet>,
    /// How many requests of one source are answered a minute; none for as many as it likes.
    pub requests_per_minute: Option<NonZeroU32>,
    /// How far the clock of the demonstration is ahead.
    pub days_ahead: Days,
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
    sessions: SessionLimits,
    staff_sessions: SessionLimits,
    token_key: Option<TokenKey>,
    data_key: Option<DataKey>,
    seal_key: Option<SealKey>,
    time_stamps: Option<Url>,
    gateway_key: Option<Secret>,
    upload_limit: u64,
    upload_quota: u64,
    scanner: Option<Scanner>,
    leaked_passwords: Option<LeakedPasswords>,
    single_sign_on: Option<SingleSignOn>,
}

/// Keys that nobody set.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// Signs access tokens.
    pub token_key: Option<TokenKey>,
    /// Seals secrets that have to be read again.
    pub data_key: Option<DataKey>,
    /// Seals executed contracts.
    pub seal_key: Option<SealKey>,
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
            certificate: check.certificate("tls_certificate", "tls_key")?,
            trusted_proxies: check.networks("trusted_proxies")?,
            requests_per_minute: check.count_or_none("requests_per_minute")?,
            days_ahead: check.days("demonstration_days_ahead", 0..=3650)?,
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
            sessions: check.limits("session_idle_minutes", "session_absolute_hours")?,
            staff_sessions: check
                .limits("staff_session_idle_minutes", "staff_session_absolute_hours")?,
            token_key: check.token_key("token_key")?,
            data_key: check.data_key("data_key")?,
            seal_key: check.seal_key("seal_certificate", "seal_key")?,
            time_stamps: check.web_address("seal_timestamps")?,
            gateway_key: check.gateway_key("gateway_key")?,
            upload_limit: check.mebibytes("upload_limit_mebibytes", 1..=200)?,
            upload_quota: check.mebibytes("upload_quota_mebibytes", 1..=100_000)?,
            scanner: check.scanner("clamd")?,
            leaked_passwords: check.leaked_passwords("leaked_passwords")?,
            single_sign_on: check.single_sign_on()?,
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

    /// Whether a key is set that seals secrets.
    pub fn has_data_key(&self) -> bool {
        self.data_key.is_some()
    }

    /// Whether a key is set that seals contracts.
    pub fn has_seal_key(&self) -> bool {
        self.seal_key.is_some()
    }

    /// What the use-cases need to know. What was drawn counts where no key is set.
    ///
    /// # Errors
    /// When there is neither.
    pub fn for_services(&self, drawn: Drawn) -> Result<Settings, Invalid> {
        let token_key = self.token_key.clone().or(drawn.token_key).ok_or_else(|| {
            Invalid::new(
                "token_key",
                "is needed: what `openssl genpkey -algorithm ed25519` prints, or 64 hexadecimal digits",
            )
        })?;
        let data_key = self.data_key.clone().or(drawn.data_key).ok_or_else(|| {
            Invalid::new(
                "data_key",
                "is needed: 64 hexadecimal digits, such as `openssl rand -hex 32` prints",
            )
        })?;
        let seal_key = self.seal_key.clone().or(drawn.seal_key).ok_or_else(|| {
            Invalid::new(
                "seal_key",
                "is needed: a file with the private key (RSA, or ECDSA on P-256) that seals contracts, in PEM",
            )
        })?;
        Ok(Settings {
            base_url: self.base_url.clone(),
            demonstration: self.demonstration,
            registered_agents_only: self.registered_agents_only,
            smtp_url: self.smtp_url.clone(),
            mail_folder: self.mail_folder.clone(),
            mail_from: self.mail_from.clone(),
            sessions: self.sessions,
            staff_sessions: self.staff_sessions,
            token_lifetime: TOKEN_LIFETIME,
            token_key,
            data_key,
            seal_key,
            time_stamps: self.time_stamps.clone(),
            gateway_key: self.gateway_key.clone(),
            upload_limit: self.upload_limit,
            upload_quota: self.upload_quota,
            scanner: self.scanner.clone(),
            leaked_passwords: self.leaked_passwords.clone(),
            single_sign_on: self.single_sign_on.clone(),
            outside: Outside::default(),
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
        if !self.demonstration && self.days_ahead != Days::new(0) {
            return Err(Invalid::new(
                "demonstration_days_ahead",
                "is for the demonstration alone",
            ));
        }
        if self.certificate.is_some() && !self.has_tls() {
            return Err(Invalid::new(
                "tls_certificate",
                format!(
                    "goes with a {} that begins with https://",
                    sources::variable("base_url")
                ),
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
