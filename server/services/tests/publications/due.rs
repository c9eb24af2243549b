//! What a conclusion makes due, until which day, and from whom it is not asked any more; and who is late.

use crate::people::{kinds, mails, refusal, staff};
use crate::publications::{again_as, day, found, opened, publish_as, publisher, task};
use crate::support::wait;
use crate::world::worlds;
use chrono::Duration;
use domain::accounts::Language;
use domain::publications::{NoticeWay, PublicationState, Release};
use domain::refusal::Refusal;
use services::consents::{self, WithdrawForm};
use services::contracts::{self, EndForm};
use services::mail::Letter;
use services::publications::due::run_due;
use services::publications::{Query, View, list, overdue};

#[tokio::test]
async fn the_conclusion_makes_a_publication_due_by_each_party_and_each_covered_bank() {
    for world in worlds().await {
        world
            .bank_has_address("2951", "api@hokkaido.example.jp")
            .await;
        world.records("2968", "refused").await.unwrap();
        let world = world.drawn_up().await;
        assert_eq!(found(&world).await, []);
        world.agent_signs().await.unwrap();
        world.federation_signs().await.unwrap();

        let found = found(&world).await;
        let whose: Vec<&str> = found.iter().map(|task| task.publisher.code()).collect();
        assert_eq!(whose[..4], ["federation", "agent", "2951", "2954"]);
        assert_eq!((whose.len(), whose.contains(&"2968")), (14, false));
        // Ten business days after Tuesday 24 November 2026.
        assert!(found.iter().all(|task| task.due_on == day("2026-12-08")));
        let told = found.iter().find(|task| task.publisher.code() == "2951");
        let told = told.unwrap();
        assert_eq!(told.state, PublicationState::Notified);
        assert_eq!(told.notice.as_ref().unwrap().way, NoticeWay::Portal);
        let open = found
            .iter()
            .filter(|task| task.state == PublicationState::Open);
        assert_eq!(open.count(), 13);
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn nobody_publishes_what_does_not_hold_any_more() {
    for world in worlds().await {
        let world = opened(world).await;
        let bank = world.banker("2963").await;
        publish_as(&world, &bank, "2963").await.unwrap();
        let (tokai, kinki) = (world.banker("2972").await, world.banker("2978").await);
        for (op, from) in [(&tokai, "24"), (&kinki, "26")] {
            let form = WithdrawForm {
                from_year: "2026".into(),
                from_month: "11".into(),
                from_day: from.into(),
                reason: "接続に係る方針を見直すため。".into(),
                ..WithdrawForm::default()
            };
            consents::withdraw(op, world.contract, &form).await.unwrap();
        }
        assert_eq!(task(&world, "2972").await.release, Some(Release::Withdrawn));
        assert!(task(&world, "2978").await.state.is_waiting());
        wait(&world.services, &world.clock, Duration::days(2));
        assert_eq!(run_due(&world.services).await.unwrap(), 1);
        assert_eq!(task(&world, "2978").await.release, Some(Release::Withdrawn));
        let late = publish_as(&world, &again_as(&world, &kinki), "2978").await;
        assert_eq!(refusal(late), Refusal::WrongState);

        let end = EndForm {
            ending: "for_cause".into(),
            reason: "契約に違反したため。".into(),
            version: world.shown().await.version,
            ..EndForm::default()
        };
        contracts::end(&world.approver(), world.contract, &end)
            .await
            .unwrap();
        assert_eq!(task(&world, "agent").await.release, Some(Release::Ended));
        assert_eq!(
            task(&world, "2963").await.state,
            PublicationState::Published
        );
        let late = publish_as(&world, &world.officer(), "agent").await;
        assert_eq!(refusal(late), Refusal::WrongState);
    }
}

#[tokio::test]
async fn whoever_is_late_is_listed_and_reminded_once() {
    for world in worlds().await {
        world
            .bank_has_address("2951", "api@hokkaido.example.jp")
            .await;
        let world = opened(world).await;
        for publisher in ["2963", "agent"] {
            publish_as(&world, &world.officer(), publisher)
                .await
                .unwrap();
        }
        wait(&world.services, &world.clock, Duration::days(14));
        assert_eq!(world.officer().today(), day("2026-12-08"));
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
        assert_eq!(overdue(&world.officer()).await.unwrap(), 0);
        wait(&world.services, &world.clock, Duration::days(1));
        assert_eq!(overdue(&world.officer()).await.unwrap(), 13);
        assert_eq!(run_due(&world.services).await.unwrap(), 13);
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
        let told = kinds(&world.services).await;
        let times = |kind: &str| told.iter().filter(|one| **one == kind).count();
        // The other banks have no address, so the officers hear of them, and of the Federation's own.
        assert_eq!(times("publication_late_for_bank"), 1);
        assert_eq!(times("publication_late"), 12);
        assert!(mails(&world.services).await.iter().any(|mail| matches!(
            &mail.letter,
            Letter::PublicationLate { bank, .. } if bank == "沖縄県労働金庫"
        )));

        let late = Query {
            view: View::Overdue,
            ..Query::default()
        };
        let shown = list(&world.officer(), &late).await.unwrap();
        assert_eq!((shown.found, shown.rows[0].task.overdue_days), (13, 1));
        let bank = Query {
            publisher: Some(publisher("2954")),
            ..late
        };
        assert_eq!(list(&world.officer(), &bank).await.unwrap().found, 1);
        let agent = list(&world.agent(), &bank).await;
        assert!(matches!(refusal(agent), Refusal::NotAllowed { .. }));
        let auditor = staff(&world.services, "auditor@rokin.example", "auditor").await;
        let auditor = world.services.operation(auditor, Language::Ja);
        assert!(list(&auditor, &bank).await.is_ok());
    }
}
