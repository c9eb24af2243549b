//! A machine of its own for each test: an empty folder, an empty database, and nothing of the surrounding
//! configuration.

use sea_orm::ConnectionTrait;
use services::random::{Random, SystemRandom};
use services::store;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;
use url::Url;
use uuid::Uuid;

/// Names a PostgreSQL server on which the tests may create databases.
const POSTGRES: &str = "ROKIN_TEST_POSTGRES";

/// Seals what waits to be mailed.
pub const DATA_KEY: (&str, &str) = (
    "ROKIN_DATA_KEY",
    "0707070707070707070707070707070707070707070707070707070707070707",
);

pub struct Machine {
    folder: TempDir,
    pub database: String,
}

impl Machine {
    /// With SQLite, as the binary chooses itself.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data/rokin.db");
        Machine {
            database: format!("sqlite://{}?mode=rwc", file.display()),
            folder,
        }
    }

    /// One for each database there is: SQLite always, PostgreSQL where a server is named.
    pub async fn each() -> Vec<Self> {
        let mut machines = vec![Machine::new()];
        if let Ok(server) = std::env::var(POSTGRES) {
            machines.push(Machine {
                database: fresh_database(&server).await,
                ..Machine::new()
            });
        }
        machines
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, and gives its path.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.folder().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    pub fn run(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        self.start(arguments, environment)
            .wait_with_output()
            .unwrap()
    }

    pub fn start(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Child {
        let surrounding = std::env::vars().map(|(name, _)| name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        for name in surrounding.filter(|name| name.starts_with("ROKIN_")) {
            command.env_remove(name);
        }
        command
            .current_dir(self.folder())
            .env("ROKIN_DATABASE_URL", &self.database)
            .args(arguments)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    pub fn migrated(self) -> Self {
        let up = self.run(&["migrate", "up"], &[]);
        assert!(up.status.success(), "{}", text(&up.stderr));
        self
    }
}

/// A new database on the server, which is thrown away as a whole.
async fn fresh_database(server: &str) -> String {
    let mut chance = [0_u8; 16];
    SystemRandom.fill(&mut chance);
    let name = format!("machine_{}", Uuid::from_bytes(chance).simple());
    let admin = store::connect(server).await.unwrap();
    let sql = format!("CREATE DATABASE {name}");
    admin.execute_unprepared(&sql).await.unwrap();
    admin.close().await.unwrap();
    let mut url = Url::parse(server).unwrap();
    url.set_path(&name);
    url.into()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
