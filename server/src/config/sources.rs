//! Where values come from, and how they are printed without giving a secret away.

use super::Invalid;
use super::settings::{SETTINGS, Setting, Shown};
use config::{Environment, File, FileFormat, Map};
use std::fmt::Write;
use std::path::Path;
use url::Url;

/// What stands before a setting's name in the environment.
const PREFIX: &str = "ROKIN";
/// What is printed instead of a secret.
const MASK: &str = "********";

/// All values as text, of which only those of known settings are read.
pub struct Sources(config::Config);

impl Sources {
    /// Reads the file, if one is named, and lays the environment over it.
    ///
    /// # Errors
    /// When the file cannot be read or names a setting that does not exist.
    pub fn read(file: Option<&Path>, environment: Map<String, String>) -> Result<Self, Invalid> {
        let mut builder = config::Config::builder();
        for Setting { name, default, .. } in SETTINGS {
            builder = builder.set_default(name, default).map_err(unreadable)?;
        }
        if let Some(path) = file {
            check_names(path)?;
            builder = builder.add_source(source(path));
        }
        let environment = Environment::with_prefix(PREFIX)
            .ignore_empty(true)
            .source(Some(environment));
        let values = builder
            .add_source(environment)
            .build()
            .map_err(unreadable)?;
        Ok(Sources(values))
    }

    /// The value of a setting; an empty one counts as none.
    pub fn get(&self, name: &str) -> Option<String> {
        let text = self.0.get_string(name).ok()?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// One line a setting, secrets masked.
    pub fn print(&self) -> String {
        let mut lines = String::new();
        for Setting { name, shown, .. } in SETTINGS {
            let value = self
                .get(name)
                .map_or_else(String::new, |text| show(shown, &text));
            // Writing into a string cannot fail.
            let _ = writeln!(lines, "{}={value}", variable(name));
        }
        lines
    }
}

/// A setting's name in the environment.
pub fn variable(name: &str) -> String {
    if SETTINGS.iter().any(|setting| setting.name == name) {
        format!("{PREFIX}_{}", name.to_uppercase())
    } else {
        name.to_owned()
    }
}

fn source(path: &Path) -> File<config::FileSourceFile, FileFormat> {
    File::from(path).format(FileFormat::Toml).required(true)
}

/// A misspelt name in a file would silently leave the default in force.
fn check_names(path: &Path) -> Result<(), Invalid> {
    let file = config::Config::builder()
        .add_source(source(path))
        .build()
        .and_then(config::Config::try_deserialize::<Map<String, config::Value>>)
        .map_err(unreadable)?;
    let known = |name: &String| SETTINGS.iter().any(|setting| setting.name == name.as_str());
    match file.keys().find(|name| !known(name)) {
        Some(name) => Err(Invalid::new(
            name,
            format!("{} knows no such setting", path.display()),
        )),
        None => Ok(()),
    }
}

fn unreadable(error: config::ConfigError) -> Invalid {
    Invalid::new("ROKIN_CONFIG", error.to_string())
}

fn show(shown: Shown, text: &str) -> String {
    match shown {
        Shown::Plain => text.to_owned(),
        Shown::Masked => MASK.to_owned(),
        Shown::Address => match Url::parse(text) {
            Ok(mut url) if url.password().is_some() => {
                // Only addresses without a host have no place for a password, and this one has it.
                let _ = url.set_password(Some(MASK));
                url.into()
            }
            Ok(_) => text.to_owned(),
            Err(_) => MASK.to_owned(),
        },
    }
}
