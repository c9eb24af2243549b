//! A day in, a day out, whole years by a file: what changes, what moves with it, and each refusal.

use crate::announcements::administrator;
use crate::support::{databases, fails_wholly, services, whole};
use chrono::NaiveDate;
use domain::accounts::{Actor, Language, Role};
use domain::forms::{DatePart, FieldProblem};
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use services::calendar::{CalendarForm, apply, as_file, days_off, decoded, holidays, preview};
use services::demo::load;
use services::store::entities::{application, consent_deadline, contract};
use services::{Error, Operation, Services};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn form(what: &str, date: &str) -> CalendarForm {
    let parts: Vec<&str> = date.split('-').collect();
    CalendarForm {
        what: what.into(),
        date_year: parts[0].into(),
        date_month: parts[1].into(),
        date_day: parts[2].into(),
        name: "臨時休業日".into(),
        kind: "one_off".into(),
        reason: "理事会の決定のため".into(),
        ..CalendarForm::default()
    }
}

fn file(csv: &str) -> CalendarForm {
    CalendarForm {
        what: "import".into(),
        csv: csv.into(),
        reason: "改正のため".into(),
        ..CalendarForm::default()
    }
}

/// The form as the preview hands it on.
async fn looked_at(op: &Operation, form: CalendarForm) -> CalendarForm {
    let seen = preview(op, &form).await.unwrap().seen;
    CalendarForm { seen, ..form }
}

fn problems(error: &Error) -> Vec<(String, FieldProblem)> {
    match error.refusal() {
        Some(Refusal::Invalid { fields }) => fields.clone().into(),
        other => panic!("{other:?}"),
    }
}

async fn deadlines(services: &Services) -> Vec<(String, Option<NaiveDate>)> {
    let rows = application::Entity::find()
        .filter(application::Column::DueOn.is_not_null())
        .all(&services.db)
        .await
        .unwrap();
    let mut due: Vec<_> = rows
        .into_iter()
        .map(|row| (row.receipt_number.unwrap_or(row.draft_number), row.due_on))
        .collect();
    due.sort();
    due
}

/// For each contract whose banks were asked, the day that the board shows and the day of its last deadline.
async fn boards(services: &Services) -> Vec<(Option<NaiveDate>, Option<NaiveDate>)> {
    let mut boards = Vec::new();
    for row in contract::Entity::find().all(&services.db).await.unwrap() {
        let application = application::Entity::find_by_id(row.application_id);
        let application = application.one(&services.db).await.unwrap().unwrap();
        let last = consent_deadline::Entity::find()
            .filter(consent_deadline::Column::ContractId.eq(row.id))
            .order_by_desc(consent_deadline::Column::Number)
            .one(&services.db)
            .await
            .unwrap();
        if let Some(last) = last {
            boards.push((application.due_on, Some(last.due_on)));
        }
    }
    boards
}

#[tokio::test]
async fn a_day_comes_in_and_goes_out_again() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        let before = days_off(&admin).await.unwrap();
        let add = looked_at(&admin, form("add", "2026-12-01")).await;
        apply(&admin, &add).await.unwrap();
        let counted = holidays(admin.db()).await.unwrap();
        assert!(!counted.is_business_day(day("2026-12-01")));
        assert_eq!(days_off(&admin).await.unwrap().len(), before.len() + 1);
        let remove = looked_at(&admin, form("remove", "2026-12-01")).await;
        apply(&admin, &remove).await.unwrap();
        assert_eq!(days_off(&admin).await.unwrap(), before);
        let trail = whole(&services).await["audit_event"].join("\n");
        assert!(trail.contains("calendar.changed") && trail.contains("理事会の決定のため"));
    }
}

#[tokio::test]
async fn open_deadlines_move_with_the_calendar_and_the_preview_names_them() {
    for (services, _) in databases().await {
        load(&services).await.unwrap();
        let admin = administrator(&services).await;
        let before = deadlines(&services).await;
        let add = form("add", "2026-11-26");
        let shown = preview(&admin, &add).await.unwrap();
        assert!(!shown.moved.is_empty());
        assert_eq!(deadlines(&services).await, before);
        apply(
            &admin,
            &CalendarForm {
                seen: shown.seen.clone(),
                ..add
            },
        )
        .await
        .unwrap();
        let after = deadlines(&services).await;
        for (number, due) in before {
            let moved = shown.moved.iter().find(|one| one.number == number);
            let expected = moved.map_or(due, |one| {
                assert_eq!(Some(one.from), due);
                assert!(one.to > one.from && one.from >= admin.today());
                Some(one.to)
            });
            assert!(after.contains(&(number.clone(), expected)), "{number}");
        }
        for (shown, last) in boards(&services).await {
            assert_eq!(shown, last, "board, queue and letters tell one day");
        }
        let nothing = preview(&admin, &form("add", "2026-12-05")).await.unwrap();
        assert!(nothing.moved.is_empty(), "a Saturday moves nothing");
    }
}

#[tokio::test]
async fn what_is_saved_can_be_taken_back_as_it_is() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        let saved = decoded(&as_file(&admin).await.unwrap()).unwrap();
        assert!(saved.starts_with("day,name,kind\r\n2018-01-01,元日,national\r\n"));
        let again = preview(&admin, &file(&saved)).await.unwrap_err();
        assert_eq!(
            problems(&again),
            [("csv".to_owned(), FieldProblem::Unchanged)]
        );
    }
}

#[tokio::test]
async fn the_file_of_the_cabinet_office_is_taken_as_it_comes() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        let text = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2029/1/1,元日\r\n2029/1/8,成人の日\r\n";
        let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(text);
        let csv = decoded(&bytes).unwrap();
        let import = looked_at(&admin, file(&csv)).await;
        let shown = preview(&admin, &import).await.unwrap().change;
        assert_eq!((shown.added.len(), shown.past), (2, 1));
        // The rest of 2026 that lies ahead is not in the file any more.
        assert!(shown.removed.is_empty(), "{shown:?}");
        apply(&admin, &import).await.unwrap();
        let table = days_off(&admin).await.unwrap();
        assert_eq!(table[&day("2029-01-08")].name, "成人の日");
    }
}

#[tokio::test]
async fn a_file_with_one_error_changes_nothing() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        let before = whole(&services).await;
        let bad = file("day,name\n2029-01-01,元日\n2029-02-30,建国記念の日\n2029-03-20\n");
        let refused = preview(&admin, &bad).await.unwrap_err();
        let expected = [
            (
                "3:1".to_owned(),
                FieldProblem::DatePartWrong {
                    part: DatePart::Day,
                },
            ),
            ("4:2".to_owned(), FieldProblem::Missing),
        ];
        assert_eq!(problems(&refused), expected);
        let refused = apply(&admin, &bad).await.unwrap_err();
        assert!(matches!(refused.refusal(), Some(Refusal::Stale)));
        assert_eq!(whole(&services).await, before);
    }
}

#[tokio::test]
async fn days_that_have_come_stay_as_they_were_counted() {
    let (services, _) = services().await;
    let admin = administrator(&services).await;
    for typed in [form("add", "2026-11-24"), form("remove", "2026-11-23")] {
        let refused = preview(&admin, &typed).await.unwrap_err();
        let earliest = day("2026-11-25");
        assert_eq!(
            problems(&refused),
            [("date".to_owned(), FieldProblem::TooEarly { earliest })]
        );
    }
}

#[tokio::test]
async fn who_looked_before_somebody_else_changed_it_is_told_so() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        let first = looked_at(&admin, form("add", "2026-12-01")).await;
        let second = looked_at(&admin, form("add", "2026-12-02")).await;
        let (one, other) = tokio::join!(apply(&admin, &first), apply(&admin, &second));
        let refused = match (one, other) {
            (Ok(()), Err(refused)) | (Err(refused), Ok(())) => refused,
            both => panic!("{both:?}"),
        };
        assert_eq!(refused.refusal(), Some(&Refusal::Stale));
    }
}

#[tokio::test]
async fn a_change_needs_its_reason_and_happens_wholly_or_not_at_all() {
    for (services, _) in databases().await {
        let admin = administrator(&services).await;
        let add = looked_at(&admin, form("add", "2026-12-01")).await;
        let silent = CalendarForm {
            reason: " ".into(),
            ..add.clone()
        };
        let refused = apply(&admin, &silent).await.unwrap_err();
        assert_eq!(
            problems(&refused),
            [("reason".to_owned(), FieldProblem::Missing)]
        );
        let tables = ["audit_event", "audit_head", "application"];
        fails_wholly(&services, &tables, async || apply(&admin, &add).await).await;
        apply(&admin, &add).await.unwrap();
    }
}

#[tokio::test]
async fn nobody_but_administrators_keeps_the_calendar() {
    let (services, _) = services().await;
    let admin = administrator(&services).await;
    let Actor::Person(mut identity) = admin.actor.clone() else {
        panic!()
    };
    identity.hat.as_mut().unwrap().roles = vec![Role::Officer, Role::Approver, Role::Auditor];
    let officer = services.operation(Actor::Person(identity), Language::Ja);
    let add = form("add", "2026-12-01");
    assert!(days_off(&officer).await.unwrap_err().refusal().is_some());
    assert!(as_file(&officer).await.unwrap_err().refusal().is_some());
    assert!(
        preview(&officer, &add)
            .await
            .unwrap_err()
            .refusal()
            .is_some()
    );
    assert!(apply(&officer, &add).await.unwrap_err().refusal().is_some());
}
