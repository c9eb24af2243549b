//! The officers' queue once every bank has answered: nobody waits for the banks any more.

use crate::world::{World, worlds};
use domain::applications::Owner;
use domain::contracts::{ContractState, Standing};
use services::consents;
use services::review::{self, Load, QueueQuery, Row, View};

impl World {
    async fn queue(&self, query: QueueQuery) -> review::Queue {
        review::queue(&self.officer(), &query).await.unwrap()
    }

    /// The one row there is, the counts of the Federation's work, and what lies with it and with the banks.
    async fn work(&self) -> (Row, u64, [Load; 2]) {
        let mut shown = self.queue(QueueQuery::default()).await;
        let load = [shown.workload.federation, shown.workload.banks];
        (shown.rows.remove(0), shown.counts.federation, load)
    }

    async fn found(&self, state: &str) -> u64 {
        let state = state.to_owned();
        let query = QueueQuery {
            state,
            ..QueueQuery::default()
        };
        self.queue(query).await.total
    }
}

#[tokio::test]
async fn once_every_bank_has_answered_the_federation_is_to_draw_the_contract_up() {
    let (one, none) = (
        Load {
            count: 1,
            overdue: 0,
        },
        Load::default(),
    );
    let waiting = ContractState::AwaitingConsents;
    for world in worlds().await {
        world.records("2997", "unanswered").await.unwrap();
        let (row, federation, load) = world.work().await;
        assert_eq!(
            (row.contract, row.owner),
            (Some(waiting.into()), Owner::Banks)
        );
        assert!(row.due_on.is_some());
        assert_eq!((federation, load), (0, [none, one]));
        assert_eq!(world.found(waiting.code()).await, 1);
        assert_eq!(world.found("to_draw_up").await, 0);

        world.records("2997", "refused").await.unwrap();
        let (row, federation, load) = world.work().await;
        let standing = Some(Standing::ToDrawUp);
        assert_eq!((row.contract, row.owner), (standing, Owner::Federation));
        assert_eq!(row.due_on, None, "no bank has to answer by a day");
        assert_eq!((federation, load), (1, [one, none]));
        assert_eq!(world.found(waiting.code()).await, 0);
        assert_eq!(world.found("to_draw_up").await, 1);
        let query = QueueQuery {
            view: View::Federation,
            ..QueueQuery::default()
        };
        assert_eq!(world.queue(query).await.total, 1);
    }
}

#[tokio::test]
async fn where_no_bank_consents_the_federation_decides_how_to_go_on() {
    for world in worlds().await {
        let board = consents::board(&world.officer(), world.contract).await;
        for row in board.unwrap().rows {
            let bank = row.bank.code.as_str();
            world.records(bank, "refused").await.unwrap();
        }
        let (row, federation, [_, banks]) = world.work().await;
        let standing = Some(Standing::NobodyConsents);
        assert_eq!((row.contract, row.owner), (standing, Owner::Federation));
        assert_eq!((federation, banks), (1, Load::default()));
        assert_eq!(world.found("nobody_consents").await, 1);
        assert_eq!(world.found("to_draw_up").await, 0);
    }
}
