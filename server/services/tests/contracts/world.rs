//! An approved application with its people.

#[path = "steps.rs"]
mod steps;

#[allow(unused_imports, reason = "not every test fills these forms in")]
pub use steps::{answered, draw_up_form, paper_form, scan, sign_form};

use crate::people::{self, PASSWORD, registration, visitor};
use crate::support;
use domain::accounts::{Actor, Body, Language};
use domain::applications::{Content, Stage};
use domain::ids::{ApplicationId, ContractId};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use services::accounts::{confirm_address, register};
use services::clock::StoppedClock;
use services::consents;
use services::contracts::{self, Contract, DrawUpForm};
use services::review::{VerificationForm, verify_registration};
use services::store::entities::{application, contract};
use services::{Operation, Services};
use std::sync::Arc;

pub const PDF: &[u8] = b"%PDF-1.7 a scanned sheet";

/// A portal in which one application was approved.
#[derive(Clone)]
pub struct World {
    pub services: Services,
    pub clock: Arc<StoppedClock>,
    pub agent: Actor,
    pub officer: Actor,
    pub approver: Actor,
    pub application: ApplicationId,
    pub contract: ContractId,
}

/// The same on each database there is.
pub async fn worlds() -> Vec<World> {
    let mut worlds = Vec::new();
    for (services, clock) in support::databases().await {
        worlds.push(World::new(services, clock).await);
    }
    worlds
}

impl World {
    pub async fn new(services: Services, clock: Arc<StoppedClock>) -> Self {
        people::hanako_has_an_account(&services).await;
        let token = people::signs_in(&services, people::HANAKO, PASSWORD)
            .await
            .unwrap();
        let agent = people::after_factor(people::who(&services, &token).await);
        let officer = people::staff(&services, "officer@rokin.example", "officer").await;
        let approver = people::staff(&services, "approver@rokin.example", "approver").await;
        let organisation = agent.organisation().unwrap();
        let application = approved(&services, &agent, (&officer, &approver)).await;
        let op = services.operation(approver.clone(), Language::Ja);
        let mut tx = op.begin().await.unwrap();
        let contract = consents::open::open_for(&mut tx, &op, (application, organisation))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        World {
            services,
            clock,
            agent,
            officer,
            approver,
            application,
            contract,
        }
    }

    /// A portal in which the registration was found in the public list too.
    pub async fn verified(self) -> Self {
        let form = VerificationForm {
            list_on_year: "2026".into(),
            list_on_month: "10".into(),
            list_on_day: "31".into(),
            version: 1,
        };
        verify_registration(&self.officer(), self.application, &form)
            .await
            .unwrap();
        self
    }

    /// A portal in which the text is out to be signed.
    pub async fn drawn_up(self) -> Self {
        let world = self.verified().await;
        world.draws_up().await.unwrap();
        world
    }

    /// As [`World::drawn_up`], with the Federation signing first.
    pub async fn drawn_up_federation_first(self) -> Self {
        let world = self.verified().await;
        let form = DrawUpForm {
            signing_order: "federation_first".into(),
            sign_within: "5".into(),
            ..draw_up_form("2026", "12", "7", world.shown().await.version)
        };
        contracts::draw_up(&world.officer(), world.contract, &form)
            .await
            .unwrap();
        world
    }

    /// A portal in which both sides signed. Only the row says so: the way there is tried elsewhere, and takes
    /// as long as two documents.
    pub async fn concluded(self) -> Self {
        let world = self.verified().await;
        let op = world.approver();
        let row = contract::ActiveModel {
            id: Set(world.contract.0),
            number: Set(Some("K2026-0001".into())),
            state: Set("concluded".into()),
            executed_key: Set(Some("contracts/signed".into())),
            executed_sha256: Set(Some("0".repeat(64))),
            effective_from: Set("2026-12-07".parse().ok()),
            signed_on: Set(Some(op.today())),
            concluded_at: Set(Some(op.now)),
            runs_until: Set("2027-12-06".parse().ok()),
            remind_on: Set("2027-08-07".parse().ok()),
            ..Default::default()
        };
        row.update(&world.services.db).await.unwrap();
        world
    }

    pub fn agent(&self) -> Operation {
        self.services.operation(self.agent.clone(), Language::Ja)
    }

    pub fn officer(&self) -> Operation {
        self.services.operation(self.officer.clone(), Language::Ja)
    }

    pub fn approver(&self) -> Operation {
        self.services.operation(self.approver.clone(), Language::Ja)
    }

    /// Another approver.
    pub async fn other_approver(&self) -> Operation {
        let email = "approver2@rokin.example";
        let actor = people::staff(&self.services, email, "approver").await;
        self.services.operation(actor, Language::Ja)
    }

    /// Somebody who acts for a bank, by its code.
    pub async fn banker(&self, code: &str) -> Operation {
        let email = format!("kinko{code}@bank.example.jp");
        let bank = Body::Bank(code.parse().unwrap());
        let actor = people::member(&self.services, (&bank, "bank_representative"), &email).await;
        self.services
            .operation(people::after_factor(actor), Language::Ja)
    }

    /// Somebody from another agent.
    pub async fn stranger(&self) -> Operation {
        let email = "stranger@other.example.jp";
        let op = visitor(&self.services);
        register::register(&op, &registration(email, 2))
            .await
            .unwrap();
        let token = people::last_token(&self.services).await;
        confirm_address::confirm_address(&op, &token).await.unwrap();
        let token = people::signs_in(&self.services, email, PASSWORD)
            .await
            .unwrap();
        let actor = people::who(&self.services, &token).await;
        self.services
            .operation(people::after_factor(actor), Language::Ja)
    }

    pub async fn shown(&self) -> Contract {
        contracts::show(&self.officer(), self.contract)
            .await
            .unwrap()
    }
}

async fn approved(
    services: &Services,
    agent: &Actor,
    (officer, approver): (&Actor, &Actor),
) -> ApplicationId {
    let op = services.operation(agent.clone(), Language::Ja);
    let person = |actor: &Actor| actor.identity().unwrap().person;
    let stage = Stage::Approved {
        proposer: person(officer),
        approver: person(approver),
        at: op.now,
    };
    let mut content = Content::default();
    content.service.service_name = "みらい家計簿".into();
    content.scopes.scopes = vec!["balances".into(), "transactions".into()];
    let id = op.new_id();
    let row = application::Model {
        id,
        organisation_id: agent.organisation().unwrap().0,
        family: "account_information".into(),
        state: "approved".into(),
        stage: serde_json::to_value(&stage).unwrap(),
        content: serde_json::to_value(&content).unwrap(),
        draft_number: "D2026-0001".into(),
        receipt_number: Some("R2026-0001".into()),
        revision: 1,
        officer_id: Some(person(officer).0),
        proposer_id: Some(person(officer).0),
        decided_by: Some(person(approver).0),
        due_on: None,
        in_charge: person(agent).0,
        created_at: op.now,
        updated_at: op.now,
        submitted_at: Some(op.now),
        service_name: content.service.service_name.clone(),
        found_by: String::new(),
        organisation_name: "みらい家計簿株式会社".into(),
        version: 1,
    };
    row.into_active_model()
        .reset_all()
        .insert(&services.db)
        .await
        .unwrap();
    ApplicationId(id)
}
