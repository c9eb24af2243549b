//! The rules of the contract portal. Nothing here touches a database, a network, a file or a clock:
//! whatever a rule needs is an argument, so that every rule can be tested in a line.

pub mod accounts;
pub mod applications;
pub mod audit;
pub mod banks;
pub mod calendar;
pub mod clients;
pub mod consents;
pub mod contracts;
pub mod forms;
pub mod ids;
pub mod intake;
pub mod organisations;
pub mod permissions;
pub mod policy;
pub mod prefectures;
pub mod publications;
pub mod refusal;
pub mod subscriptions;
pub mod suspensions;
pub mod templates;
pub mod wording;
