//! A contract, an administrator, and the steps to a client that works.

use crate::people;
use crate::support::whole;
use crate::world::{World, worlds};
use domain::accounts::{Actor, Language};
use domain::clients::ClientForm;
use domain::ids::{ApplicationId, ClientKey, ContractId};
use sea_orm::EntityTrait;
use services::clients::issue::issue;
use services::clients::request::request;
use services::clients::reveal::{Revealed, reveal};
use services::clients::token::{AccessToken, TokenRefusal, TokenRequest, token};
use services::mail::Letter;
use services::secrets::tokens::Token;
use services::store::entities::client;
use services::{Operation, Result};

/// What is done with clients of one contract.
pub struct Stage {
    pub world: World,
    administrator: Actor,
}

/// A portal with an approved application, on each database there is.
pub async fn stages() -> Vec<Stage> {
    let mut stages = Vec::new();
    for world in worlds().await {
        let services = &world.services;
        let email = "kanri@rokin.example";
        let administrator = people::staff(services, email, "administrator").await;
        stages.push(Stage {
            world,
            administrator,
        });
    }
    stages
}

pub fn form() -> ClientForm {
    ClientForm {
        client_name: "みらい家計簿 本番".into(),
        redirect_uris: "https://kakeibo.example.jp/callback".into(),
    }
}

impl Stage {
    /// A portal in which the contract is concluded.
    pub async fn concluded(self) -> Self {
        Stage {
            world: self.world.concluded().await,
            ..self
        }
    }

    /// A portal in which both sides signed, step by step.
    pub async fn signed(self) -> Self {
        let world = self.world.drawn_up().await;
        world.agent_signs().await.unwrap();
        world.federation_signs().await.unwrap();
        Stage { world, ..self }
    }

    /// The same portal, with another contract in hand.
    pub fn about(self, application: ApplicationId, contract: ContractId) -> Self {
        let world = World {
            application,
            contract,
            ..self.world
        };
        Stage { world, ..self }
    }

    pub fn administrator(&self) -> Operation {
        let actor = self.administrator.clone();
        self.world.services.operation(actor, Language::Ja)
    }

    pub async fn requests(&self) -> ClientKey {
        let (op, contract) = (self.world.agent(), self.world.contract);
        request(&op, contract, &form()).await.unwrap()
    }

    /// Issues the client ID and gives the link that was mailed.
    pub async fn issues(&self, key: ClientKey) -> Token {
        issue(&self.administrator(), key).await.unwrap();
        let id = self.client(key).await.client_id.unwrap();
        self.link(&id).await
    }

    /// The link in the last mail about a client.
    pub async fn link(&self, id: &str) -> Token {
        let mails = people::mails(&self.world.services).await;
        let mut links = mails.into_iter().filter_map(|mail| match mail.letter {
            Letter::ClientIssued {
                link, client_id, ..
            } if client_id == id => Some(link),
            _ => None,
        });
        let link = links.next_back().unwrap();
        Token::presented(link.rsplit('/').next().unwrap())
    }

    pub async fn reveals(&self, link: &Token) -> Result<Revealed> {
        reveal(&self.world.agent(), link).await
    }

    /// A client that the agent has the secret of.
    pub async fn revealed(&self) -> (ClientKey, Revealed) {
        let key = self.requests().await;
        let link = self.issues(key).await;
        (key, self.reveals(&link).await.unwrap())
    }

    pub async fn token(
        &self,
        (client_id, client_secret): (&str, &str),
        scope: Option<&str>,
    ) -> std::result::Result<AccessToken, TokenRefusal> {
        let request = TokenRequest {
            client_id,
            client_secret,
            scope,
        };
        let op = people::visitor(&self.world.services);
        token(&op, &request).await.unwrap()
    }

    pub async fn client(&self, key: ClientKey) -> client::Model {
        let row = client::Entity::find_by_id(key.0);
        row.one(&self.world.services.db).await.unwrap().unwrap()
    }

    pub async fn times(&self, verb: &str) -> usize {
        let trail = people::trail(&self.world.services).await;
        trail.iter().filter(|written| *written == verb).count()
    }

    /// Does something that is refused, and makes sure that no row was changed by it.
    pub async fn unchanged<T>(&self, step: impl AsyncFnOnce() -> T) -> T {
        let before = whole(&self.world.services).await;
        let answer = step().await;
        assert_eq!(whole(&self.world.services).await, before);
        answer
    }
}
