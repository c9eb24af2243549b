//! A submitted application, and the people of the Federation around it.

use crate::people::{self, PASSWORD};
use crate::support;
use chrono::{Days, NaiveDate};
use domain::accounts::{Actor, Language};
use domain::applications::{Content, Stage};
use domain::ids::{ApplicationId, ContractId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use services::error::Result;
use services::review::{self, Case, ProposeForm, TakeForm};
use services::store::applications::found_by;
use services::store::entities::{application, contract, submission};
use services::{Operation, Services};

/// A portal in which one application was submitted.
pub struct World {
    pub services: Services,
    pub agent: Actor,
    pub officer: Actor,
    pub approver: Actor,
    /// Holds both roles.
    pub both: Actor,
    pub id: ApplicationId,
}

/// The same on each database there is.
pub async fn worlds() -> Vec<World> {
    let mut worlds = Vec::new();
    for (services, _) in support::databases().await {
        worlds.push(World::new(services).await);
    }
    worlds
}

impl World {
    pub async fn new(services: Services) -> Self {
        people::hanako_has_an_account(&services).await;
        let token = people::signs_in(&services, people::HANAKO, PASSWORD)
            .await
            .unwrap();
        let agent = people::after_factor(people::who(&services, &token).await);
        let officer = people::staff(&services, "officer@rokin.example", "officer").await;
        let approver = people::staff(&services, "approver@rokin.example", "approver").await;
        let mut both = people::staff(&services, "both@rokin.example", "officer").await;
        if let Actor::Person(identity) = &mut both {
            let hat = identity.hat.as_mut().unwrap();
            hat.roles.push(domain::accounts::Role::Approver);
        }
        let mut world = World {
            id: ApplicationId(uuid(&services)),
            services,
            agent,
            officer,
            approver,
            both,
        };
        world.id = world.submitted(1).await;
        world
    }

    pub fn by(&self, actor: &Actor) -> Operation {
        self.services.operation(actor.clone(), Language::Ja)
    }

    pub async fn case(&self) -> Case {
        review::case(&self.by(&self.officer), self.id)
            .await
            .unwrap()
    }

    pub async fn version(&self) -> i64 {
        self.case().await.application.version
    }

    pub async fn state(&self) -> &'static str {
        self.case().await.application.stage.code()
    }

    pub async fn takes(&self, actor: &Actor) -> Result<()> {
        let form = TakeForm {
            version: self.version().await,
        };
        review::take(&self.by(actor), self.id, &form).await
    }

    pub async fn proposes(&self, actor: &Actor) -> Result<()> {
        let form = ProposeForm {
            memo: "基準をすべて満たす。".into(),
            version: self.version().await,
        };
        review::propose(&self.by(actor), self.id, &form).await
    }

    /// How often a verb stands in the trail.
    pub async fn times(&self, verb: &str) -> usize {
        let trail = people::trail(&self.services).await;
        trail.iter().filter(|written| *written == verb).count()
    }

    /// How often a kind of letter was mailed.
    pub async fn mailed(&self, kind: &str) -> usize {
        let kinds = people::kinds(&self.services).await;
        kinds.iter().filter(|mailed| **mailed == kind).count()
    }

    /// Sets the day by which something should be done, so many days from today.
    pub async fn due_in(&self, id: ApplicationId, days: u64) -> NaiveDate {
        let day = self.by(&self.officer).today() + Days::new(days);
        application::Entity::update_many()
            .col_expr(application::Column::DueOn, Expr::value(day))
            .filter(application::Column::Id.eq(id.0))
            .exec(&self.services.db)
            .await
            .unwrap();
        day
    }

    /// The contract as it stands once its text is out to be signed.
    pub async fn awaits_signature(&self, id: ContractId) {
        contract::Entity::update_many()
            .col_expr(
                contract::Column::State,
                Expr::value("awaiting_agent_signature"),
            )
            .filter(contract::Column::Id.eq(id.0))
            .exec(&self.services.db)
            .await
            .unwrap();
    }

    /// Puts a returned application back to where it waits for an officer.
    pub async fn is_submitted_again(&self) {
        let at = self.services.clock.now();
        let stage = serde_json::to_value(Stage::Submitted { at }).unwrap();
        application::Entity::update_many()
            .col_expr(application::Column::State, Expr::value("submitted"))
            .col_expr(application::Column::Stage, Expr::value(stage))
            .filter(application::Column::Id.eq(self.id.0))
            .exec(&self.services.db)
            .await
            .unwrap();
    }

    /// Another submitted application with a number of its own.
    pub async fn submitted(&self, number: u32) -> ApplicationId {
        self.submitted_for(number, &format!("みらい家計簿{number}"))
            .await
    }

    /// The same for a service of that name.
    pub async fn submitted_for(&self, number: u32, service: &str) -> ApplicationId {
        let op = self.by(&self.agent);
        let mut content = Content::default();
        content.service.service_name = service.to_owned();
        let id = op.new_id();
        let row = application::Model {
            id,
            organisation_id: self.agent.organisation().unwrap().0,
            family: "account_information".into(),
            state: "submitted".into(),
            stage: serde_json::to_value(Stage::Submitted { at: op.now }).unwrap(),
            content: serde_json::to_value(&content).unwrap(),
            draft_number: format!("D2026-{number:04}"),
            receipt_number: Some(format!("R2026-{number:04}")),
            revision: 1,
            officer_id: None,
            proposer_id: None,
            decided_by: None,
            due_on: Some(op.today()),
            in_charge: op.actor.identity().unwrap().person.0,
            created_at: op.now,
            updated_at: op.now,
            submitted_at: Some(op.now),
            service_name: content.service.service_name.clone(),
            found_by: found_by("みらい家計簿株式会社", &content.service.service_name),
            organisation_name: "みらい家計簿株式会社".into(),
            version: 1,
        };
        insert(row, &self.services).await;
        let frozen = submission::Model {
            id: op.new_id(),
            application_id: id,
            revision: 1,
            content: serde_json::to_value(&content).unwrap(),
            submitted_by: op.actor.identity().unwrap().person.0,
            submitted_at: op.now,
        };
        insert(frozen, &self.services).await;
        ApplicationId(id)
    }
}

async fn insert<M, A>(row: M, services: &Services)
where
    M: sea_orm::ModelTrait + IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = M::Entity> + sea_orm::ActiveModelBehavior + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    row.into_active_model()
        .reset_all()
        .insert(&services.db)
        .await
        .unwrap();
}

fn uuid(services: &Services) -> uuid::Uuid {
    people::visitor(services).new_id()
}
