//! Fresh databases to try the schema on, one of each kind, gone after the test.

use std::sync::atomic::{AtomicU32, Ordering};

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// One fresh database, and what must be cleared away after it.
pub struct Fresh {
    pub db: DatabaseConnection,
    pub url: String,
    _folder: Option<TempDir>,
    server: Option<(DatabaseConnection, String)>,
}

impl Fresh {
    /// Every kind of database that this machine can try, empty.
    pub async fn empty() -> Vec<Fresh> {
        let mut all = vec![sqlite().await];
        if let Ok(server) = std::env::var("ROKIN_TEST_POSTGRES") {
            all.push(postgres(&server).await);
        }
        all
    }

    /// The same, with the newest schema.
    pub async fn migrated() -> Vec<Fresh> {
        let all = Fresh::empty().await;
        for fresh in &all {
            Migrator::up(&fresh.db, None).await.unwrap();
        }
        all
    }

    /// The same, with the schema as it was before a migration.
    pub async fn before(name: &str) -> Vec<Fresh> {
        let all = Fresh::empty().await;
        let migrations = Migrator::migrations();
        let earlier = migrations.iter().position(|one| one.name() == name);
        let steps = u32::try_from(earlier.unwrap()).unwrap();
        for fresh in &all {
            Migrator::up(&fresh.db, Some(steps)).await.unwrap();
        }
        all
    }

    /// Closes the database and removes it.
    pub async fn remove(self) {
        self.db.close().await.unwrap();
        if let Some((server, name)) = self.server {
            let sql = format!("DROP DATABASE {name}");
            server.execute_unprepared(&sql).await.unwrap();
            server.close().await.unwrap();
        }
    }
}

async fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/schema.db?mode=rwc", folder.path().display());
    let db = Database::connect(&url).await.unwrap();
    Fresh {
        db,
        url,
        _folder: Some(folder),
        server: None,
    }
}

async fn postgres(url: &str) -> Fresh {
    let server = Database::connect(url).await.unwrap();
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("rokin_schema_{}_{number}", std::process::id());
    server
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let (base, _) = url.rsplit_once('/').unwrap();
    let url = format!("{base}/{name}");
    let db = Database::connect(&url).await.unwrap();
    Fresh {
        db,
        url,
        _folder: None,
        server: Some((server, name)),
    }
}
