//! The account of the database with which the portal serves: enough for its rows, and for nothing else.

use crate::support::with_row_rights;
use crate::world::*;
use domain::accounts::Language;
use domain::intake::ScopeFamily;
use sea_orm::ConnectionTrait;
use services::applications::begin::begin;
use services::audit::verify::{Verdict, verify};

// ASVS 13.2.2
#[tokio::test]
async fn the_account_that_serves_changes_rows_but_neither_tables_nor_the_trail() {
    let Some((services, _clock)) = with_row_rights().await else {
        return;
    };
    hanako_has_an_account(&services).await;
    let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
    let op = services.operation(who(&services, &token).await, Language::Ja);
    begin(&op, ScopeFamily::AccountInformation).await.unwrap();
    for line in [
        "CREATE TABLE more (id integer)",
        "DROP TABLE person",
        "ALTER TABLE person DROP COLUMN password_hash",
        "UPDATE audit_event SET actor_name = 'somebody else'",
        "DELETE FROM audit_event",
        "COPY person TO PROGRAM 'cat'",
    ] {
        let error = services.db.execute_unprepared(line).await.unwrap_err();
        let told = error.to_string();
        let refusals = ["permission denied", "must be owner", "must be superuser"];
        assert!(
            refusals.iter().any(|one| told.contains(one)),
            "{line}: {told}"
        );
    }
    let verdict = verify(&services.system()).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}
