//! One agent with one contract, and everybody who has a hand in it.

use crate::people;
use crate::support;
use crate::world::World;
use domain::accounts::{Actor, Language};
use sea_orm::{EntityTrait, QueryOrder};
use services::Operation;
use services::store::entities::{client, organisation};

/// The banks at which something happens.
pub const BANKS: [&str; 3] = ["2951", "2963", "2997"];

pub struct Stage {
    pub world: World,
    administrator: Actor,
    other_approver: Actor,
    bankers: Vec<Actor>,
}

impl Stage {
    /// On SQLite: that both databases do the same is tried where each step is.
    pub async fn new() -> Self {
        let (services, clock) = support::services().await;
        let world = World::new(services, clock).await;
        let services = &world.services;
        let mut bankers = Vec::new();
        for bank in BANKS {
            bankers.push(world.banker(bank).await.actor);
        }
        let administrator = people::staff(services, "kanri@rokin.example", "administrator").await;
        let other_approver = people::staff(services, "approver2@rokin.example", "approver").await;
        Stage {
            world,
            administrator,
            other_approver,
            bankers,
        }
    }

    pub fn administrator(&self) -> Operation {
        self.by(&self.administrator)
    }

    pub fn other_approver(&self) -> Operation {
        self.by(&self.other_approver)
    }

    pub fn banker(&self, bank: usize) -> Operation {
        self.by(&self.bankers[bank])
    }

    fn by(&self, actor: &Actor) -> Operation {
        self.world.services.operation(actor.clone(), Language::Ja)
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
