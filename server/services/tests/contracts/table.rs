//! The whole table, taken through the use-cases: every state of a contract, every step, and everybody. What the
//! permissions do not allow is refused and changes nothing.

use crate::people::{refusal, staff};
use crate::world::{World, answered, draw_up_form, paper_form, sign_form, worlds};
use domain::accounts::{Actor, Assurance, Language};
use domain::contracts::{ContractState, Party};
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use domain::wording::ClauseForm;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::Operation;
use services::consents::{self, AnswerForm, DeadlineForm, RecordForm, WithdrawForm};
use services::contracts::drafts::{self, CommentForm};
use services::contracts::{self, DelegateForm, EndForm, ReasonForm, Upload};
use services::store::entities::contract::{Column, Entity, Model};
use services::store::entities::{audit_event, outbox_job};

/// Each step with the rights of which one is enough.
const STEPS: [(&str, &[Action]); 21] = [
    ("edit_clause", &[Action::DraftText]),
    ("comment", &[Action::DraftText, Action::CommentOnText]),
    ("record_consent", &[Action::RecordConsent]),
    ("move_deadline", &[Action::MoveDeadline]),
    ("answer", &[Action::AnswerForBank]),
    ("draw_up", &[Action::DrawUp]),
    ("take_back", &[Action::TakeBack]),
    ("sign_for_agent", &[Action::SignForAgent]),
    (
        "record_paper",
        &[Action::RecordAgentPaper, Action::SignForFederation],
    ),
    ("sign_for_federation", &[Action::SignForFederation]),
    ("decline_for_agent", &[Action::SignForAgent]),
    ("decline_for_federation", &[Action::SignForFederation]),
    ("abandon", &[Action::EndNegotiation]),
    ("confirm_paper", &[Action::ConfirmPaper]),
    ("delegate_for_agent", &[Action::DelegateForAgent]),
    ("delegate_for_federation", &[Action::DelegateForFederation]),
    ("suspend", &[Action::SuspendContract]),
    ("resume", &[Action::ResumeContract]),
    ("end", &[Action::EndContract]),
    ("withdraw", &[Action::WithdrawConsent]),
    ("record_withdrawal", &[Action::RecordWithdrawal]),
];
/// A version that nobody was shown: whatever is let is turned away as out of date and has no effect.
const STALE: i64 = 0;

#[tokio::test]
async fn everybody_can_do_what_the_permissions_allow_and_nothing_else() {
    for mut world in worlds().await {
        let people = people(&world).await;
        for state in ContractState::ALL {
            world = put(world, state).await;
            for one in &people {
                expect_the_table((&world, state), one).await;
            }
        }
    }
}

async fn expect_the_table(
    (world, state): (&World, ContractState),
    (name, op, is_theirs): &(String, Operation, bool),
) {
    for (step, rights) in STEPS {
        // Once the agent has signed, nobody takes the text back: the order decides which signature is the first.
        let is_late = step == "take_back" && state == ContractState::AwaitingFederationSignature;
        let may = |right: &Action| !is_late && op.actor.may_now(*right, State::Contract(state));
        let expected = *is_theirs && rights.iter().any(may);
        let is_let = is_let(world, op, step).await;
        assert_eq!(is_let, expected, "{name} in {state:?}: {step}");
    }
}

/// Everybody, and whether the contract is their own agent's or the Federation's.
async fn people(world: &World) -> Vec<(String, Operation, bool)> {
    let mut people = vec![
        ("agent".to_owned(), world.agent(), true),
        ("stranger".to_owned(), world.stranger().await, false),
        ("officer".to_owned(), world.officer(), true),
        ("approver".to_owned(), world.approver(), true),
        (
            "nobody".to_owned(),
            crate::people::visitor(&world.services),
            true,
        ),
    ];
    people.push(("banker".to_owned(), world.banker("2963").await, true));
    for role in ["administrator", "auditor"] {
        let actor = staff(&world.services, &format!("{role}@rokin.example"), role).await;
        people.push((role.to_owned(), fresh(world, actor), true));
    }
    people
}

fn fresh(world: &World, actor: Actor) -> Operation {
    let Actor::Person(mut identity) = actor else {
        panic!("nobody");
    };
    identity.assurance = Assurance::FreshFactor;
    world
        .services
        .operation(Actor::Person(identity), Language::Ja)
}

/// Whether the step is taken, or turned away for what was typed only.
async fn is_let(world: &World, op: &Operation, step: &str) -> bool {
    let before = traces(world).await;
    let answer = perform(world, op, step).await;
    assert_eq!(traces(world).await, before, "{step}");
    !matches!(
        refusal(answer),
        Refusal::WrongState
            | Refusal::NotAllowed { .. }
            | Refusal::SignInRequired
            | Refusal::NotFound
    )
}

/// A remark without a text, which nobody may send.
fn remark() -> CommentForm {
    CommentForm {
        clause: "fees".into(),
        body: String::new(),
    }
}

async fn perform(world: &World, op: &Operation, step: &str) -> services::Result<()> {
    let id = world.contract;
    match step {
        "record_consent" => {
            let bank = "2963".parse().unwrap();
            let form = RecordForm {
                version: STALE,
                ..answered("consented")
            };
            consents::record(op, (id, &bank), (&form, &Upload::default())).await
        }
        "move_deadline" => consents::move_deadline(op, id, &DeadlineForm::default()).await,
        "edit_clause" => {
            let form = ClauseForm {
                heading: "費用".into(),
                text: "無償とする。".into(),
                version: STALE,
                ..ClauseForm::default()
            };
            drafts::edit_clause(op, id, "fees", &form).await
        }
        "comment" => drafts::comment(op, id, &remark()).await,
        "answer" => consents::answer(op, id, &AnswerForm::default()).await,
        "draw_up" => contracts::draw_up(op, id, &draw_up_form("2026", "12", "7", STALE)).await,
        "take_back" => contracts::take_back(op, id, STALE).await,
        "record_paper" => {
            let form = paper_form("24", STALE);
            contracts::record_paper(op, id, (&form, &Upload::default())).await
        }
        "suspend" => contracts::suspend(op, id, &ReasonForm::default()).await,
        "resume" => contracts::resume(op, id, &ReasonForm::default()).await,
        "withdraw" => consents::withdraw(op, id, &WithdrawForm::default()).await,
        "record_withdrawal" => {
            let bank = "2963".parse().unwrap();
            let form = (&WithdrawForm::default(), &Upload::default());
            consents::record_withdrawal(op, (id, &bank), form).await
        }
        "end" => contracts::end(op, id, &EndForm::default()).await,
        _ => perform_signing(world, op, step).await,
    }
}

async fn perform_signing(world: &World, op: &Operation, step: &str) -> services::Result<()> {
    let id = world.contract;
    match step {
        "sign_for_agent" => {
            let signed = contracts::sign_for_agent(op, id, &sign_form(STALE)).await;
            signed.map(|_| ())
        }
        "decline_for_agent" => {
            contracts::decline(op, (id, Party::Agent), &ReasonForm::default()).await
        }
        "decline_for_federation" => {
            contracts::decline(op, (id, Party::Federation), &ReasonForm::default()).await
        }
        "abandon" => contracts::abandon(op, id, &ReasonForm::default()).await,
        "confirm_paper" => contracts::confirm_paper(op, id, STALE).await.map(|_| ()),
        "delegate_for_agent" => {
            contracts::delegate_for_agent(op, id, &DelegateForm::default()).await
        }
        "delegate_for_federation" => {
            contracts::delegate_for_federation(op, id, &DelegateForm::default()).await
        }
        _ => {
            let signed = contracts::sign_for_federation(op, id, &sign_form(STALE)).await;
            signed.map(|_| ())
        }
    }
}

/// Everything that a step could leave behind.
async fn traces(world: &World) -> (Model, u64, u64) {
    let db = &world.services.db;
    let row = Entity::find_by_id(world.contract.0).one(db).await.unwrap();
    let events = audit_event::Entity::find().count(db).await.unwrap();
    let jobs = outbox_job::Entity::find().count(db).await.unwrap();
    (row.unwrap(), events, jobs)
}

async fn put(world: World, state: ContractState) -> World {
    if state == ContractState::Concluded {
        return world.concluded().await;
    }
    let ended_at = (state == ContractState::Ended).then(|| world.officer().now);
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .col_expr(Column::EndedAt, Expr::value(ended_at))
        .filter(Column::Id.eq(world.contract.0))
        .exec(&world.services.db)
        .await
        .unwrap();
    world
}
