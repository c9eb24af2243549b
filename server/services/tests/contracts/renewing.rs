//! The deadline of the banks' answers moves with a new draft and with the calendar, wherever it is told.

use crate::people::{mails, staff};
use crate::world::{World, worlds};
use chrono::NaiveDate;
use domain::accounts::Language;
use domain::consents::Cause;
use sea_orm::EntityTrait;
use services::calendar::{self, CalendarForm};
use services::consents::due::run_due;
use services::consents::{self, Board, DeadlineForm};
use services::contracts;
use services::mail::Letter;
use services::store::entities::application;

const OKINAWA: &str = "okinawa@bank.example.jp";
const FEES: &str = "APIの利用の対価は、無償とする。";

/// A portal in which Okinawa has an address and has not answered.
async fn open(world: &World) {
    world.bank_has_address("2997", OKINAWA).await;
    world.records("2997", "unanswered").await.unwrap();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ten o'clock in Japan.
fn morning(world: &World, day: &str) {
    let instant = format!("{day}T01:00:00Z");
    world.clock.set(instant.parse().unwrap());
}

async fn reissues(world: &World) {
    world.edits("fees", FEES).await.unwrap();
    world.issues("material").await.unwrap();
}

/// The board, whose day the queue and the last of the deadlines tell too.
async fn board(world: &World) -> Board {
    let board = consents::board(&world.officer(), world.contract).await;
    let board = board.unwrap();
    let row = application::Entity::find_by_id(world.application.0);
    let row = row.one(&world.services.db).await.unwrap().unwrap();
    let last = board.deadlines.last().map(|last| last.due_on);
    assert_eq!((board.due_on, row.due_on), (last, last));
    board
}

/// The days that letters of the question named to Okinawa, the first one first.
async fn asked_until(world: &World) -> Vec<Option<NaiveDate>> {
    let all = mails(&world.services).await.into_iter();
    all.filter(|mail| mail.to == OKINAWA)
        .filter_map(|mail| match mail.letter {
            Letter::ConsentRequested { due_on, .. } => Some(due_on),
            _ => None,
        })
        .collect()
}

/// An administrator closes the banks for a day; how many deadlines that moves.
async fn closes(world: &World, [year, month, day]: [&str; 3]) -> usize {
    let email = format!("administrator-{month}-{day}@rokin.example");
    let actor = staff(&world.services, &email, "administrator").await;
    let op = world.services.operation(actor, Language::Ja);
    let form = CalendarForm {
        what: "add".into(),
        date_year: year.into(),
        date_month: month.into(),
        date_day: day.into(),
        name: "臨時休業日".into(),
        kind: "one_off".into(),
        reason: "理事会の決定のため".into(),
        ..CalendarForm::default()
    };
    let shown = calendar::preview(&op, &form).await.unwrap();
    let seen = shown.seen;
    calendar::apply(&op, &CalendarForm { seen, ..form })
        .await
        .unwrap();
    shown.moved.len()
}

#[tokio::test]
async fn a_new_draft_gives_the_banks_time_and_reminds_them_again() {
    for world in worlds().await {
        open(&world).await;
        morning(&world, "2026-12-10");
        assert_eq!(run_due(&world.services).await.unwrap(), 1);
        world.records("2997", "consented").await.unwrap();
        morning(&world, "2027-01-12");
        reissues(&world).await;
        let shown = board(&world).await;
        let due_on = day("2027-01-26");
        assert_eq!((shown.due_on, shown.overdue_days), (Some(due_on), 0));
        let last = shown.deadlines.last().unwrap();
        assert_eq!((last.number, last.reason.as_str()), (2, "原案 第2版の発行"));
        assert_eq!(asked_until(&world).await, [Some(due_on)]);
        assert_eq!(run_due(&world.services).await.unwrap(), 0, "just asked");
        for (day, expected) in [("2027-01-21", 1), ("2027-01-22", 0), ("2027-01-26", 1)] {
            morning(&world, day);
            assert_eq!(run_due(&world.services).await.unwrap(), expected, "{day}");
        }
    }
}

#[tokio::test]
async fn days_off_move_what_a_new_draft_set_too_as_often_as_they_come() {
    for world in worlds().await {
        open(&world).await;
        morning(&world, "2027-01-12");
        reissues(&world).await;
        assert_eq!(board(&world).await.due_on, Some(day("2027-01-26")));
        assert_eq!(closes(&world, ["2027", "1", "20"]).await, 1);
        assert_eq!(board(&world).await.due_on, Some(day("2027-01-27")));
        morning(&world, "2027-01-13");
        assert_eq!(closes(&world, ["2027", "1", "21"]).await, 1);
        let shown = board(&world).await;
        assert_eq!(shown.due_on, Some(day("2027-01-28")));
        let causes: Vec<Cause> = shown.deadlines.iter().map(|one| one.cause).collect();
        let expected = [
            Cause::Asked,
            Cause::Draft(2),
            Cause::Calendar,
            Cause::Calendar,
        ];
        assert_eq!(causes, expected);
    }
}

#[tokio::test]
async fn a_new_draft_takes_no_time_away() {
    for world in worlds().await {
        open(&world).await;
        let form = DeadlineForm {
            due_year: "2026".into(),
            due_month: "12".into(),
            due_day: "25".into(),
            reason: "理事会の日程に合わせるため。".into(),
            number: 1,
        };
        consents::move_deadline(&world.officer(), world.contract, &form)
            .await
            .unwrap();
        reissues(&world).await;
        let shown = board(&world).await;
        assert_eq!(shown.deadlines.len(), 2);
        assert_eq!(asked_until(&world).await, [Some(day("2026-12-25"))]);
        // Nor does the calendar move the day that an officer set.
        assert_eq!(closes(&world, ["2026", "12", "1"]).await, 0);
        assert_eq!(board(&world).await.deadlines.len(), 2);
    }
}

#[tokio::test]
async fn a_day_off_moves_the_deadline_wherever_it_is_told() {
    for world in worlds().await {
        open(&world).await;
        assert_eq!(closes(&world, ["2026", "11", "26"]).await, 1);
        let shown = board(&world).await;
        assert_eq!(shown.due_on, Some(day("2026-12-09")));
        let last = shown.deadlines.last().unwrap();
        let expected = (2, "営業日カレンダーの変更");
        assert_eq!((last.number, last.reason.as_str()), expected);
        let told = mails(&world.services).await.into_iter();
        let told = told.filter(|mail| mail.to == OKINAWA);
        let told: Vec<_> = told
            .filter_map(|mail| match mail.letter {
                Letter::ConsentDeadlineMoved { due_on, .. } => Some(due_on),
                _ => None,
            })
            .collect();
        assert_eq!(told, [day("2026-12-09")]);
        morning(&world, "2026-12-08");
        assert_eq!(run_due(&world.services).await.unwrap(), 1, "ahead");
        morning(&world, "2026-12-09");
        assert_eq!(run_due(&world.services).await.unwrap(), 1, "on the day");
    }
}

#[tokio::test]
async fn the_deadline_of_a_board_that_is_closed_stays() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        assert_eq!(closes(&world, ["2026", "11", "26"]).await, 0);
        let shown = board(&world).await;
        assert_eq!(shown.due_on, Some(day("2026-12-08")));
        assert_eq!(shown.deadlines.len(), 1);
        // Once it is open again, it is counted with every day that is off by then.
        let version = world.shown().await.version;
        contracts::take_back(&world.officer(), world.contract, version)
            .await
            .unwrap();
        assert_eq!(closes(&world, ["2026", "11", "27"]).await, 1);
        assert_eq!(board(&world).await.due_on, Some(day("2026-12-10")));
    }
}
