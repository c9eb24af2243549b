//! A database of its own for every test. Migrating one takes longer than most tests, so each test binary
//! migrates once on each database, and its tests copy what came of it.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use services::random::Random;
use services::store;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use url::Url;
use uuid::Uuid;

/// A new file in the folder.
pub async fn sqlite(folder: &Path) -> DatabaseConnection {
    let models = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let model = models.join(format!("{}.sqlite", program()));
    let migrated = fs::metadata(&model).and_then(|model| model.modified());
    if !migrated.is_ok_and(|migrated| migrated > built()) {
        let made = models.join(unheard_of());
        migrate(&address(&made)).await;
        // Whoever makes the same at the same time only replaces it by its like.
        fs::rename(made, &model).unwrap();
    }
    let file = folder.join("portal.sqlite");
    fs::copy(model, &file).unwrap();
    store::connect(&address(&file)).await.unwrap()
}

/// A new database on the server, and its address. It stays there: the server of a test run is thrown away as a
/// whole.
pub async fn postgres(server: &str) -> (DatabaseConnection, Url) {
    let admin = store::connect(server).await.unwrap();
    let built = built().duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let (name, model) = (unheard_of(), format!("model_{}_{built}", program()));
    let copy = format!("CREATE DATABASE {name} TEMPLATE {model}");
    if admin.execute_unprepared(&copy).await.is_err() {
        let made = unheard_of();
        let create = format!("CREATE DATABASE {made}");
        admin.execute_unprepared(&create).await.unwrap();
        migrate(on(server, &made).as_str()).await;
        // Refused to whoever comes second: the first one's is as good.
        let rename = format!("ALTER DATABASE {made} RENAME TO {model}");
        let _ = admin.execute_unprepared(&rename).await;
        admin.execute_unprepared(&copy).await.unwrap();
    }
    admin.close().await.unwrap();
    let url = on(server, &name);
    (store::connect(url.as_str()).await.unwrap(), url)
}

async fn migrate(url: &str) {
    let db = store::connect(url).await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    db.close().await.unwrap();
}

fn address(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

fn on(server: &str, database: &str) -> Url {
    let mut url = Url::parse(server).unwrap();
    url.set_path(database);
    url
}

/// Another build of this test binary may migrate to something else.
fn built() -> SystemTime {
    let program = std::env::current_exe().unwrap();
    fs::metadata(program).unwrap().modified().unwrap()
}

fn program() -> String {
    let program = std::env::current_exe().unwrap();
    let name = program.file_stem().unwrap().to_str().unwrap();
    name.replace('-', "_")
}

fn unheard_of() -> String {
    let mut chance = [0_u8; 16];
    services::random::SystemRandom.fill(&mut chance);
    format!("test_{}", Uuid::from_bytes(chance).simple())
}
