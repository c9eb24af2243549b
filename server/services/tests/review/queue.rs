//! The queue: what is counted, found, sorted and exported.

use crate::support::wait;
use crate::world::{World, worlds};
use domain::applications::Owner;
use services::review::{self, ApproveForm, Load, QueueQuery, Sort, View};

async fn queue(world: &World, query: &QueueQuery) -> review::Queue {
    review::queue(&world.by(&world.officer), query)
        .await
        .unwrap()
}

#[tokio::test]
async fn every_view_counts_what_it_lists() {
    for world in worlds().await {
        for number in 2..=53 {
            world.submitted(number).await;
        }
        world.takes(&world.officer).await.unwrap();
        let all = queue(&world, &QueueQuery::default()).await;
        assert_eq!((all.total, all.pages, all.rows.len()), (53, 2, 50));
        for view in View::ALL {
            let listed = queue(
                &world,
                &QueueQuery {
                    view,
                    ..QueueQuery::default()
                },
            )
            .await;
            assert_eq!(listed.total, all.counts.of(view), "{view:?}");
        }
        assert_eq!((all.counts.mine, all.counts.unassigned), (1, 52));
        assert_eq!(
            all.workload.federation,
            Load {
                count: 53,
                overdue: 0
            }
        );
        let last = QueueQuery {
            page: 9,
            ..QueueQuery::default()
        };
        let last = queue(&world, &last).await;
        assert_eq!((last.page, last.rows.len()), (2, 3));
        assert_eq!(all.officers.len(), 2);
    }
}

#[tokio::test]
async fn rows_are_found_and_sorted() {
    for world in worlds().await {
        for number in 2..=12 {
            world.submitted(number).await;
        }
        let found = |text: &str| QueueQuery {
            text: text.into(),
            ..QueueQuery::default()
        };
        assert_eq!(queue(&world, &found("r2026-0012")).await.total, 1);
        assert_eq!(queue(&world, &found("家計簿1")).await.total, 4);
        assert_eq!(queue(&world, &found("%")).await.total, 0);
        let state = QueueQuery {
            state: "proposed".into(),
            ..QueueQuery::default()
        };
        assert_eq!(queue(&world, &state).await.total, 0);
        let sorted = QueueQuery {
            sort: Sort::Receipt,
            descending: true,
            ..QueueQuery::default()
        };
        assert_eq!(
            queue(&world, &sorted).await.rows[0].receipt_number,
            "R2026-0012"
        );
    }
}

#[tokio::test]
async fn what_is_approved_lies_with_the_banks() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        world.proposes(&world.officer).await.unwrap();
        let form = ApproveForm { version: 3 };
        review::approve(&world.by(&world.approver), world.id, &form)
            .await
            .unwrap();
        let shown = queue(&world, &QueueQuery::default()).await;
        assert_eq!(
            shown.workload.banks,
            Load {
                count: 1,
                overdue: 0
            }
        );
        let row = &shown.rows[0];
        assert_eq!((row.owner, row.overdue), (Owner::Banks, None));
        let state = QueueQuery {
            state: "awaiting_consents".into(),
            ..QueueQuery::default()
        };
        assert_eq!(queue(&world, &state).await.total, 1);
    }
}

#[tokio::test]
async fn a_day_that_has_passed_is_counted_in_business_days() {
    for (services, clock) in crate::support::databases().await {
        let world = World::new(services).await;
        // From Tuesday to the Monday after.
        wait(&world.services, &clock, chrono::Duration::days(6));
        let shown = queue(&world, &QueueQuery::default()).await;
        let row = &shown.rows[0];
        assert_eq!((row.age, row.overdue), (4, Some(4)));
        assert_eq!(
            shown.workload.federation,
            Load {
                count: 1,
                overdue: 1
            }
        );
        assert_eq!(shown.counts.overdue, 1);
    }
}

#[tokio::test]
async fn the_table_has_a_heading_and_every_row() {
    for world in worlds().await {
        world.submitted(2).await;
        let op = world.by(&world.officer);
        let bytes = review::export(&op, &QueueQuery::default()).await.unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with('\u{feff}'));
        let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].contains("受付番号"));
        assert!(lines[1].contains("R2026-0001"));
        assert!(
            review::export(&world.by(&world.agent), &QueueQuery::default())
                .await
                .is_err()
        );
    }
}
