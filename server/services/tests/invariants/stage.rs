//! One agent with one contract and its amendments, and everybody who has a hand in them.

use crate::people;
use crate::support;
use crate::world::World;
use domain::accounts::{Actor, Body, Language};
use domain::applications::{DraftNumber, ReceiptNumber};
use domain::ids::{ApplicationId, ContractId};
use sea_orm::{EntityTrait, QueryOrder};
use services::Operation;
use services::store::entities::{client, contract, organisation};

/// The banks at which something happens.
pub const BANKS: [&str; 3] = ["2951", "2963", "2997"];

pub struct Stage {
    pub world: World,
    administrator: Actor,
    other_approver: Actor,
    colleague: Actor,
    bankers: Vec<Actor>,
}

impl Stage {
    /// On SQLite: that both databases do the same is tried where each step is.
    pub async fn new() -> Self {
        let (services, clock) = support::services().await;
        let world = World::new(services, clock).await;
        first_numbers_are_taken(&world).await;
        let services = &world.services;
        let mut bankers = Vec::new();
        for bank in BANKS {
            bankers.push(world.banker(bank).await.actor);
        }
        let administrator = people::staff(services, "kanri@rokin.example", "administrator").await;
        let other_approver = people::staff(services, "approver2@rokin.example", "approver").await;
        let body = Body::Agent(world.agent.organisation().unwrap());
        let email = "nozomi@hinata.example";
        let colleague = people::member(services, (&body, "viewer"), email).await;
        Stage {
            world,
            administrator,
            other_approver,
            colleague,
            bankers,
        }
    }

    pub fn administrator(&self) -> Operation {
        self.by(&self.administrator)
    }

    pub fn other_approver(&self) -> Operation {
        self.by(&self.other_approver)
    }

    /// Somebody of the agent who only looks, unless they are named to sign.
    pub fn colleague(&self) -> Operation {
        self.by(&self.colleague)
    }

    pub fn banker(&self, bank: usize) -> Operation {
        self.by(&self.bankers[bank])
    }

    /// One of the three who have to do with contracts at the Federation.
    pub fn office(&self, who: usize) -> Operation {
        match who {
            0 => self.world.officer(),
            1 => self.world.approver(),
            _ => self.other_approver(),
        }
    }

    fn by(&self, actor: &Actor) -> Operation {
        self.world.services.operation(actor.clone(), Language::Ja)
    }

    /// The portal with the contract in hand that is negotiated: the last amendment, where there is one.
    pub async fn negotiated(&self) -> World {
        self.about(self.editions().await.last().unwrap())
    }

    /// The portal with the contract in hand that is in force, or is to be.
    pub async fn in_force(&self) -> World {
        let editions = self.editions().await;
        let living = |row: &&contract::Model| is_living(row);
        let found = editions.iter().find(living);
        self.about(found.or(editions.last()).unwrap())
    }

    fn about(&self, row: &contract::Model) -> World {
        World {
            application: ApplicationId(row.application_id),
            contract: ContractId(row.id),
            ..self.world.clone()
        }
    }

    /// The contract and the amendments that were not given up, each behind what it amends.
    async fn editions(&self) -> Vec<contract::Model> {
        let rows = self.contracts().await;
        let mut editions: Vec<contract::Model> = Vec::new();
        let mut next = rows.iter().find(|row| row.amends.is_none());
        while let Some(row) = next {
            editions.push(row.clone());
            let goes_on = |one: &&contract::Model| one.state != "abandoned";
            let mut amendments = rows.iter().filter(|one| one.amends == Some(row.id));
            next = amendments.find(goes_on);
        }
        editions
    }

    /// The contract and every amendment there ever was.
    pub async fn contracts(&self) -> Vec<contract::Model> {
        let rows = contract::Entity::find().all(&self.world.services.db);
        rows.await.unwrap()
    }

    /// Every client there ever was.
    pub async fn clients(&self) -> Vec<client::Model> {
        client::Entity::find()
            .order_by_asc(client::Column::Id)
            .all(&self.world.services.db)
            .await
            .unwrap()
    }

    /// The agent: there is no other.
    pub async fn agent(&self) -> organisation::Model {
        let row = organisation::Entity::find().one(&self.world.services.db);
        row.await.unwrap().unwrap()
    }
}

/// Whether a contract is concluded and not over.
pub fn is_living(row: &contract::Model) -> bool {
    matches!(row.state.as_str(), "concluded" | "suspended")
}

/// The application of these tests took the first numbers without asking the counters, which amendments do.
async fn first_numbers_are_taken(world: &World) {
    let tx = world.officer().begin().await.unwrap();
    for counter in [DraftNumber::counter(2026), ReceiptNumber::counter(2026)] {
        tx.next_number(&counter).await.unwrap();
    }
    tx.commit().await.unwrap();
}
