//! The tables as the store sees them: one file a table, named as the table is.
//!
//! Nothing outside the store uses these types; the rest of the services speaks in domain types.

pub mod answered_challenge;
pub mod application;
pub mod audit_event;
pub mod audit_head;
pub mod bank;
pub mod clause_comment;
pub mod client;
pub mod consent;
pub mod consent_request;
pub mod consent_withdrawal;
pub mod contact;
pub mod contract;
pub mod contract_draft;
pub mod contract_step;
pub mod contract_template;
pub mod correction_request;
pub mod counter;
pub mod criterion;
pub mod document;
pub mod holiday;
pub mod impersonation;
pub mod known_device;
pub mod mailed_link;
pub mod membership;
pub mod organisation;
pub mod outbox_job;
pub mod passkey;
pub mod pending_sign_in;
pub mod person;
pub mod policy;
pub mod published_term;
pub mod readiness_announcement;
pub mod recovery_code;
pub mod session;
pub mod setting;
pub mod sign_in_attempt;
pub mod signature;
pub mod single_sign_on_attempt;
pub mod single_sign_on_grant;
pub mod single_sign_on_subject;
pub mod standing_consent;
pub mod submission;
pub mod totp;
