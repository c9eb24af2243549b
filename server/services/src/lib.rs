//! The use-cases of the portal. A use-case is one function: it takes an [`Operation`] (who, when, with
//! what), asks the rules in `domain`, and writes everything it changes, the trail and the mails to come in
//! one transaction.

pub mod accounts;
pub mod applications;
pub mod audit;
pub mod browser;
pub mod calendar;
pub mod clients;
pub mod clock;
pub mod consents;
pub mod contracts;
pub mod criteria;
pub mod demo;
pub mod documents;
pub mod error;
pub mod factors;
pub mod impersonation;
pub mod intake;
pub mod mail;
pub mod members;
pub mod memory;
pub mod operation;
pub mod organisations;
pub mod outbox;
pub mod outside;
pub mod policy;
pub mod publications;
pub mod random;
pub mod register;
pub mod review;
pub mod secrets;
pub mod sessions;
pub mod settings;
pub mod store;
pub mod subscriptions;
pub mod suspensions;
pub mod templates;
mod ticker;
pub mod transaction;
pub mod uploads;
pub mod verification;

pub use browser::Browser;
pub use error::{Error, Result};
pub use operation::{Means, Operation, Services};
pub use settings::Settings;
pub use transaction::Transaction;
