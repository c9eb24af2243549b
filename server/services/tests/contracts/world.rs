//! An approved application with its people, and the steps they take.

use crate::people::{self, PASSWORD, registration, visitor};
use crate::support;
use domain::accounts::{Actor, Body, Language};
use domain::applications::{Content, ContractNumber, Stage};
use domain::ids::{ApplicationId, ContractId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};
use services::accounts::{confirm_address, register};
use services::clock::StoppedClock;
use services::consents::{self, AnswerForm, RecordForm};
use services::contracts::{self, Contract, DrawUpForm, PaperForm, SignForm, Upload};
use services::error::Result;
use services::review::{VerificationForm, verify_registration};
use services::store::entities::{application, bank, contract, signature};
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

    pub async fn shown(&self) -> Contract {
        contracts::show(&self.officer(), self.contract)
            .await
            .unwrap()
    }

    /// The officer records an answer over whatever stands there.
    pub async fn records(&self, code: &str, answer: &str) -> Result<()> {
        let board = consents::board(&self.officer(), self.contract).await?;
        let row = board
            .rows
            .iter()
            .find(|row| row.bank.code.as_str() == code)
            .unwrap();
        let form = RecordForm {
            version: row.version,
            ..answered(answer)
        };
        self.records_form(code, &form, &Upload::default()).await
    }

    pub async fn records_form(&self, code: &str, form: &RecordForm, file: &Upload) -> Result<()> {
        let bank = code.parse().unwrap();
        consents::record(&self.officer(), (self.contract, &bank), (form, file)).await
    }

    /// Somebody who acts for a bank, by its code.
    pub async fn banker(&self, code: &str) -> Operation {
        let email = format!("kinko{code}@bank.example.jp");
        let bank = Body::Bank(code.parse().unwrap());
        let actor = people::member(&self.services, (&bank, "bank_representative"), &email).await;
        self.services
            .operation(people::after_factor(actor), Language::Ja)
    }

    /// Somebody at the bank answers on its page to the draft that stands there.
    pub async fn answers(&self, op: &Operation, (answer, note): (&str, &str)) -> Result<()> {
        let asked = consents::asked(op, self.contract).await?;
        let form = AnswerForm {
            answer: answer.into(),
            note: note.into(),
            draft: asked.drafts.last().unwrap().number,
            version: asked.version,
        };
        consents::answer(op, self.contract, &form).await
    }

    pub async fn draws_up(&self) -> Result<()> {
        let form = draw_up_form("2026", "12", "7", self.shown().await.version);
        contracts::draw_up(&self.officer(), self.contract, &form).await
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

    /// Another approver.
    pub async fn other_approver(&self) -> Operation {
        let email = "approver2@rokin.example";
        let actor = people::staff(&self.services, email, "approver").await;
        self.services.operation(actor, Language::Ja)
    }

    pub async fn agent_signs(&self) -> Result<()> {
        let form = sign_form(self.shown().await.version);
        let signed = contracts::sign_for_agent(&self.agent(), self.contract, &form).await;
        signed.map(|_| ())
    }

    pub async fn federation_signs(&self) -> Result<ContractNumber> {
        let form = sign_form(self.shown().await.version);
        let signed = contracts::sign_for_federation(&self.approver(), self.contract, &form).await?;
        Ok(signed.unwrap())
    }

    pub async fn signatures(&self) -> u64 {
        signature::Entity::find()
            .count(&self.services.db)
            .await
            .unwrap()
    }

    /// A bank says where it wants its mail.
    pub async fn bank_has_address(&self, code: &str, email: &str) {
        bank::Entity::update_many()
            .col_expr(bank::Column::ContactEmail, Expr::value(email))
            .filter(bank::Column::Code.eq(code))
            .exec(&self.services.db)
            .await
            .unwrap();
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
}

pub fn answered(answer: &str) -> RecordForm {
    RecordForm {
        answer: answer.into(),
        note: match answer {
            "refused" => "管理体制を確認できないため。".into(),
            _ => String::new(),
        },
        draft: "1".into(),
        answered_on_year: "2026".into(),
        answered_on_month: "11".into(),
        answered_on_day: "24".into(),
        answered_by: "業務部 本間".into(),
        evidence: "回答書 第12号".into(),
        version: 1,
    }
}

pub fn draw_up_form(year: &str, month: &str, day: &str, version: i64) -> DrawUpForm {
    DrawUpForm {
        effective_from_year: year.into(),
        effective_from_month: month.into(),
        effective_from_day: day.into(),
        federation_address: "東京都千代田区神田駿河台2-5-15".into(),
        federation_title: "理事長".into(),
        federation_name: "連合 太郎".into(),
        version,
        ..DrawUpForm::default()
    }
}

pub fn sign_form(version: i64) -> SignForm {
    SignForm {
        signer_name: "山田 太郎".into(),
        signer_title: "代表取締役".into(),
        publish: "yes".into(),
        reason: String::new(),
        version,
    }
}

pub fn paper_form(day: &str, version: i64) -> PaperForm {
    PaperForm {
        signer_name: "山田 太郎".into(),
        signer_title: "代表取締役".into(),
        signed_on_year: "2026".into(),
        signed_on_month: "11".into(),
        signed_on_day: day.into(),
        reason: String::new(),
        kept_at: "事務部 契約書庫 3-12".into(),
        version,
    }
}

pub fn scan(bytes: &[u8]) -> Upload {
    Upload {
        file_name: "署名済み.pdf".into(),
        bytes: bytes.to_vec(),
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
