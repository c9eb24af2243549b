//! The trail names the first event that is not as it was written, whatever was done to the rows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod support;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set,
    Value,
};
use services::Services;
use services::audit::Event;
use services::audit::verify::{Fault, Verdict, verify};
use services::store::entities::audit_event::{Column, Entity, Model};
use services::store::entities::audit_head;
use support::databases;

/// So many events stand in every trail here.
const EVENTS: i64 = 5;

async fn written(services: &Services) {
    let op = services.system();
    for n in 1..=EVENTS {
        let tx = op.begin().await.unwrap();
        let event = Event::new("tried", "test", n).before(n - 1).after(n);
        tx.record(&op, event).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn rows(services: &Services) -> Vec<Model> {
    let all = Entity::find().order_by_asc(Column::Seq);
    all.all(&services.db).await.unwrap()
}

/// What is found after the rows were laid down as given.
async fn found(services: &Services, rows: &[Model]) -> Verdict {
    Entity::delete_many().exec(&services.db).await.unwrap();
    for row in rows {
        let row = row.clone().into_active_model().reset_all();
        row.insert(&services.db).await.unwrap();
    }
    verify(&services.system()).await.unwrap()
}

fn broken(seq: i64, fault: Fault) -> Verdict {
    Verdict::Broken { seq, fault }
}

#[tokio::test]
async fn an_untouched_trail_is_intact() {
    for (services, _) in databases().await {
        let none = verify(&services.system()).await.unwrap();
        assert!(matches!(none, Verdict::Intact { events: 0, .. }));
        written(&services).await;
        let last_hash = rows(&services).await.pop().unwrap().hash;
        let intact = verify(&services.system()).await.unwrap();
        assert_eq!(
            intact,
            Verdict::Intact {
                events: EVENTS,
                last_hash
            }
        );
    }
}

#[tokio::test]
async fn a_change_of_any_field_is_noticed() {
    let id = uuid::Uuid::from_u128(7);
    let changes: [(Column, Value); 11] = [
        (Column::At, chrono::DateTime::UNIX_EPOCH.into()),
        (Column::ActorId, Some(id).into()),
        (Column::ActorName, "somebody else".into()),
        (Column::Verb, "tested".into()),
        (Column::SubjectKind, "tests".into()),
        (Column::SubjectId, "33".into()),
        (Column::Before, None::<String>.into()),
        (Column::After, "4".into()),
        (Column::VisibleToAgent, true.into()),
        (Column::ApplicationId, Some(id).into()),
        (Column::OrganisationId, Some(id).into()),
    ];
    for (services, _) in databases().await {
        written(&services).await;
        let untouched = rows(&services).await;
        for (column, value) in changes.clone() {
            Entity::update_many()
                .col_expr(column, Expr::value(value))
                .filter(Column::Seq.is_in([3, 4]))
                .exec(&services.db)
                .await
                .unwrap();
            let verdict = verify(&services.system()).await.unwrap();
            assert_eq!(verdict, broken(3, Fault::Changed), "{column:?}");
            let verdict = found(&services, &untouched).await;
            assert!(matches!(verdict, Verdict::Intact { .. }));
        }
    }
}

#[tokio::test]
async fn a_removed_event_is_missed_wherever_it_stood() {
    for (services, _) in databases().await {
        written(&services).await;
        let all = rows(&services).await;
        for seq in 1..=EVENTS {
            let left: Vec<Model> = all.iter().filter(|row| row.seq != seq).cloned().collect();
            assert_eq!(found(&services, &left).await, broken(seq, Fault::Missing));
        }
        assert_eq!(found(&services, &all[..2]).await, broken(3, Fault::Missing));
        assert_eq!(found(&services, &[]).await, broken(1, Fault::Missing));
    }
}

#[tokio::test]
async fn closing_the_gap_does_not_hide_it() {
    for (services, _) in databases().await {
        written(&services).await;
        let mut left = rows(&services).await;
        left.remove(1);
        for (row, seq) in left.iter_mut().zip(1..) {
            row.seq = seq;
        }
        assert_eq!(found(&services, &left).await, broken(2, Fault::OutOfOrder));
    }
}

#[tokio::test]
async fn events_that_changed_places_are_noticed() {
    for (services, _) in databases().await {
        written(&services).await;
        let all = rows(&services).await;
        for (one, other) in [(1, 2), (2, 4), (4, 5)] {
            let mut swapped = all.clone();
            for row in &mut swapped {
                row.seq = match row.seq {
                    seq if seq == one => other,
                    seq if seq == other => one,
                    seq => seq,
                };
            }
            let verdict = found(&services, &swapped).await;
            assert_eq!(verdict, broken(one, Fault::OutOfOrder), "{one} and {other}");
        }
    }
}

#[tokio::test]
async fn an_inserted_event_is_noticed_wherever_it_stands() {
    for (services, _) in databases().await {
        written(&services).await;
        let all = rows(&services).await;
        for at in 1..=EVENTS + 1 {
            let before = all.iter().find(|row| row.seq == at - 1);
            let forged = Model {
                seq: at,
                verb: "never_done".into(),
                hash: "f".repeat(64),
                previous_hash: before.map_or("0".repeat(64), |row| row.hash.clone()),
                ..all[0].clone()
            };
            let mut laid = vec![forged];
            laid.extend(all.iter().cloned().map(|row| Model {
                seq: if row.seq < at { row.seq } else { row.seq + 1 },
                ..row
            }));
            assert_eq!(found(&services, &laid).await, broken(at, Fault::Changed));
        }
        let before_all = Model {
            seq: 0,
            hash: "f".repeat(64),
            ..all[0].clone()
        };
        let laid: Vec<Model> = [before_all].into_iter().chain(all).collect();
        assert_eq!(found(&services, &laid).await, broken(0, Fault::Added));
    }
}

/// The forger knows the formula: what was written must still end where the portal stopped writing.
#[tokio::test]
async fn an_event_beyond_the_end_was_not_written_by_the_portal() {
    for (services, _) in databases().await {
        written(&services).await;
        let all = rows(&services).await;
        let head = audit_head::ActiveModel {
            id: Set(1),
            seq: Set(EVENTS - 1),
            hash: Set(all[3].hash.clone()),
        };
        head.update(&services.db).await.unwrap();
        let verdict = verify(&services.system()).await.unwrap();
        assert_eq!(verdict, broken(EVENTS, Fault::Added));
        audit_head::Entity::delete_many()
            .exec(&services.db)
            .await
            .unwrap();
        let verdict = verify(&services.system()).await.unwrap();
        assert_eq!(verdict, broken(1, Fault::Added));
    }
}

#[tokio::test]
async fn events_written_at_the_same_moment_make_one_chain() {
    for (services, _) in databases().await {
        let writes = (0..12).map(|n| {
            let services = services.clone();
            tokio::spawn(async move {
                let op = services.system();
                let tx = op.begin().await.unwrap();
                let event = Event::new("tried", "test", n);
                tx.record(&op, event).await.unwrap();
                tx.commit().await.unwrap();
            })
        });
        for write in writes.collect::<Vec<_>>() {
            write.await.unwrap();
        }
        let verdict = verify(&services.system()).await.unwrap();
        assert!(matches!(verdict, Verdict::Intact { events: 12, .. }));
    }
}
