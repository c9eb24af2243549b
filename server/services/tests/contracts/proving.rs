//! What proves a bank's letter, and when it can have been written; and that the officers are told of an answer in their
//! language.

use crate::people::{mails, refusal};
use crate::world::{PDF, answered, scan, worlds};
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::consents::{self, RecordForm};
use services::contracts::Upload;
use services::mail::Letter;
use services::store::entities::person;

#[tokio::test]
async fn a_letter_is_proved_by_its_file_or_in_words() {
    for world in worlds().await {
        let form = RecordForm {
            evidence: String::new(),
            ..answered("consented")
        };
        let bare = world.records_form("2951", &form, &Upload::default()).await;
        let Refusal::Invalid { fields } = refusal(bare) else {
            panic!("accepted")
        };
        assert_eq!(fields.get("evidence"), Some(&FieldProblem::NeitherGiven));
        let file = scan(PDF);
        world.records_form("2951", &form, &file).await.unwrap();
        // What was filed before still proves it.
        let again = RecordForm { version: 2, ..form };
        let none = Upload::default();
        world.records_form("2951", &again, &none).await.unwrap();
    }
}

#[tokio::test]
async fn a_file_proves_the_answer_that_it_was_sent_with_and_no_other() {
    for world in worlds().await {
        let file = scan(PDF);
        let consented = answered("consented");
        world.records_form("2951", &consented, &file).await.unwrap();
        let bare = RecordForm {
            evidence: String::new(),
            version: 2,
            ..answered("refused")
        };
        let none = Upload::default();
        let Refusal::Invalid { fields } = refusal(world.records_form("2951", &bare, &none).await)
        else {
            panic!("accepted")
        };
        assert_eq!(fields.get("evidence"), Some(&FieldProblem::NeitherGiven));
        let in_words = RecordForm {
            evidence: "電話".into(),
            ..bare
        };
        world.records_form("2951", &in_words, &none).await.unwrap();
        let board = consents::board(&world.officer(), world.contract).await;
        assert_eq!(board.unwrap().rows[0].document, None);
    }
}

#[tokio::test]
async fn no_answer_is_older_than_the_draft_to_which_it_was_given() {
    for world in worlds().await {
        world.clock.set("2027-01-12T01:00:00Z".parse().unwrap());
        let text = "APIの利用の対価は、無償とする。";
        world.edits("fees", text).await.unwrap();
        world.issues("material").await.unwrap();
        for (draft, [year, month, day], earliest) in [
            ("1", ["2026", "11", "23"], "2026-11-24"),
            ("2", ["2027", "1", "11"], "2027-01-12"),
        ] {
            let form = RecordForm {
                draft: draft.into(),
                answered_on_year: year.into(),
                answered_on_month: month.into(),
                answered_on_day: day.into(),
                ..answered("consented")
            };
            let none = Upload::default();
            let early = world.records_form("2951", &form, &none).await;
            let Refusal::Invalid { fields } = refusal(early) else {
                panic!("accepted")
            };
            let earliest = earliest.parse().unwrap();
            let problem = FieldProblem::TooEarly { earliest };
            assert_eq!(fields.get("answered_on"), Some(&problem), "{draft}");
        }
        // A letter about the earlier draft may have been written before the later one was issued.
        world.records("2951", "consented").await.unwrap();
    }
}

#[tokio::test]
async fn an_officer_who_reads_english_is_told_the_english_name_of_the_bank() {
    for world in worlds().await {
        let email = "officer@rokin.example";
        person::Entity::update_many()
            .col_expr(person::Column::Language, Expr::value("en"))
            .filter(person::Column::Email.eq(email))
            .exec(&world.services.db)
            .await
            .unwrap();
        let chuo = world.banker("2963").await;
        world.answers(&chuo, ("consented", "")).await.unwrap();
        let told: Vec<_> = mails(&world.services)
            .await
            .into_iter()
            .filter_map(|mail| match mail.letter {
                Letter::BankAnswered { bank, .. } => Some((mail.to, bank)),
                _ => None,
            })
            .collect();
        assert_eq!(told, [(email.into(), "Chuo Labour Bank".into())]);
    }
}
