//! What is told, and that it is told exactly once: at each announcement, and when intake opens.

use crate::support::{databases, fails_wholly, wait};
use crate::world::*;
use chrono::Duration;
use domain::intake::Kind;
use domain::refusal::Refusal;
use services::intake::{announce, preview, require_open};
use services::mail::Letter;
use services::subscriptions::due::run_due;
use services::subscriptions::stop;

/// Intake is open at first; this closes it until 28 February 2027.
async fn closed_until_february(services: &services::Services) -> services::Operation {
    let admin = administrator(services).await;
    announced(services, &admin, &end_of("2027", "8")).await;
    admin
}

#[tokio::test]
async fn the_opening_is_told_once_at_midnight_in_japan() {
    for (services, clock) in databases().await {
        closed_until_february(&services).await;
        subscribed(&services, SATO).await;
        at(&clock, "2027-02-27T14:59:59.999Z");
        assert_eq!(run_due(&services).await.unwrap(), 0);
        at(&clock, "2027-02-27T15:00:00Z");
        assert_eq!(run_due(&services).await.unwrap(), 1);
        for _ in 0..2 {
            assert_eq!(run_due(&services).await.unwrap(), 0);
        }
        let letters = news(&services, SATO).await;
        let [Letter::IntakeOpened { opened_on, .. }] = letters.as_slice() else {
            panic!("{letters:?}")
        };
        assert_eq!(opened_on.to_string(), "2027-02-28");
    }
}

#[tokio::test]
async fn a_server_that_was_away_at_midnight_tells_the_opening_later() {
    for (services, clock) in databases().await {
        closed_until_february(&services).await;
        subscribed(&services, SATO).await;
        at(&clock, "2027-03-09T02:00:00Z");
        assert_eq!(run_due(&services).await.unwrap(), 1);
        assert_eq!(news(&services, SATO).await.len(), 1);
    }
}

#[tokio::test]
async fn two_servers_at_once_tell_nothing_twice() {
    for (services, clock) in databases().await {
        closed_until_february(&services).await;
        let readers: Vec<String> = (0..12).map(|n| format!("r{n}@kigyo.example.jp")).collect();
        for reader in &readers {
            subscribed(&services, reader).await;
        }
        at(&clock, "2027-02-27T15:00:00Z");
        let look = || {
            let services = services.clone();
            tokio::spawn(async move { run_due(&services).await.unwrap() })
        };
        let looks: Vec<_> = (0..8).map(|_| look()).collect();
        let mut told = 0;
        for look in looks {
            told += look.await.unwrap();
        }
        assert_eq!(told, 1);
        for reader in &readers {
            assert_eq!(news(&services, reader).await.len(), 1, "{reader}");
        }
    }
}

#[tokio::test]
async fn an_opening_and_a_move_at_the_same_time_are_told_in_some_order() {
    for (services, clock) in databases().await {
        let admin = closed_until_february(&services).await;
        subscribed(&services, SATO).await;
        at(&clock, "2027-02-27T15:00:00Z");
        let op = now(&services, &admin);
        let (seen, later) = (seen(&op).await, end_of("2027", "12"));
        let (told, moved) = tokio::join!(run_due(&services), announce(&op, &later, seen));
        moved.unwrap();
        let opened = told.unwrap();
        let letters = news(&services, SATO).await;
        let openings = letters
            .iter()
            .filter(|letter| matches!(letter, Letter::IntakeOpened { .. }))
            .count();
        assert_eq!(openings, opened as usize);
        assert_eq!(letters.len(), openings + 1);
        assert_eq!(run_due(&services).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn each_announcement_is_told_once_with_what_it_is() {
    for (services, clock) in databases().await {
        let admin = administrator(&services).await;
        subscribed(&services, SATO).await;
        let forms = [
            (end_of("2027", "8"), Kind::Moved, Some("2027-02-28"), false),
            (end_of("2027", "4"), Kind::Moved, Some("2026-10-30"), true),
            (
                ready_on("2026-11-20"),
                Kind::Ready,
                Some("2026-05-20"),
                true,
            ),
            (withdrawn(), Kind::Withdrawn, None, false),
            (
                end_of("2028", "3"),
                Kind::Planned,
                Some("2027-09-30"),
                false,
            ),
        ];
        for (form, kind, opens, open) in forms {
            wait(&services, &clock, Duration::hours(1));
            announced(&services, &admin, &form).await;
            // What an announcement opens at once is not told a second time.
            assert_eq!(run_due(&services).await.unwrap(), 0, "{kind}");
            let letters = news(&services, SATO).await;
            let Some(Letter::ReadinessTold {
                kind: told,
                opens_on,
                is_open,
                ..
            }) = letters.last()
            else {
                panic!("{letters:?}")
            };
            let opens_on = opens_on.map(|day| day.to_string());
            assert_eq!((*told, *is_open), (kind, open));
            assert_eq!(opens_on.as_deref(), opens);
        }
        assert_eq!(news(&services, SATO).await.len(), 5);
    }
}

#[tokio::test]
async fn who_looked_too_early_tells_nobody_anything() {
    for (services, _) in databases().await {
        let admin = closed_until_february(&services).await;
        subscribed(&services, SATO).await;
        let refused = announce(&admin, &end_of("2027", "12"), None).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(&Refusal::Stale));
        assert!(news(&services, SATO).await.is_empty());
    }
}

#[tokio::test]
async fn the_preview_counts_who_would_be_told() {
    for (services, _) in databases().await {
        let admin = closed_until_february(&services).await;
        subscribed(&services, SATO).await;
        services::subscriptions::ask(&anonymous(&services), &form("other@kigyo.example.jp"))
            .await
            .unwrap();
        let preview = preview(&admin, &end_of("2027", "12")).await.unwrap();
        assert_eq!((preview.kind, preview.told), (Kind::Moved, 1));
    }
}

#[tokio::test]
async fn what_is_ready_stays_open_and_what_may_not_follow_is_refused() {
    for (services, _) in databases().await {
        let admin = closed_until_february(&services).await;
        for early in ["2026-11-25", "2027-08-31"] {
            let refused = preview(&admin, &ready_on(early)).await.unwrap_err();
            assert!(matches!(refused.refusal(), Some(Refusal::Invalid { .. })));
        }
        announced(&services, &admin, &ready_on("2026-11-24")).await;
        require_open(admin.db(), &admin, FAMILY).await.unwrap();
        let op = now(&services, &admin);
        let moved = announce(&op, &end_of("2027", "12"), seen(&op).await).await;
        assert!(matches!(
            moved.unwrap_err().refusal(),
            Some(Refusal::Invalid { .. })
        ));
        announced(&services, &admin, &withdrawn()).await;
        assert!(require_open(admin.db(), &admin, FAMILY).await.is_err());
    }
}

#[tokio::test]
async fn telling_happens_wholly_or_not_at_all() {
    for (services, clock) in databases().await {
        let admin = closed_until_february(&services).await;
        subscribed(&services, SATO).await;
        let (later, looked) = (end_of("2027", "12"), seen(&admin).await);
        let tables = ["outbox_job", "subscription", "audit_head"];
        let step = async || announce(&admin, &later, looked).await;
        fails_wholly(&services, &tables, step).await;
        at(&clock, "2027-02-27T15:00:00Z");
        let tables = ["outbox_job", "subscription", "audit_head", "opening_notice"];
        fails_wholly(&services, &tables, async || run_due(&services).await).await;
        assert_eq!(run_due(&services).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn whoever_stopped_is_not_told_of_the_opening() {
    for (services, clock) in databases().await {
        let admin = closed_until_february(&services).await;
        subscribed(&services, SATO).await;
        announced(&services, &admin, &end_of("2027", "9")).await;
        let letters = news(&services, SATO).await;
        let [Letter::ReadinessTold { stop: link, .. }] = letters.as_slice() else {
            panic!("{letters:?}")
        };
        assert!(stop(&anonymous(&services), &token(link)).await.unwrap());
        at(&clock, "2027-06-01T00:00:00Z");
        assert_eq!(run_due(&services).await.unwrap(), 1);
        assert_eq!(news(&services, SATO).await.len(), 1);
    }
}
