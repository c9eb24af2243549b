//! What goes in comes out the same on both databases, and every entity finds its table and columns.

use sea_orm::{ActiveValue::Set, IntoActiveModel, prelude::*};

use crate::{databases::Fresh, entities::*};

const ID: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00ff);

fn instant(text: &str) -> DateTimeUtc {
    text.parse().unwrap()
}

#[tokio::test]
async fn identifiers_instants_and_json_come_back_as_they_went() {
    for fresh in Fresh::migrated().await {
        let job = outbox_job::Model {
            id: ID,
            kind: "send_mail".into(),
            payload: serde_json::json!({ "name": "労働金庫", "n": [1, 2.5, null, true] }),
            state: "waiting".into(),
            attempts: 0,
            run_after: instant("2019-09-29T15:00:00.123456Z"),
            claimed_until: None,
            last_error: None,
            created_at: instant("2019-09-29T14:59:59.999999Z"),
            finished_at: None,
        };
        job.clone()
            .into_active_model()
            .insert(&fresh.db)
            .await
            .unwrap();

        let found = outbox_job::Entity::find_by_id(ID)
            .one(&fresh.db)
            .await
            .unwrap();
        assert_eq!(found, Some(job));
        fresh.remove().await;
    }
}

#[tokio::test]
async fn instants_compare_by_time_down_to_the_microsecond() {
    for fresh in Fresh::migrated().await {
        let attempt = sign_in_attempt::ActiveModel {
            key: Set("source:192.0.2.1".into()),
            failures: Set(3),
            last_failure_at: Set(instant("2026-01-01T00:00:00.5Z")),
            blocked_until: Set(None),
        };
        attempt.insert(&fresh.db).await.unwrap();
        let column = sign_in_attempt::Column::LastFailureAt;
        for (limit, hits) in [
            ("2026-01-01T00:00:00Z", 1),
            ("2026-01-01T00:00:00.499999Z", 1),
            ("2026-01-01T00:00:00.500001Z", 0),
            ("2026-01-01T00:00:01Z", 0),
        ] {
            let after = sign_in_attempt::Entity::find().filter(column.gt(instant(limit)));
            assert_eq!(after.count(&fresh.db).await.unwrap(), hits, "{limit}");
        }
        fresh.remove().await;
    }
}

macro_rules! read_all {
    ($db:expr, $($table:ident),+ $(,)?) => {
        $($table::Entity::find().all($db).await.unwrap();)+
    };
}

#[tokio::test]
async fn every_entity_reads_its_table() {
    for fresh in Fresh::migrated().await {
        read_all!(
            &fresh.db,
            application,
            audit_event,
            audit_head,
            bank,
            client,
            consent,
            contact,
            contract,
            correction_request,
            counter,
            coverage,
            criterion,
            document,
            holiday,
            mailed_link,
            membership,
            opening_notice,
            organisation,
            outbox_job,
            pending_sign_in,
            person,
            policy,
            policy_draft,
            published_term,
            readiness_announcement,
            recovery_code,
            session,
            setting,
            sign_in_attempt,
            signature,
            signed_sheet,
            signing_delegation,
            signing_step,
            single_sign_on_attempt,
            single_sign_on_grant,
            single_sign_on_subject,
            standing_consent_act,
            submission,
            subscription,
            totp,
        );
        fresh.remove().await;
    }
}
