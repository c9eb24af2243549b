//! A board with a bank at every place that its row can have, brought there by people's steps.

use crate::consent_events::{Event, WHY, Who, address};
use crate::people::visitor;
use crate::support;
use crate::world::World;
use domain::accounts::{Actor, Body, BodyKind, Language, Role};
use domain::consents::RowState;
use domain::refusal::Refusal;
use services::Operation;
use services::consents;

/// Where the banks stand while the contract is negotiated. Nobody mailed a link to the first two.
pub const NEGOTIATED: [(&str, RowState); 8] = [
    ("2951", RowState::Standing),
    ("2954", RowState::NotAsked),
    ("2963", RowState::Asked),
    ("2965", RowState::Opened),
    ("2966", RowState::Consented),
    ("2968", RowState::Conditional),
    ("2970", RowState::Refused),
    ("2972", RowState::Outdated),
];
/// Where banks stand once it is concluded.
pub const CONCLUDED: [(&str, RowState); 5] = [
    ("2951", RowState::Standing),
    ("2966", RowState::Consented),
    ("2968", RowState::Conditional),
    ("2970", RowState::Refused),
    ("2972", RowState::Withdrawn),
];
/// What comes of an event: the place of the bank, or why it was refused.
pub type Outcome = std::result::Result<RowState, Refusal>;

/// A contract and its board.
pub struct Rows {
    pub world: World,
    banker: Actor,
}

impl Rows {
    /// A board with a bank at each place of [`NEGOTIATED`].
    pub async fn negotiated() -> Self {
        let (services, clock) = support::services().await;
        let world = World::new(services, clock).await.verified().await;
        let banker = world.banker("2963").await.actor;
        let rows = Rows { world, banker };
        let world = &rows.world;
        let [standing, never, others @ ..] = NEGOTIATED.map(|(code, _)| code);
        for code in [never].into_iter().chain(others) {
            world.records(code, "unanswered").await.unwrap();
        }
        for code in [standing].into_iter().chain(others) {
            world.bank_has_address(code, &address(code)).await;
        }
        rows.answers("2972", "consented").await;
        // With the second draft everybody is asked who has an address and gave no answer that holds.
        world.edits("fees", "無償とする。").await.unwrap();
        world.issues("material").await.unwrap();
        world.bank_has_address(never, &address(never)).await;
        let opening = rows.acting(Some(Role::BankRepresentative), "2965");
        consents::see(&opening, world.contract).await.unwrap();
        for (code, answer) in [
            ("2966", "consented"),
            ("2968", "conditional"),
            ("2970", "refused"),
        ] {
            rows.answers(code, answer).await;
        }
        rows.stand(NEGOTIATED.map(|(_, state)| state)).await;
        rows
    }

    /// The same once both sides signed, with a bank at each place of [`CONCLUDED`].
    pub async fn concluded() -> Self {
        let rows = Rows::negotiated().await;
        for (code, answer) in [
            ("2954", "consented"),
            ("2963", "consented"),
            ("2965", "conditional"),
            ("2972", "consented"),
            ("2987", "conditional"),
        ] {
            rows.answers(code, answer).await;
        }
        rows.world.draws_up().await.unwrap();
        rows.world.agent_signs().await.unwrap();
        rows.world.federation_signs().await.unwrap();
        let op = rows.acting(Some(Role::BankRepresentative), "2972");
        let withdrawn = rows.happens(&op, (Event::Withdraw, "2972")).await;
        assert_eq!(withdrawn, Ok(RowState::Withdrawn));
        for (code, state) in CONCLUDED {
            assert_eq!(rows.state(code).await, state, "{code}");
        }
        rows
    }

    async fn answers(&self, code: &str, answer: &str) {
        let op = self.acting(Some(Role::BankRepresentative), code);
        self.world.answers(&op, (answer, WHY)).await.unwrap();
    }

    /// Somebody with the role, at that bank where it is the role of a bank.
    pub fn acting(&self, who: Who, code: &str) -> Operation {
        let Some(role) = who else {
            return visitor(&self.world.services);
        };
        let actor = match (role, role.kind()) {
            (Role::Approver, _) => &self.world.approver,
            (_, BodyKind::Agent) => &self.world.agent,
            (_, BodyKind::Federation) => &self.world.officer,
            (_, BodyKind::Bank) => &self.banker,
        };
        let Actor::Person(mut one) = actor.clone() else {
            panic!("nobody")
        };
        let hat = one.hat.as_mut().unwrap();
        hat.roles = vec![role];
        if role.kind() == BodyKind::Bank {
            hat.body = Body::Bank(code.parse().unwrap());
        }
        let actor = Actor::Person(one);
        self.world.services.operation(actor, Language::Ja)
    }

    /// Where a bank stands.
    pub async fn state(&self, code: &str) -> RowState {
        let officer = self.world.officer();
        let board = consents::board(&officer, self.world.contract).await;
        let rows = board.unwrap().rows;
        let mut rows = rows.iter();
        let found = rows.find(|row| row.bank.code.as_str() == code);
        found.unwrap().state
    }

    /// The banks of [`NEGOTIATED`] stand there.
    pub async fn stand(&self, expected: [RowState; 8]) {
        for ((code, _), state) in NEGOTIATED.into_iter().zip(expected) {
            assert_eq!(self.state(code).await, state, "{code}");
        }
    }

    /// Somebody does it to a bank, whose place afterwards is told.
    pub async fn happens(&self, op: &Operation, (event, code): (Event, &str)) -> Outcome {
        let seen = self.sees(code).await;
        match self.tries(op, (event, &seen)).await {
            Ok(()) => Ok(self.state(code).await),
            Err(error) => Err(error.refusal().cloned().unwrap()),
        }
    }
}
