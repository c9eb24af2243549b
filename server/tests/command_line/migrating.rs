//! Several machines that start at once bring the database to this version together, and once.

use crate::machine::{DATA_KEY, Machine, text};

#[tokio::test]
async fn two_that_migrate_at_once_both_succeed() {
    for machine in Machine::each().await {
        let servers = [(); 3].map(|()| machine.start(&["migrate", "up"], &[]));
        for server in servers {
            let ended = server.wait_with_output().unwrap();
            assert!(ended.status.success(), "{}", text(&ended.stderr));
            let list = text(&ended.stdout);
            assert!(
                list.contains("Applied") && !list.contains("Pending"),
                "{list}"
            );
        }
        let invited = machine.run(
            &[
                "admin",
                "invite",
                "--email",
                "a@example.jp",
                "--name",
                "大橋 誠",
            ],
            &[DATA_KEY],
        );
        assert!(invited.status.success(), "{}", text(&invited.stderr));
    }
}

#[tokio::test]
async fn the_way_back_is_there_and_status_only_looks() {
    for machine in Machine::each().await {
        let status = machine.run(&["migrate", "status"], &[]);
        let list = text(&status.stdout);
        assert!(
            list.contains("Pending") && !list.contains("Applied"),
            "{list}"
        );
        let steps = list.lines().count().to_string();
        machine.run(&["migrate", "up"], &[]);
        let down = machine.run(&["migrate", "down", "--steps", &steps], &[]);
        assert!(down.status.success(), "{}", text(&down.stderr));
        assert_eq!(text(&down.stdout), list);
    }
}
