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
async fn a_name_is_found_however_it_is_written() {
    for world in worlds().await {
        world.submitted_for(2, "ＨＩＮＡＴＡ ﾋﾟｱﾉ").await;
        for written in ["hinata", "Ｈｉｎａｔａ　ピアノ", "HINATA ﾋﾟ", "Ｒ2026ー0002"]
        {
            let wanted = QueueQuery {
                text: written.into(),
                ..QueueQuery::default()
            };
            assert_eq!(queue(&world, &wanted).await.total, 1, "{written}");
        }
    }
}

// ASVS 1.2.4
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
        // What would break out of a question, or stands for anything, is a text like any other.
        for odd in [
            "%",
            "_",
            "' OR '1'='1",
            "R2026-0012' --",
            "\\",
            "\");DROP TABLE application;--",
        ] {
            assert_eq!(queue(&world, &found(odd)).await.total, 0, "{odd}");
        }
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
async fn what_is_approved_lies_with_the_federation_where_standing_consents_answer() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        world.proposes(&world.officer).await.unwrap();
        let form = ApproveForm { version: 3 };
        review::approve(&world.by(&world.approver), world.id, &form)
            .await
            .unwrap();
        let shown = queue(&world, &QueueQuery::default()).await;
        assert_eq!(
            shown.workload.federation,
            Load {
                count: 1,
                overdue: 0
            }
        );
        let row = &shown.rows[0];
        assert_eq!((row.owner, row.overdue), (Owner::Federation, None));
        let state = QueueQuery {
            state: "to_draw_up".into(),
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
async fn nobody_is_late_before_a_business_day_has_passed() {
    for (services, clock) in crate::support::databases().await {
        let world = World::new(services).await;
        // Tuesday's work, looked at on the Saturday and on the Monday after that.
        let friday = world.due_in(world.id, 3).await;
        wait(&world.services, &clock, chrono::Duration::days(4));
        let shown = queue(&world, &QueueQuery::default()).await;
        assert_eq!(
            (shown.rows[0].due_on, shown.rows[0].overdue),
            (Some(friday), None)
        );
        assert_eq!(
            (shown.counts.overdue, shown.workload.federation.overdue),
            (0, 0)
        );
        let late = QueueQuery {
            view: View::Overdue,
            ..QueueQuery::default()
        };
        assert_eq!(queue(&world, &late).await.total, 0);
        wait(&world.services, &clock, chrono::Duration::days(2));
        let shown = queue(&world, &late).await;
        assert_eq!((shown.total, shown.rows[0].overdue), (1, Some(1)));
    }
}

#[tokio::test]
async fn what_waits_for_a_signature_stands_after_what_has_a_day() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        world.proposes(&world.officer).await.unwrap();
        let form = ApproveForm { version: 3 };
        let op = world.by(&world.approver);
        let contract = review::approve(&op, world.id, &form).await.unwrap();
        world.awaits_signature(contract).await;
        world.submitted(2).await;
        for descending in [false, true] {
            let asked = QueueQuery {
                descending,
                ..QueueQuery::default()
            };
            let rows = queue(&world, &asked).await.rows;
            let days: Vec<bool> = rows.iter().map(|row| row.due_on.is_some()).collect();
            assert_eq!(days, [true, false], "descending: {descending}");
        }
    }
}

#[tokio::test]
async fn numbers_are_found_however_wide_they_are_typed() {
    for world in worlds().await {
        for typed in [
            "Ｒ２０２６－０００１",
            "ｒ2026ー0001",
            "R2026−0001",
            "家計簿株式",
        ] {
            let asked = QueueQuery {
                text: typed.into(),
                ..QueueQuery::default()
            };
            assert_eq!(queue(&world, &asked).await.total, 1, "{typed}");
        }
    }
}

#[tokio::test]
async fn the_export_has_every_row_and_is_for_the_federation_alone() {
    for world in worlds().await {
        for number in 2..=53 {
            world.submitted(number).await;
        }
        let op = world.by(&world.officer);
        let rows = review::export(&op, &QueueQuery::default()).await.unwrap();
        assert_eq!(rows.len(), 53);
        let agent = world.by(&world.agent);
        assert!(
            review::export(&agent, &QueueQuery::default())
                .await
                .is_err()
        );
    }
}
