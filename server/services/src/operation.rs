//! Who does something, when, and with what: the one argument that every use-case takes first.

use crate::browser::Browser;
use crate::clock::Clock;
use crate::error::Result;
use crate::memory::Memory;
use crate::random::Random;
use crate::settings::Settings;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::{Actor, Language};
use domain::calendar::business_date;
use object_store::ObjectStore;
use sea_orm::DatabaseConnection;
use std::ops::Deref;
use std::sync::Arc;
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

/// The portal's own means, shared by all requests. A request takes a share of the whole, not of each of them.
#[derive(Clone)]
pub struct Services(Arc<Means>);

/// What use-cases work with.
#[derive(Clone)]
pub struct Means {
    /// The database.
    pub db: DatabaseConnection,
    /// Uploaded files and executed contracts.
    pub files: Arc<dyn ObjectStore>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// The configuration.
    pub settings: Arc<Settings>,
    /// Hashing a password takes 19 MiB and a core; no more than these at once.
    pub password_slots: Arc<Semaphore>,
    /// Wakes the worker when a job was committed.
    pub work: Arc<Notify>,
    /// What need not be read again while nothing is written.
    pub memory: Arc<Memory>,
}

/// One request, one command or one job.
#[derive(Clone)]
pub struct Operation {
    /// With what.
    pub services: Services,
    /// Who.
    pub actor: Actor,
    /// When.
    pub now: DateTime<Utc>,
    /// The language of the person.
    pub language: Language,
    /// From where.
    pub browser: Browser,
}

impl From<Means> for Services {
    fn from(means: Means) -> Self {
        Services(Arc::new(means))
    }
}

impl Deref for Services {
    type Target = Means;

    fn deref(&self) -> &Means {
        &self.0
    }
}

impl Services {
    /// Begins an operation for somebody.
    pub fn operation(&self, actor: Actor, language: Language) -> Operation {
        Operation {
            services: self.clone(),
            actor,
            now: self.clock.now(),
            language,
            browser: Browser::default(),
        }
    }

    /// An operation of the portal itself.
    pub fn system(&self) -> Operation {
        self.operation(Actor::System, Language::Ja)
    }
}

impl Operation {
    /// The business date: the day in Asia/Tokyo.
    pub fn today(&self) -> NaiveDate {
        business_date(self.now)
    }

    /// Reads outside a transaction.
    pub fn db(&self) -> &DatabaseConnection {
        &self.services.db
    }

    /// Begins the transaction that all writes of the use-case share.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self) -> Result<Transaction> {
        Transaction::begin(self).await
    }

    /// A new identifier that sorts by time (RFC 9562, version 7), from this operation's time and chance.
    pub fn new_id(&self) -> Uuid {
        let mut random = [0_u8; 10];
        self.services.random.fill(&mut random);
        let millis = u64::try_from(self.now.timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// An absolute address of a page of the portal.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.services.settings.base_url)
    }
}
