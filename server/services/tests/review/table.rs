//! The whole table, taken through the use-cases: every state, every step, and everybody. What is not listed
//! is refused and changes nothing.

use crate::atomic::{decline_form, propose_form, return_form, send_back_form};
use crate::people::{refusal, staff};
use crate::world::{World, worlds};
use domain::accounts::Actor;
use domain::applications::{CorrectionOrder, Declination, Section, Stage};
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::applications::{submit::submit, withdraw::withdraw};
use services::review::{self, ApproveForm, TakeForm, VerificationForm};
use services::store::entities::application::{Column, Entity, Model};
use services::store::entities::{audit_event, outbox_job};

const STEPS: [&str; 9] = [
    "submit",
    "take",
    "return",
    "propose",
    "approve",
    "send_back",
    "decline",
    "verify",
    "withdraw",
];

/// What each of them can do; the officer has every case that has an officer, and proposed what is proposed.
const MAY: [(&str, &[&str]); 7] = [
    ("nobody", &[]),
    (
        "agent",
        &[
            "draft + submit",
            "draft + withdraw",
            "submitted + withdraw",
            "in_review + withdraw",
            "returned + submit",
            "returned + withdraw",
            "proposed + withdraw",
        ],
    ),
    (
        "officer",
        &[
            "draft + verify",
            "submitted + take",
            "submitted + verify",
            "in_review + take",
            "in_review + return",
            "in_review + propose",
            "in_review + verify",
            "returned + verify",
            "proposed + verify",
            "approved + verify",
        ],
    ),
    (
        "approver",
        &[
            "proposed + approve",
            "proposed + send_back",
            "proposed + decline",
        ],
    ),
    // Another officer, who is an approver too, takes cases over and decides on others' proposals.
    (
        "both",
        &[
            "draft + verify",
            "submitted + take",
            "submitted + verify",
            "in_review + take",
            "in_review + verify",
            "returned + verify",
            "proposed + approve",
            "proposed + send_back",
            "proposed + decline",
            "proposed + verify",
            "approved + verify",
        ],
    ),
    ("administrator", &[]),
    ("auditor", &[]),
];

#[tokio::test]
async fn everybody_can_do_what_is_listed_and_nothing_else() {
    for world in worlds().await {
        let mut number = 1;
        for (name, listed) in MAY {
            let actor = actor(&world, name).await;
            assert_eq!(could(&world, &actor, &mut number).await, listed, "{name}");
        }
    }
}

/// Every step that somebody is let take, each tried on an application of its own.
async fn could(world: &World, actor: &Actor, number: &mut u32) -> Vec<String> {
    let mut could = Vec::new();
    let tries = stages(world)
        .into_iter()
        .flat_map(|stage| STEPS.map(|step| (stage.clone(), step)));
    for (stage, step) in tries {
        *number += 1;
        let id = world.submitted(*number).await;
        put(world, id, &stage).await;
        if is_let(world, (actor, id), step).await {
            could.push(format!("{} + {step}", stage.code()));
        }
    }
    could
}

/// Whether the step is taken, or turned away for what the application says only.
async fn is_let(world: &World, (actor, id): (&Actor, ApplicationId), step: &str) -> bool {
    let before = traces(world, id).await;
    let answer = perform(world, (actor, id), step).await;
    let Err(error) = &answer else { return true };
    assert!(error.refusal().is_some(), "{step}: {error:?}");
    assert_eq!(traces(world, id).await, before, "{step}");
    !matches!(
        refusal(answer),
        Refusal::WrongState
            | Refusal::NotAllowed { .. }
            | Refusal::SignInRequired
            | Refusal::ProposerMayNotDecide
            | Refusal::NotFound
    )
}

async fn perform(
    world: &World,
    (actor, id): (&Actor, ApplicationId),
    step: &str,
) -> services::Result<()> {
    let (op, version) = (world.by(actor), 1);
    match step {
        "submit" => submit(&op, id).await.map(|_| ()),
        "take" => review::take(&op, id, &TakeForm { version }).await,
        "return" => review::return_for_correction(&op, id, &return_form(version)).await,
        "propose" => review::propose(&op, id, &propose_form(version)).await,
        "approve" => {
            let contract = review::approve(&op, id, &ApproveForm { version }).await;
            contract.map(|_| ())
        }
        "send_back" => review::send_back(&op, id, &send_back_form(version)).await,
        "decline" => review::decline(&op, id, &decline_form(version)).await,
        // What is typed comes after the right and the state.
        "verify" => review::verify_registration(&op, id, &VerificationForm::default()).await,
        _ => withdraw(&op, id).await,
    }
}

/// Everything that a refused step could leave behind.
async fn traces(world: &World, id: ApplicationId) -> (Model, u64, u64) {
    let db = &world.services.db;
    let row = Entity::find_by_id(id.0).one(db).await.unwrap();
    let events = audit_event::Entity::find().count(db).await.unwrap();
    let jobs = outbox_job::Entity::find().count(db).await.unwrap();
    (row.unwrap(), events, jobs)
}

async fn actor(world: &World, name: &str) -> Actor {
    match name {
        "nobody" => Actor::Anonymous,
        "agent" => world.agent.clone(),
        "officer" => world.officer.clone(),
        "approver" => world.approver.clone(),
        "both" => world.both.clone(),
        role => staff(&world.services, &format!("{role}@rokin.example"), role).await,
    }
}

fn stages(world: &World) -> [Stage; 8] {
    let at = world.services.clock.now();
    let person = |actor: &Actor| actor.identity().unwrap().person;
    let (officer, approver) = (person(&world.officer), person(&world.approver));
    let order = CorrectionOrder {
        sections: vec![Section::Service],
        criterion: "1-1".into(),
        reason: "保存場所を書いてください。".into(),
        due_on: "2026-12-08".parse().unwrap(),
    };
    let declination = Declination {
        criterion: "1-1".into(),
        reason: "登録の範囲を超えます。".into(),
    };
    let (proposer, memo) = (officer, "適合".to_owned());
    [
        Stage::Draft,
        Stage::Submitted { at },
        Stage::InReview { officer },
        Stage::Returned { officer, order },
        Stage::Proposed { proposer, memo, at },
        Stage::Approved {
            proposer,
            approver,
            at,
        },
        Stage::Declined {
            proposer,
            approver,
            declination,
            at,
        },
        Stage::Withdrawn { at },
    ]
}

async fn put(world: &World, id: ApplicationId, stage: &Stage) {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(stage.code()))
        .col_expr(
            Column::Stage,
            Expr::value(serde_json::to_value(stage).unwrap()),
        )
        .filter(Column::Id.eq(id.0))
        .exec(&world.services.db)
        .await
        .unwrap();
}
