//! A whole portal for a test: a database of its own, files in memory, mails in a folder, and a clock and
//! a source of chance that the test holds in its hand.
#![allow(dead_code, reason = "every test file uses its own part of this")]
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]
#![allow(unused_imports, reason = "as above")]

mod fresh;
mod whole;

pub use whole::{fails_wholly, whole};

use chrono::{DateTime, Duration, Utc};
use object_store::memory::InMemory;
use rcgen::{CertificateParams, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, date_time_ymd};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use services::clock::StoppedClock;
use services::random::{Random, SeededRandom};
use services::settings::{DataKey, Outside, SealKey, Secret, SessionLimits, TokenKey};
use services::{Means, Services, Settings, store};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use tokio::sync::{Notify, Semaphore};
use url::Url;

/// Names a PostgreSQL server on which the tests may create databases.
const POSTGRES: &str = "ROKIN_TEST_POSTGRES";
/// When every test begins: Tuesday 24 November 2026, 10:42 in Japan.
const START: &str = "2026-11-24T01:42:00Z";

/// A portal on SQLite; for tests that have nothing to do with the database.
pub async fn services() -> (Services, Arc<StoppedClock>) {
    let folder = tempfile::tempdir().unwrap();
    let db = fresh::sqlite(folder.path()).await;
    portal(db, folder)
}

/// One portal on each database there is: SQLite always, PostgreSQL where `ROKIN_TEST_POSTGRES` names one.
pub async fn databases() -> Vec<(Services, Arc<StoppedClock>)> {
    let mut portals = vec![services().await];
    if let Ok(server) = std::env::var(POSTGRES) {
        let (db, _) = fresh::postgres(&server).await;
        portals.push(portal(db, tempfile::tempdir().unwrap()));
    }
    portals
}

/// A portal on PostgreSQL, where there is a server, whose account may do with rows what the README grants and
/// nothing else: the account that migrates is another one.
pub async fn with_row_rights() -> Option<(Services, Arc<StoppedClock>)> {
    let server = std::env::var(POSTGRES).ok()?;
    let (owner, mut url) = fresh::postgres(&server).await;
    let role = url.path().trim_start_matches('/').replace("test", "role");
    for line in [
        format!("CREATE ROLE {role} LOGIN"),
        format!("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"),
        format!("REVOKE UPDATE, DELETE ON audit_event FROM {role}"),
    ] {
        owner.execute_unprepared(&line).await.unwrap();
    }
    url.set_username(&role).unwrap();
    let db = store::connect(url.as_str()).await.unwrap();
    Some(portal(db, tempfile::tempdir().unwrap()))
}

/// The same portal with other settings.
pub fn with_settings(services: &Services, change: impl FnOnce(&mut Settings)) -> Services {
    let mut settings = Settings::clone(&services.settings);
    change(&mut settings);
    Services::from(Means {
        settings: Arc::new(settings),
        ..Means::clone(services)
    })
}

/// Moves the clock on.
pub fn wait(services: &Services, clock: &StoppedClock, time: Duration) {
    clock.set(services.clock.now() + time);
}

fn portal(db: DatabaseConnection, folder: TempDir) -> (Services, Arc<StoppedClock>) {
    let clock = Arc::new(StoppedClock::at(START.parse::<DateTime<Utc>>().unwrap()));
    let services = Services::from(Means {
        db,
        files: Arc::new(InMemory::new()),
        clock: clock.clone(),
        settings: Arc::new(settings(folder.path())),
        random: Arc::new(Chance {
            seeded: SeededRandom::new(7),
            _folder: folder,
        }),
        password_slots: Arc::new(Semaphore::new(2)),
        work: Arc::new(Notify::new()),
        memory: Arc::default(),
    });
    (services, clock)
}

fn settings(folder: &Path) -> Settings {
    Settings {
        base_url: "https://portal.example".into(),
        demonstration: true,
        registered_agents_only: true,
        smtp_url: None,
        mail_folder: folder.join("mail"),
        mail_from: "portal@rokin.example".into(),
        sessions: SessionLimits {
            idle: Duration::minutes(30),
            absolute: Duration::hours(12),
        },
        staff_sessions: SessionLimits {
            idle: Duration::minutes(15),
            absolute: Duration::hours(8),
        },
        token_lifetime: Duration::minutes(10),
        token_key: TokenKey::of_seed([7; 32]).unwrap(),
        data_key: DataKey::of_bytes([9; 32]).unwrap(),
        seal_key: SEAL.1.clone(),
        time_stamps: None,
        gateway_key: Some(Secret::new("the gateway's key in tests")),
        upload_limit: 10 * 1024 * 1024,
        upload_quota: 100 * 1024 * 1024,
        scanner: None,
        leaked_passwords: None,
        single_sign_on: None,
        outside: Outside::default(),
    }
}

/// A seal that nobody vouches for, with its certificate.
pub static SEAL: LazyLock<(String, SealKey)> = LazyLock::new(|| {
    let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let mut params = CertificateParams::default();
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2050, 1, 1);
    params.key_usages = vec![
        KeyUsagePurpose::DigitalSignature,
        KeyUsagePurpose::ContentCommitment,
    ];
    let certificate = params.self_signed(&pair).unwrap().pem();
    let key = SealKey::of_pem(&certificate, &pair.serialize_pem()).unwrap();
    (certificate, key)
});

/// Chance from a seed. The folder goes when the last holder of the portal goes.
#[derive(Debug)]
struct Chance {
    seeded: SeededRandom,
    _folder: TempDir,
}

impl Random for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        self.seeded.fill(bytes);
    }
}
