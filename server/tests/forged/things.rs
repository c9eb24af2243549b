//! What stands in the place of an address's parameters, out of the demonstration's stories.

use crate::ground::Ground;
use crate::made::{scan, suspension, template};
use crate::rows::Row;
use chrono::Duration;
use domain::accounts::Body;
use domain::ids::OrganisationId;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use serde_json::json;
use services::secrets::tokens::Token;
use services::store::entities::membership::{self, Column};
use services::store::entities::{
    application, client, consent_opening, contract, document, mailed_link, organisation,
};
use uuid::Uuid;

/// The bank of the stories.
pub const BANK: &str = "2963";

/// Whose story a thing is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Story {
    /// No thing is asked for.
    Nothing,
    /// A draft with its documents.
    Draft,
    /// An application nobody took yet.
    Submitted,
    /// An application that an officer has.
    Reviewed,
    /// An application that is proposed for decision.
    Proposed,
    /// Another one.
    ProposedToo,
    /// A contract to which the banks are asked to consent.
    Asked,
    /// A contract that waits for the agent's signature.
    Signing,
    /// A concluded contract with a client.
    Issued,
    /// A concluded contract with a client that is not issued yet.
    Requested,
    /// A contract that waits for the Federation's signature.
    Countersigning,
    /// A concluded contract whose agent a bank wants suspended.
    Suspended,
    /// A version of the template that is being worked on.
    Template,
}

impl Story {
    pub const ALL: [Story; 13] = [
        Story::Nothing,
        Story::Draft,
        Story::Submitted,
        Story::Reviewed,
        Story::Proposed,
        Story::ProposedToo,
        Story::Asked,
        Story::Signing,
        Story::Issued,
        Story::Requested,
        Story::Countersigning,
        Story::Suspended,
        Story::Template,
    ];

    /// The agent of the story.
    fn agent(self) -> &'static str {
        match self {
            Story::Nothing | Story::Issued | Story::Template => "株式会社しおさい家計",
            Story::Requested => "株式会社あさなぎ会計",
            Story::Draft => "ななかまど",
            Story::Submitted => "ひだまり",
            Story::Reviewed => "ひばり",
            Story::Proposed => "ミチシルベ",
            Story::ProposedToo => "株式会社やまびこ精算",
            Story::Asked => "株式会社さざなみ会計",
            Story::Signing => "株式会社ソロバンラボ",
            Story::Countersigning => "合同会社つむぎ経理室",
            Story::Suspended => "りんどう資産管理株式会社",
        }
    }
}

/// The things of one story.
#[derive(Clone, Debug)]
pub struct Things {
    pub owner: Body,
    pub application: Uuid,
    pub contract: Option<contract::Model>,
    pub client: Option<client::Model>,
    pub document: Option<Uuid>,
    /// A signed sheet of the contract.
    pub scan: Option<Uuid>,
    /// Somebody who belongs to the agent.
    pub member: Uuid,
    /// Somebody who belongs to the Federation.
    pub officer: Uuid,
    /// What a bank asked for.
    pub suspension: Option<Uuid>,
    /// The version of the template that is being worked on.
    pub template: Option<i32>,
}

impl Ground {
    pub async fn things(&self, story: Story) -> Things {
        let db = &self.services.db;
        let agent = self.agent_of(story).await;
        let application = application::Entity::find()
            .filter(application::Column::OrganisationId.eq(agent.id))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let contract = contract::Entity::find()
            .filter(contract::Column::ApplicationId.eq(application.id))
            .one(db)
            .await
            .unwrap();
        let client = match &contract {
            Some(contract) => client_of(self, contract.id).await,
            None => None,
        };
        let document = document::Entity::find()
            .filter(document::Column::ApplicationId.eq(application.id))
            .order_by_asc(document::Column::Id)
            .one(db)
            .await
            .unwrap();
        let officer = member(self, Column::Role.eq("officer")).await;
        Things {
            owner: Body::Agent(OrganisationId(agent.id)),
            application: application.id,
            scan: match (&contract, &document) {
                (Some(contract), Some(document)) => Some(scan(self, contract.id, document).await),
                _ => None,
            },
            member: member(self, Column::OrganisationId.eq(agent.id)).await,
            officer,
            suspension: match (story, &contract) {
                (Story::Suspended, Some(contract)) => Some(suspension(self, contract.id).await),
                _ => None,
            },
            template: match story {
                Story::Template => Some(template(self, officer).await),
                _ => None,
            },
            contract,
            client,
            document: document.map(|document| document.id),
        }
    }

    async fn agent_of(&self, story: Story) -> organisation::Model {
        let found = organisation::Entity::find()
            .filter(organisation::Column::Name.contains(story.agent()))
            .one(&self.services.db)
            .await
            .unwrap();
        found.unwrap_or_else(|| panic!("{story:?}: no such agent"))
    }

    /// A new link to the secret of the story's client, as mailed.
    pub async fn secret_link(&self, things: &Things) -> Token {
        let (op, token) = (self.nobody(), Token::new(&self.services));
        let link = mailed_link::Model {
            token_hash: token.digest(),
            purpose: "reveal_secret".to_owned(),
            person_id: None,
            client_id: things.client.as_ref().map(|client| client.id),
            email: None,
            body: None,
            payload: json!({}),
            created_at: op.now,
            expires_at: op.now + Duration::days(1),
            used_at: None,
        };
        let db = &self.services.db;
        link.into_active_model().insert(db).await.unwrap();
        token
    }

    /// The address of a row with everything in its place; a link to the client's secret stands for its token.
    pub async fn address(&self, row: &Row, things: &Things) -> String {
        let address = things.address(row.path);
        match row.path {
            "/secret/{token}" => {
                let link = self.secret_link(things).await;
                address.replace("{token}", link.expose())
            }
            _ => {
                let left = address.replace("{token}", "").replace("{number}", "");
                let left = left.replace("{id}", "");
                assert!(!left.replace("{name}", "").contains('{'), "{address}");
                address
            }
        }
    }

    /// Whether nobody of the bank has opened what it is asked about the contract.
    pub async fn is_unopened(&self, things: &Things) -> bool {
        let contract = things.contract.as_ref().map(|contract| contract.id);
        let opened = consent_opening::Entity::find()
            .filter(consent_opening::Column::ContractId.eq(contract))
            .filter(consent_opening::Column::BankCode.eq(BANK))
            .one(&self.services.db);
        opened.await.unwrap().is_none()
    }

    /// Some other agent, which has everything of its own.
    pub async fn stranger(&self, story: Story) -> Body {
        let other = match story {
            Story::Issued | Story::Nothing | Story::Template => Story::Signing,
            _ => Story::Issued,
        };
        self.things(other).await.owner
    }
}

pub async fn member(ground: &Ground, whose: SimpleExpr) -> Uuid {
    let found = membership::Entity::find()
        .filter(whose)
        .order_by_asc(Column::GrantedAt);
    found
        .one(&ground.services.db)
        .await
        .unwrap()
        .unwrap()
        .person_id
}

async fn client_of(ground: &Ground, contract: Uuid) -> Option<client::Model> {
    let client = client::Entity::find().filter(client::Column::ContractId.eq(contract));
    client.one(&ground.services.db).await.unwrap()
}

impl Things {
    /// The address with its parameters filled in.
    pub fn address(&self, path: &str) -> String {
        let id = match path.split('/').nth(1) {
            Some("account") => None,
            Some("suspensions") => self.suspension,
            Some("contracts" | "bank") => self.contract.as_ref().map(|contract| contract.id),
            _ => Some(self.application),
        };
        let document = match path.starts_with("/contracts/") {
            true => self.scan,
            false => self.document,
        };
        let client = self.client.as_ref();
        // Accounts are taken out of use by the Federation, among its own.
        let (body, person) = match path.ends_with("activate") {
            true => (&Body::Federation, self.officer),
            false => (&self.owner, self.member),
        };
        let values = [
            ("{id}", id.map(|id| id.to_string())),
            ("{document}", document.map(|id| id.to_string())),
            ("{key}", client.map(|client| client.id.to_string())),
            ("{clause}", Some("fees".to_owned())),
            ("{template}", self.template.map(|number| number.to_string())),
            ("{draft}", Some("1".to_owned())),
            ("{section}", Some("service".to_owned())),
            ("{bank}", Some(BANK.to_owned())),
            ("{publisher}", Some(BANK.to_owned())),
            ("{tag}", Some("ja".to_owned())),
            ("{body}", Some(body.to_string())),
            ("{person}", Some(person.to_string())),
            ("{digest}", Some("0".repeat(64))),
        ];
        let mut address = path.to_owned();
        for (name, value) in values {
            if let Some(value) = value {
                address = address.replace(name, &value);
            }
        }
        address
    }
}
