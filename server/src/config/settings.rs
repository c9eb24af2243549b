//! Every setting there is, once: its name, its default, and whether it may be shown.

/// One setting; its name in a TOML file, and in capitals after `ROKIN_` in the environment.
pub struct Setting {
    /// The name.
    pub name: &'static str,
    /// The value without configuration.
    pub default: Option<&'static str>,
    /// What of it may be shown.
    pub shown: Shown,
}

/// What of a setting may be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All.
    Plain,
    /// An address whose password is masked.
    Address,
    /// Only whether it is set.
    Masked,
}

/// Every setting, in the order in which they are printed.
pub const SETTINGS: [Setting; 39] = [
    plain("database_url", Some("sqlite://data/rokin.db")).address(),
    plain("listen", Some("127.0.0.1:3000")),
    plain("base_url", Some("http://localhost:3000")),
    plain("demonstration", Some("false")),
    plain("demonstration_days_ahead", Some("0")),
    plain("site_root", Some("target/site")),
    plain("files", Some("data/files")),
    plain("mail_folder", Some("data/mail")),
    plain("smtp_url", None).address(),
    plain("mail_from", Some("noreply@localhost")),
    plain("gateway_key", None).masked(),
    plain("token_key", None).masked(),
    plain("data_key", None).masked(),
    plain("seal_certificate", None),
    plain("seal_key", None),
    plain("seal_timestamps", None),
    plain("session_idle_minutes", Some("30")),
    plain("session_absolute_hours", Some("12")),
    plain("staff_session_idle_minutes", Some("15")),
    plain("staff_session_absolute_hours", Some("8")),
    plain("registered_agents_only", Some("true")),
    plain("upload_limit_mebibytes", Some("20")),
    plain("upload_quota_mebibytes", Some("500")),
    plain("clamd", None),
    plain("leaked_passwords", None),
    plain("requests_per_minute", Some("1200")),
    plain("trusted_proxies", None),
    plain("tls_certificate", None),
    plain("tls_key", None),
    plain("sso_issuer", None),
    plain("sso_client_id", None),
    plain("sso_client_secret", None).masked(),
    plain("sso_scopes", Some("openid profile email")),
    plain("sso_claim", Some("groups")),
    plain("sso_roles", None),
    plain("sso_acr", None),
    plain("sso_name", None),
    plain("log_format", Some("text")),
    plain("log", Some("info,sqlx=warn")),
];

const fn plain(name: &'static str, default: Option<&'static str>) -> Setting {
    Setting {
        name,
        default,
        shown: Shown::Plain,
    }
}

impl Setting {
    const fn address(self) -> Self {
        Setting {
            shown: Shown::Address,
            ..self
        }
    }

    const fn masked(self) -> Self {
        Setting {
            shown: Shown::Masked,
            ..self
        }
    }
}
