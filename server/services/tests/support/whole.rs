//! The whole database at a glance: a step that is refused or fails must leave every row as it was.

use sea_orm::{ConnectionTrait, EntityTrait};
use services::store::entities::*;
use services::{Error, Services};
use std::collections::BTreeMap;

/// Every row of every table, as text.
pub type Whole = BTreeMap<&'static str, Vec<String>>;

macro_rules! tables {
    ($services:expr; $($table:ident),+ $(,)?) => {{
        let mut whole = Whole::new();
        $(
            let rows: Vec<serde_json::Value> = $table::Entity::find().into_json().all(&$services.db).await.unwrap();
            let mut rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
            rows.sort_unstable();
            whole.insert(stringify!($table), rows);
        )+
        whole
    }};
}

/// Everything but the count of wrong passwords, which a refused signature must keep.
pub async fn whole(services: &Services) -> Whole {
    tables! { services;
        application, audit_event, audit_head, bank, bank_suspension, clause_comment, client, consent,
        consent_deadline, consent_opening, consent_reminder, consent_request, consent_withdrawal, contact,
        contract, contract_draft, contract_step, contract_template, correction_request, counter, coverage, criterion,
        document, holiday, impersonation, mailed_link, known_device, membership, opening_notice, organisation,
        outbox_job, passkey, pending_sign_in, person, policy, policy_draft, publication, publication_check,
        publication_step, published_term, readiness_announcement, recovery_code, session, setting, signature,
        signed_sheet, signing_delegation, signing_step, single_sign_on_grant, single_sign_on_subject,
        standing_consent_act, submission, subscription, template_step, totp
    }
}

/// Takes the step while each of the tables is out of reach: it must fail as ours, and leave nothing behind.
pub async fn fails_wholly<T, F>(services: &Services, tables: &[&str], step: F)
where
    F: AsyncFn() -> services::Result<T>,
{
    for table in tables {
        let before = whole(services).await;
        rename(services, (table, "out_of_reach")).await;
        let answer = step().await;
        rename(services, ("out_of_reach", table)).await;
        assert!(matches!(answer, Err(Error::Failed(_))), "without {table}");
        assert_eq!(whole(services).await, before, "without {table}");
    }
}

async fn rename(services: &Services, (from, to): (&str, &str)) {
    let sql = format!("ALTER TABLE {from} RENAME TO {to}");
    services.db.execute_unprepared(&sql).await.unwrap();
}
