//! The database schema, up and down, alike on SQLite and PostgreSQL.
//!
//! One file a noun, in the order of the foreign keys. SQLite cannot add a constraint to a table that
//! exists, so every constraint stands where its table is created, each under a name of its own.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod definitions;
pub mod locked;
mod reference;

mod m0001_banks_and_policy;
mod m0002_accounts;
mod m0003_intake;
mod m0004_applications;
mod m0005_contracts;
mod m0006_documents;
mod m0007_consents;
mod m0008_signatures;
mod m0009_clients;
mod m0010_audit;
mod m0011_outbox;
mod m0012_settings;
mod m0013_reference_data;
mod m0014_audit_head;
mod m0015_queue;
mod m0016_factors;
mod m0018_known_devices;
mod m0019_single_sign_on;
mod m0020_impersonation;
mod m0021_scanned_documents;
mod m0022_found_by;
mod m0036_contract_texts;
mod m0037_consent_requests;
mod m0038_contract_life;
mod m0039_consent_withdrawals;
mod m0040_document_digests;
mod m0041_policy_drafts;
mod m0042_standing_consents;
mod m0043_opening_notices;
mod m0044_days_off;
mod m0045_consent_deadlines;
mod m0046_bank_suspensions;
mod m0047_publications;
mod m0048_publication_checks;
mod m0049_signing;
mod m0050_signing_steps;
mod m0051_template_steps;
mod m0052_amendments;
mod m0054_coverage;
mod m0055_agents_notices;
mod m0056_contacts_in_english;
mod m0057_text_digests;
mod m0058_deadline_causes;

/// The wording of contracts that ships with the portal, in Japanese and in English, as JSON.
pub const CONTRACT_WORDING: [&str; 2] = [
    include_str!("reference/contract_wording.json"),
    include_str!("reference/contract_wording_en.json"),
];

/// Brings a database to this version of the portal, or back.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_banks_and_policy::Migration),
            Box::new(m0002_accounts::Migration),
            Box::new(m0003_intake::Migration),
            Box::new(m0004_applications::Migration),
            Box::new(m0005_contracts::Migration),
            Box::new(m0006_documents::Migration),
            Box::new(m0007_consents::Migration),
            Box::new(m0008_signatures::Migration),
            Box::new(m0009_clients::Migration),
            Box::new(m0010_audit::Migration),
            Box::new(m0011_outbox::Migration),
            Box::new(m0012_settings::Migration),
            Box::new(m0013_reference_data::Migration),
            Box::new(m0014_audit_head::Migration),
            Box::new(m0015_queue::Migration),
            Box::new(m0016_factors::Migration),
            Box::new(m0018_known_devices::Migration),
            Box::new(m0019_single_sign_on::Migration),
            Box::new(m0020_impersonation::Migration),
            Box::new(m0021_scanned_documents::Migration),
            Box::new(m0022_found_by::Migration),
            Box::new(m0036_contract_texts::Migration),
            Box::new(m0037_consent_requests::Migration),
            Box::new(m0038_contract_life::Migration),
            Box::new(m0039_consent_withdrawals::Migration),
            Box::new(m0040_document_digests::Migration),
            Box::new(m0041_policy_drafts::Migration),
            Box::new(m0042_standing_consents::Migration),
            Box::new(m0043_opening_notices::Migration),
            Box::new(m0044_days_off::Migration),
            Box::new(m0045_consent_deadlines::Migration),
            Box::new(m0046_bank_suspensions::Migration),
            Box::new(m0047_publications::Migration),
            Box::new(m0048_publication_checks::Migration),
            Box::new(m0049_signing::Migration),
            Box::new(m0050_signing_steps::Migration),
            Box::new(m0051_template_steps::Migration),
            Box::new(m0052_amendments::Migration),
            Box::new(m0054_coverage::Migration),
            Box::new(m0055_agents_notices::Migration),
            Box::new(m0056_contacts_in_english::Migration),
            Box::new(m0057_text_digests::Migration),
            Box::new(m0058_deadline_causes::Migration),
        ]
    }
}
