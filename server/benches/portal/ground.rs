//! Where the portal under test lives: a folder of its own, thrown away afterwards, and settings as in
//! production.

use anyhow::Context;
use server::config::{Config, Sources};
use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Signs the access tokens of the run.
const TOKEN_KEY: &str = "6b1f0c5d2e9a4783b6c1d0e5f2a394876b5c4d3e2f1a09b8c7d6e5f4a3b2c1d0";

/// Seals what waits in its database.
const DATA_KEY: &str = "d0c1b2a3948576f7e8d9cabbac9d8e7f60514233241506f7e8d9cabbac9d8e7f";

/// Key and certificate of the seal, which loading the demonstration leaves beside the files.
const SEAL: &str = "demonstration-seal.pem";

/// The folder and the settings.
pub struct Ground {
    folder: TempDir,
}

impl Ground {
    /// An empty one.
    pub fn new() -> anyhow::Result<Self> {
        Ok(Ground {
            folder: tempfile::tempdir()?,
        })
    }

    /// What `make site` made.
    pub fn site_root(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site")
    }

    /// A file for the log lines, which are written as in production but would tear the table apart.
    pub fn log(&self, name: &str) -> anyhow::Result<File> {
        let path = self.folder.path().join(name);
        File::create(&path).with_context(|| format!("{} cannot be written", path.display()))
    }

    /// The settings as a process finds them: defaults wherever there is one.
    pub fn environment(&self, port: u16) -> HashMap<String, String> {
        let path = |name: &str| self.folder.path().join(name).display().to_string();
        [
            ("DATABASE_URL", format!("sqlite://{}", path("rokin.db"))),
            ("FILES", path("files")),
            ("MAIL_FOLDER", path("mail")),
            ("SITE_ROOT", self.site_root().display().to_string()),
            ("LISTEN", format!("127.0.0.1:{port}")),
            ("BASE_URL", format!("http://127.0.0.1:{port}")),
            ("TOKEN_KEY", TOKEN_KEY.to_owned()),
            ("DATA_KEY", DATA_KEY.to_owned()),
            ("SEAL_CERTIFICATE", path(SEAL)),
            ("SEAL_KEY", path(SEAL)),
            ("REQUESTS_PER_MINUTE", "0".to_owned()),
        ]
        .map(|(name, value)| (format!("ROKIN_{name}"), value))
        .into()
    }

    /// The checked settings; only loading invented data happens in a demonstration, which draws the key of the seal that
    /// is used from then on.
    pub fn config(&self, demonstration: bool) -> anyhow::Result<Config> {
        let mut environment = self.environment(3000);
        environment.insert("ROKIN_DEMONSTRATION".to_owned(), demonstration.to_string());
        if demonstration {
            environment.retain(|name, _| !name.starts_with("ROKIN_SEAL_"));
        }
        Ok(Config::check(&Sources::read(None, environment)?)?)
    }
}
