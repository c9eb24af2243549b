//! The whole portal over the demonstration's data, on each database there is, twice: as two processes that
//! share one database.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use server::config::{Config, Sources};
use server::{boot, serve};
use services::random::{Random, SystemRandom};
use services::store::entities::{audit_head, outbox_job};
use services::{Services, demo, store};
use tempfile::TempDir;
use tower::ServiceExt;
use url::Url;
use uuid::Uuid;

/// Names a PostgreSQL server on which the tests may create databases.
const POSTGRES: &str = "ROKIN_TEST_POSTGRES";
/// What the gateway shows.
pub const GATEWAY_KEY: &str = "the key of the gateway, which nobody else has";

pub struct Ground {
    pub services: Services,
    replicas: [Router; 2],
    _folder: TempDir,
}

impl Ground {
    /// On SQLite, for what has nothing to do with the database.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("rokin.db").display());
        Ground::over((url, folder)).await
    }

    /// SQLite always, PostgreSQL where a server is named.
    pub async fn each() -> Vec<Self> {
        let mut grounds = vec![Ground::new().await];
        if let Ok(server) = std::env::var(POSTGRES) {
            let url = fresh_database(&server).await;
            grounds.push(Ground::over((url, tempfile::tempdir().unwrap())).await);
        }
        grounds
    }

    async fn over((url, folder): (String, TempDir)) -> Self {
        let config = config(&url, &folder);
        Migrator::up(&boot::database(&config).await.unwrap(), None)
            .await
            .unwrap();
        let services = boot::for_serving(&config).await.unwrap();
        demo::load(&services).await.unwrap();
        let (one, _) = serve::portal(&config, &services).await.unwrap();
        let (other, _) = serve::portal(&config, &services).await.unwrap();
        Ground {
            services,
            replicas: [one, other],
            _folder: folder,
        }
    }

    pub async fn ask(&self, request: Request<Body>) -> Response<Body> {
        self.ask_replica(0, request).await
    }

    pub async fn ask_replica(&self, which: usize, request: Request<Body>) -> Response<Body> {
        let router = self.replicas[which % 2].clone();
        router.oneshot(request).await.unwrap()
    }

    /// How much was ever done: the end of the trail, and the number of mails and other jobs.
    pub async fn done(&self) -> (i64, u64) {
        let db = &self.services.db;
        let head = audit_head::Entity::find().one(db).await.unwrap();
        let jobs = outbox_job::Entity::find().count(db).await.unwrap();
        (head.unwrap().seq, jobs)
    }
}

fn config(url: &str, folder: &TempDir) -> Config {
    let path = |name: &str| folder.path().join(name).display().to_string();
    let environment = [
        ("DATABASE_URL", url.to_owned()),
        ("FILES", path("files")),
        ("MAIL_FOLDER", path("mail")),
        ("SITE_ROOT", path("site")),
        ("GATEWAY_KEY", GATEWAY_KEY.to_owned()),
        ("DEMONSTRATION", "true".to_owned()),
        ("REQUESTS_PER_MINUTE", "0".to_owned()),
    ];
    let environment = environment.map(|(name, value)| (format!("ROKIN_{name}"), value));
    Config::check(&Sources::read(None, environment.into()).unwrap()).unwrap()
}

/// A new database on the server, which is thrown away as a whole.
async fn fresh_database(server: &str) -> String {
    let mut chance = [0_u8; 16];
    SystemRandom.fill(&mut chance);
    let name = format!("forged_{}", Uuid::from_bytes(chance).simple());
    let admin = store::connect(server).await.unwrap();
    let sql = format!("CREATE DATABASE {name}");
    admin.execute_unprepared(&sql).await.unwrap();
    admin.close().await.unwrap();
    let mut url = Url::parse(server).unwrap();
    url.set_path(&name);
    url.into()
}
