//! How far the question has come to each bank, by when it answers, and the reminders that nobody has to think of.

use crate::people::{mails, refusal, trail};
use crate::support::{fails_wholly, whole};
use crate::world::{World, worlds};
use domain::accounts::{Actor, Helper};
use domain::consents::{Reminder, RowState};
use domain::forms::{DatePart, FieldProblem};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use sea_orm::EntityTrait;
use services::consents::due::run_due;
use services::consents::{self, AskedSoFar, DeadlineForm};
use services::mail::Letter;
use services::store::entities::application;
use services::{Operation, Result};

const OKINAWA: &str = "okinawa@bank.example.jp";
const WHY: &str = "理事会の日程に合わせるため。";
/// The tests begin on 24 November 2026; ten business days later the answers are due.
const DUE: &str = "2026-12-08";

/// A portal in which Okinawa has an address and has not answered.
async fn open(world: &World) {
    world.bank_has_address("2997", OKINAWA).await;
    world.records("2997", "unanswered").await.unwrap();
}

/// Ten o'clock in Japan.
fn morning(world: &World, day: &str) {
    let instant = format!("{day}T01:00:00Z");
    world.clock.set(instant.parse().unwrap());
}

async fn okinawa(world: &World) -> (RowState, AskedSoFar) {
    let op = world.officer();
    let mut board = consents::board(&op, world.contract).await.unwrap();
    let row = board.rows.pop().unwrap();
    (row.state, row.asked)
}

/// How often Okinawa was reminded by mail.
async fn reminded(world: &World) -> usize {
    let all = mails(&world.services).await.into_iter();
    all.filter(|mail| mail.to == OKINAWA)
        .filter(|mail| matches!(mail.letter, Letter::ConsentReminder { .. }))
        .count()
}

async fn moves(world: &World, op: &Operation, (day, reason): (&str, &str)) -> Result<()> {
    let mut parts = day.split('-').map(str::to_owned);
    let mut part = || parts.next().unwrap();
    let seen = consents::board(&world.officer(), world.contract).await?;
    let form = DeadlineForm {
        due_year: part(),
        due_month: part(),
        due_day: part(),
        reason: reason.into(),
        number: seen.deadlines.last().unwrap().number,
    };
    consents::move_deadline(op, world.contract, &form).await
}

/// Somebody who looks in the banker's place.
fn in_place_of(world: &World, banker: &Operation) -> Operation {
    let Actor::Person(mut helped) = banker.actor.clone() else {
        panic!("nobody")
    };
    helped.helper = Some(Box::new(Helper {
        person: helped.person,
        name: "青木 管".into(),
        reason: "画面の確認".into(),
        until: banker.now,
    }));
    let actor = Actor::Person(helped);
    world.services.operation(actor, banker.language)
}

#[tokio::test]
async fn a_row_says_how_far_the_question_has_come() {
    for world in worlds().await {
        open(&world).await;
        assert_eq!(okinawa(&world).await.0, RowState::NotAsked);
        let officer = world.officer();
        consents::remind(&officer, world.contract, None)
            .await
            .unwrap();
        let (state, asked) = okinawa(&world).await;
        assert_eq!((state, asked.reminders), (RowState::Asked, 0));
        consents::remind(&officer, world.contract, None)
            .await
            .unwrap();
        let (_, asked) = okinawa(&world).await;
        assert_eq!((asked.letters, asked.reminders), (2, 1));
        let banker = world.banker("2997").await;
        let op = in_place_of(&world, &banker);
        consents::see(&op, world.contract).await.unwrap();
        assert_eq!(okinawa(&world).await.0, RowState::Asked, "in their place");
        consents::see(&banker, world.contract).await.unwrap();
        consents::see(&banker, world.contract).await.unwrap();
        assert_eq!(okinawa(&world).await.0, RowState::Opened);
        let written = trail(&world.services).await;
        let written = written.iter().filter(|verb| *verb == "consent_page_opened");
        assert_eq!(written.count(), 1);
        world
            .answers(&banker, ("conditional", "条件。"))
            .await
            .unwrap();
        let board = consents::board(&officer, world.contract).await.unwrap();
        assert_eq!(board.rows.last().unwrap().state, RowState::Conditional);
        assert_eq!(
            (board.progress.consented, board.progress.conditional),
            (13, 1)
        );
        let matrix = consents::matrix(&officer).await.unwrap();
        assert_eq!((matrix.banks.len(), matrix.rows.len()), (13, 1));
        let cell = &matrix.rows[0].cells[&"2997".parse().unwrap()];
        assert_eq!(*cell, RowState::Conditional);
        let hidden = consents::matrix(&banker).await;
        assert_eq!(refusal(hidden), Denial::Role.into());
    }
}

#[tokio::test]
async fn a_half_noted_opening_does_not_exist() {
    for world in worlds().await {
        let banker = world.banker("2963").await;
        let see = async || consents::see(&banker, world.contract).await;
        fails_wholly(&world.services, &["audit_event"], see).await;
        let other = consents::see(&world.officer(), world.contract).await;
        assert_eq!(refusal(other), Denial::Role.into());
    }
}

#[tokio::test]
async fn the_calendar_sets_the_deadline_and_reminds_once_each() {
    for world in worlds().await {
        open(&world).await;
        let board = consents::board(&world.officer(), world.contract)
            .await
            .unwrap();
        assert_eq!(board.due_on, DUE.parse().ok());
        assert_eq!(board.deadlines.len(), 1);
        for (day, expected) in [
            ("2026-12-02", 0),
            ("2026-12-03", 1),
            ("2026-12-04", 0),
            ("2026-12-08", 1),
            ("2026-12-09", 0),
            ("2026-12-10", 1),
            ("2026-12-25", 0),
        ] {
            morning(&world, day);
            // Two servers look at the same time.
            let both = futures::join!(run_due(&world.services), run_due(&world.services));
            assert_eq!(both.0.unwrap() + both.1.unwrap(), expected, "{day}");
        }
        assert_eq!(reminded(&world).await, Reminder::ALL.len());
        assert_eq!(okinawa(&world).await.1.reminders, 3);
        let board = consents::board(&world.officer(), world.contract)
            .await
            .unwrap();
        assert_eq!(board.overdue_days, 13);
    }
}

#[tokio::test]
async fn whoever_has_answered_is_left_alone_and_nothing_is_sent_by_halves() {
    for world in worlds().await {
        open(&world).await;
        morning(&world, "2026-12-03");
        let services = &world.services;
        let tables = &["consent_reminder", "audit_event", "outbox_job"];
        fails_wholly(services, tables, async || run_due(services).await).await;
        world.records("2997", "refused").await.unwrap();
        assert_eq!(run_due(services).await.unwrap(), 0);
        let world = world.drawn_up().await;
        morning(&world, "2026-12-10");
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
        assert_eq!(reminded(&world).await, 0);
    }
}

#[tokio::test]
async fn an_officer_moves_the_deadline_and_tells_why() {
    for world in worlds().await {
        open(&world).await;
        let op = world.officer();
        moves(&world, &op, ("2026-12-15", WHY)).await.unwrap();
        let board = consents::board(&op, world.contract).await.unwrap();
        assert_eq!(board.due_on, "2026-12-15".parse().ok());
        let last = board.deadlines.last().unwrap();
        assert_eq!((last.number, last.reason.as_str()), (2, WHY));
        let row = application::Entity::find_by_id(world.application.0);
        let row = row.one(&world.services.db).await.unwrap().unwrap();
        assert_eq!(row.due_on, board.due_on, "the queue tells the same day");
        let told: Vec<_> = mails(&world.services)
            .await
            .into_iter()
            .filter_map(|mail| match mail.letter {
                Letter::ConsentDeadlineMoved { due_on, reason, .. } => {
                    Some((mail.to, due_on.to_string(), reason))
                }
                _ => None,
            })
            .collect();
        assert_eq!(told, [(OKINAWA.into(), "2026-12-15".into(), WHY.into())]);
        assert_eq!(okinawa(&world).await.1.reminders, 0, "no reminder");
        // The reminders of the day that does not count any more are not sent.
        morning(&world, "2026-12-08");
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
        morning(&world, "2026-12-10");
        assert_eq!(run_due(&world.services).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_deadline_is_not_moved_by_anybody_to_any_day_at_any_time() {
    for world in worlds().await {
        open(&world).await;
        let op = world.officer();
        let before = whole(&world.services).await;
        for (day, problem) in [
            ("2026-11-23", FieldProblem::PastDate { today: op.today() }),
            (DUE, FieldProblem::Unchanged),
            (
                "2026-02-30",
                FieldProblem::DatePartWrong {
                    part: DatePart::Day,
                },
            ),
        ] {
            let Refusal::Invalid { fields } = refusal(moves(&world, &op, (day, WHY)).await) else {
                panic!("{day}")
            };
            assert_eq!(fields.get("due"), Some(&problem), "{day}");
        }
        let mute = refusal(moves(&world, &op, ("2026-12-15", " ")).await);
        assert!(matches!(mute, Refusal::Invalid { fields } if fields.get("reason").is_some()));
        let other = moves(&world, &world.approver(), ("2026-12-15", WHY)).await;
        assert_eq!(refusal(other), Denial::Role.into());
        let stale = DeadlineForm {
            number: 7,
            ..DeadlineForm::default()
        };
        let stale = consents::move_deadline(&op, world.contract, &stale).await;
        assert_eq!(refusal(stale), Refusal::Stale);
        assert_eq!(whole(&world.services).await, before);
        let tables = &["audit_event", "outbox_job"];
        let moved = async || moves(&world, &op, ("2026-12-15", WHY)).await;
        fails_wholly(&world.services, tables, moved).await;
    }
}
