//! A portal with an agent that has a draft, its officer, and a way to see whether anything was changed.

use crate::answers::{PDF, everything, file, required_documents};
use crate::people::{self, HANAKO, PASSWORD, registration, visitor};
use crate::support;
use domain::accounts::{Actor, Language};
use domain::applications::{CorrectionOrder, Section, SectionInput, Stage};
use domain::ids::ApplicationId;
use domain::intake::{AnnounceForm, ScopeFamily};
use futures::TryStreamExt;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use services::accounts::{confirm_address, register};
use services::applications::begin::begin;
use services::applications::save_section::save_section;
use services::applications::show::{Shown, show};
use services::applications::upload::upload;
use services::clock::StoppedClock;
use services::error::Result;
use services::intake::{announce, status_of};
use services::store::entities::{
    application, audit_event, correction_request, counter, document, outbox_job, submission,
};
use services::{Operation, Services};
use std::sync::Arc;

pub const FAMILY: ScopeFamily = ScopeFamily::AccountInformation;

/// A portal in which Hanako has begun a draft.
pub struct World {
    pub services: Services,
    pub clock: Arc<StoppedClock>,
    pub agent: Actor,
    pub officer: Actor,
    pub id: ApplicationId,
}

/// Everything that a refused step must leave alone.
#[derive(Debug, PartialEq)]
pub struct Footprint {
    applications: Vec<application::Model>,
    documents: Vec<document::Model>,
    submissions: u64,
    open_corrections: u64,
    counters: Vec<counter::Model>,
    events: u64,
    jobs: u64,
    files: usize,
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
    async fn new(services: Services, clock: Arc<StoppedClock>) -> Self {
        people::hanako_has_an_account(&services).await;
        let token = people::signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        let agent = people::after_factor(people::who(&services, &token).await);
        let officer = people::staff(&services, "officer@rokin.example", "officer").await;
        let op = services.operation(agent.clone(), Language::Ja);
        let id = begin(&op, FAMILY).await.unwrap();
        World {
            services,
            clock,
            agent,
            officer,
            id,
        }
    }

    /// A portal in which the draft lacks nothing.
    pub async fn complete(self) -> Self {
        for input in everything() {
            self.saves(input).await.unwrap();
        }
        for kind in required_documents() {
            let file = file(&format!("{}.pdf", kind.code()), PDF);
            upload(&self.agent(), (self.id, kind), &file).await.unwrap();
        }
        self
    }

    pub fn agent(&self) -> Operation {
        self.services.operation(self.agent.clone(), Language::Ja)
    }

    pub fn officer(&self) -> Operation {
        self.services.operation(self.officer.clone(), Language::Ja)
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

    pub async fn shown(&self) -> Shown {
        show(&self.agent(), self.id).await.unwrap()
    }

    /// Saves over whatever stands there.
    pub async fn saves(&self, input: SectionInput) -> Result<i64> {
        let version = self.shown().await.application.version;
        save_section(&self.agent(), (self.id, version), input).await
    }

    /// An administrator announces that the system is ready at the end of a month.
    pub async fn announced_for(&self, year: &str, month: &str) {
        let administrator =
            people::staff(&self.services, "admin@rokin.example", "administrator").await;
        let op = self.services.operation(administrator, Language::Ja);
        let seen = status_of(op.db(), &op, FAMILY).await.unwrap().announcement;
        let form = AnnounceForm {
            family: FAMILY.code().into(),
            precision: "end_of_month".into(),
            year: year.into(),
            month: month.into(),
            ..AnnounceForm::default()
        };
        announce(&op, &form, seen.map(|announcement| announcement.id))
            .await
            .unwrap();
    }

    /// The officer has returned what was submitted.
    pub async fn returned_for(&self, sections: &[Section]) {
        let officer = self.officer.identity().unwrap().person;
        let order = CorrectionOrder {
            sections: sections.to_vec(),
            criterion: "1-2".into(),
            reason: "保存場所を具体的に書いてください。".into(),
            due_on: "2026-12-08".parse().unwrap(),
        };
        let request = correction_request::Model {
            id: self.officer().new_id(),
            application_id: self.id.0,
            revision: 1,
            sections: serde_json::to_value(&order.sections).unwrap(),
            criterion_code: order.criterion.clone(),
            reason: order.reason.clone(),
            due_on: order.due_on,
            requested_by: officer.0,
            requested_at: self.services.clock.now(),
            resolved_at: None,
        };
        let request: correction_request::ActiveModel = request.into();
        correction_request::Entity::insert(request)
            .exec(&self.services.db)
            .await
            .unwrap();
        let stage = Stage::Returned { officer, order };
        application::Entity::update_many()
            .col_expr(application::Column::State, Expr::value(stage.code()))
            .col_expr(
                application::Column::Stage,
                Expr::value(serde_json::to_value(&stage).unwrap()),
            )
            .col_expr(application::Column::OfficerId, Expr::value(officer.0))
            .filter(application::Column::Id.eq(self.id.0))
            .exec(&self.services.db)
            .await
            .unwrap();
    }

    pub async fn footprint(&self) -> Footprint {
        let db = &self.services.db;
        let open = correction_request::Column::ResolvedAt.is_null();
        let files = self.services.files.list(None);
        Footprint {
            applications: application::Entity::find()
                .order_by_asc(application::Column::Id)
                .all(db)
                .await
                .unwrap(),
            documents: document::Entity::find()
                .order_by_asc(document::Column::Id)
                .all(db)
                .await
                .unwrap(),
            submissions: submission::Entity::find().count(db).await.unwrap(),
            open_corrections: correction_request::Entity::find()
                .filter(open)
                .count(db)
                .await
                .unwrap(),
            counters: counter::Entity::find()
                .order_by_asc(counter::Column::Name)
                .all(db)
                .await
                .unwrap(),
            events: audit_event::Entity::find().count(db).await.unwrap(),
            jobs: outbox_job::Entity::find().count(db).await.unwrap(),
            files: files.try_collect::<Vec<_>>().await.unwrap().len(),
        }
    }

    /// The last event of the trail with the verb, and what was recorded of it.
    pub async fn recorded(&self, verb: &str) -> serde_json::Value {
        let row = audit_event::Entity::find()
            .filter(audit_event::Column::Verb.eq(verb))
            .order_by_desc(audit_event::Column::Seq)
            .one(&self.services.db)
            .await
            .unwrap()
            .unwrap();
        serde_json::from_str(&row.after.unwrap()).unwrap()
    }
}
