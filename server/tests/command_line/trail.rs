//! `server audit verify` names the first event that is not as it was written, and ends with 1.

use crate::machine::{DATA_KEY, Machine, text};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};
use services::store;
use services::store::entities::audit_event::{Column, Entity};

/// A machine on which five people were invited.
async fn with_five_events(machine: Machine) -> (Machine, DatabaseConnection) {
    let machine = machine.migrated();
    for n in 1..=5 {
        let email = format!("person{n}@example.jp");
        let who = ["admin", "invite", "--email", &email, "--name", "大橋 誠"];
        let invited = machine.run(&who, &[DATA_KEY]);
        assert!(invited.status.success(), "{}", text(&invited.stderr));
    }
    let db = store::connect(&machine.database).await.unwrap();
    (machine, db)
}

fn verified(machine: &Machine) -> (Option<i32>, String) {
    let ended = machine.run(&["audit", "verify"], &[]);
    (ended.status.code(), text(&ended.stdout))
}

async fn remove(db: &DatabaseConnection, seq: i64) {
    Entity::delete_by_id(seq).exec(db).await.unwrap();
}

async fn set(db: &DatabaseConnection, seq: i64, (column, value): (Column, sea_orm::Value)) {
    Entity::update_many()
        .col_expr(column, Expr::value(value))
        .filter(Column::Seq.eq(seq))
        .exec(db)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_untouched_trail_is_intact() {
    for machine in Machine::each().await {
        let (machine, _) = with_five_events(machine).await;
        let (code, told) = verified(&machine);
        assert_eq!(code, Some(0));
        assert!(
            told.starts_with("intact: 5 events, the last hash is "),
            "{told}"
        );
    }
}

#[tokio::test]
async fn the_first_changed_event_is_named() {
    for machine in Machine::each().await {
        let (machine, db) = with_five_events(machine).await;
        for seq in [4, 2] {
            set(&db, seq, (Column::ActorName, "somebody else".into())).await;
            let expected = format!("broken: event {seq} was changed\n");
            assert_eq!(verified(&machine), (Some(1), expected));
        }
    }
}

#[tokio::test]
async fn the_first_removed_event_is_named() {
    for machine in Machine::each().await {
        let (machine, db) = with_five_events(machine).await;
        // The last, one in the middle, the first.
        for seq in [5, 3, 1] {
            remove(&db, seq).await;
            let expected = format!("broken: event {seq} is missing\n");
            assert_eq!(verified(&machine), (Some(1), expected));
        }
    }
}

#[tokio::test]
async fn the_first_event_out_of_order_is_named() {
    for machine in Machine::each().await {
        let (machine, db) = with_five_events(machine).await;
        for (from, to) in [(2, 99), (3, 2), (99, 3)] {
            set(&db, from, (Column::Seq, i64::into(to))).await;
        }
        let expected = "broken: event 2 does not follow the event before it\n";
        assert_eq!(verified(&machine), (Some(1), expected.to_owned()));
    }
}

#[tokio::test]
async fn the_first_inserted_event_is_named() {
    for machine in Machine::each().await {
        let (machine, db) = with_five_events(machine).await;
        // A copy of the first event stands before all others.
        let mut copy = Entity::find_by_id(1).one(&db).await.unwrap().unwrap();
        (copy.seq, copy.hash) = (0, "f".repeat(64));
        let copy: services::store::entities::audit_event::ActiveModel = copy.into();
        Entity::insert(copy.reset_all()).exec(&db).await.unwrap();
        let expected = "broken: event 0 was not written by the portal\n";
        assert_eq!(verified(&machine), (Some(1), expected.to_owned()));
    }
}
