//! From a text to a value that can be trusted from then on.

use super::sources::variable;
use super::{Invalid, LogFormat, Sources};
use chrono::{Days, Duration};
use services::settings::{DataKey, Secret, SessionLimits, TokenKey, is_sender};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;
use tracing_subscriber::filter::Targets;
use url::{Host, Url};

/// Fewer characters can be guessed.
const GATEWAY_KEY_MIN: usize = 32;

/// Reads settings by name.
pub(super) struct Check<'a>(pub(super) &'a Sources);

impl Check<'_> {
    pub(super) fn text(&self, name: &str) -> Result<String, Invalid> {
        self.0
            .get(name)
            .ok_or_else(|| Invalid::new(name, "is needed"))
    }

    pub(super) fn path(&self, name: &str) -> Result<PathBuf, Invalid> {
        self.text(name).map(PathBuf::from)
    }

    pub(super) fn parsed<T: FromStr>(&self, name: &str, wanted: &str) -> Result<T, Invalid> {
        parse(name, &self.text(name)?, wanted)
    }

    pub(super) fn truth(&self, name: &str) -> Result<bool, Invalid> {
        self.parsed(name, "true or false")
    }

    pub(super) fn between(&self, name: &str, range: RangeInclusive<i64>) -> Result<i64, Invalid> {
        let wanted = format!("a number from {} to {}", range.start(), range.end());
        let number = self.parsed(name, &wanted)?;
        if range.contains(&number) {
            Ok(number)
        } else {
            Err(Invalid::new(name, format!("{number} is not {wanted}")))
        }
    }

    pub(super) fn days(&self, name: &str, range: RangeInclusive<i64>) -> Result<Days, Invalid> {
        Ok(Days::new(self.between(name, range)?.unsigned_abs()))
    }

    /// A session does not rest longer than it lasts.
    pub(super) fn limits(&self, idle: &str, absolute: &str) -> Result<SessionLimits, Invalid> {
        let limits = SessionLimits {
            idle: Duration::minutes(self.between(idle, 1..=1440)?),
            absolute: Duration::hours(self.between(absolute, 1..=168)?),
        };
        match limits.idle > limits.absolute {
            true => Err(Invalid::new(
                idle,
                format!("is longer than {}", variable(absolute)),
            )),
            false => Ok(limits),
        }
    }

    pub(super) fn database(&self, name: &str) -> Result<Secret, Invalid> {
        let text = self.text(name)?;
        let known = ["sqlite:", "postgres://", "postgresql://"];
        if known.iter().any(|scheme| text.starts_with(scheme)) {
            Ok(Secret::new(text))
        } else {
            Err(Invalid::new(
                name,
                "begins with neither sqlite:// nor postgres://",
            ))
        }
    }

    /// Without TLS only this machine is reached, because the session's cookie asks for TLS.
    pub(super) fn base_url(&self, name: &str) -> Result<String, Invalid> {
        let text = self.text(name)?;
        let url: Url = parse(name, &text, "an address such as https://portal.example.jp")?;
        require_tls(name, &url)?;
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(Invalid::new(
                name,
                "has nothing after the host and the port",
            ));
        }
        Ok(url.origin().ascii_serialization())
    }

    pub(super) fn smtp(&self, name: &str) -> Result<Option<Url>, Invalid> {
        let wanted = "an address such as smtps://user:password@mail.example.jp";
        let url: Option<Url> = self.secret(name, wanted)?;
        match url {
            Some(url) if !matches!(url.scheme(), "smtp" | "smtps") || !url.has_host() => {
                Err(Invalid::new(name, format!("is not {wanted}")))
            }
            url => Ok(url),
        }
    }

    /// Somewhere on the web, or nowhere.
    pub(super) fn web_address(&self, name: &str) -> Result<Option<Url>, Invalid> {
        let wanted = "an address such as https://stamps.example.jp/tsa";
        let Some(text) = self.0.get(name) else {
            return Ok(None);
        };
        let url: Url = parse(name, &text, wanted)?;
        match matches!(url.scheme(), "https" | "http") && url.has_host() {
            true => Ok(Some(url)),
            false => Err(Invalid::new(name, format!("is not {wanted}"))),
        }
    }

    pub(super) fn sender(&self, name: &str) -> Result<String, Invalid> {
        let text = self.text(name)?;
        if is_sender(&text) {
            Ok(text)
        } else {
            Err(Invalid::new(
                name,
                format!("`{text}` is not a mail address"),
            ))
        }
    }

    pub(super) fn token_key(&self, name: &str) -> Result<Option<TokenKey>, Invalid> {
        let Some(text) = self.0.get(name) else {
            return Ok(None);
        };
        let key = match seed(&text) {
            Some(seed) => TokenKey::of_seed(seed),
            None => TokenKey::of_pem(&text),
        };
        key.map(Some).ok_or_else(|| {
            Invalid::new(
                name,
                "is neither an Ed25519 private key in PEM nor 64 hexadecimal digits",
            )
        })
    }

    pub(super) fn data_key(&self, name: &str) -> Result<Option<DataKey>, Invalid> {
        let Some(text) = self.0.get(name) else {
            return Ok(None);
        };
        let key = seed(&text).and_then(DataKey::of_bytes);
        key.map(Some)
            .ok_or_else(|| Invalid::new(name, "is not 64 hexadecimal digits"))
    }

    pub(super) fn gateway_key(&self, name: &str) -> Result<Option<Secret>, Invalid> {
        match self.0.get(name) {
            Some(text) if text.chars().count() < GATEWAY_KEY_MIN => Err(Invalid::new(
                name,
                format!("has fewer than {GATEWAY_KEY_MIN} characters"),
            )),
            text => Ok(text.map(Secret::new)),
        }
    }

    pub(super) fn log_format(&self, name: &str) -> Result<LogFormat, Invalid> {
        match self.text(name)?.as_str() {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            other => Err(Invalid::new(
                name,
                format!("`{other}` is neither text nor json"),
            )),
        }
    }

    pub(super) fn log(&self, name: &str) -> Result<String, Invalid> {
        let text = self.text(name)?;
        match text.parse::<Targets>() {
            Ok(_) => Ok(text),
            Err(error) => Err(Invalid::new(name, format!("`{text}`: {error}"))),
        }
    }

    /// A text that is not repeated in the error.
    fn secret<T: FromStr>(&self, name: &str, wanted: &str) -> Result<Option<T>, Invalid> {
        let parsed = self.0.get(name).map(|text| text.parse());
        parsed
            .transpose()
            .map_err(|_| Invalid::new(name, format!("is not {wanted}")))
    }
}

/// On this machine alone nobody listens in.
pub(super) fn require_tls(name: &str, url: &Url) -> Result<(), Invalid> {
    let local = match url.host() {
        Some(Host::Domain(domain)) => domain == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    if url.scheme() == "https" || (url.scheme() == "http" && local) {
        return Ok(());
    }
    Err(Invalid::new(
        name,
        "begins with https:// (http:// for this machine alone)",
    ))
}

pub(super) fn parse<T: FromStr>(name: &str, text: &str, wanted: &str) -> Result<T, Invalid> {
    text.parse()
        .map_err(|_| Invalid::new(name, format!("`{text}` is not {wanted}")))
}

fn seed(text: &str) -> Option<[u8; 32]> {
    hex::decode(text).ok()?.try_into().ok()
}
