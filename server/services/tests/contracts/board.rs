//! The board: standing consents, answers over them, and what is refused.

use crate::people::{refusal, trail};
use crate::world::{PDF, answered, scan, worlds};
use domain::consents::{Answer, Progress, Way};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use services::consents::{self, RecordForm};
use services::contracts::{self, Upload};

#[tokio::test]
async fn standing_consents_are_taken_over_in_code_order() {
    for world in worlds().await {
        let board = consents::board(&world.officer(), world.contract)
            .await
            .unwrap();
        assert_eq!(board.rows.len(), 13);
        assert_eq!(
            board.progress,
            Progress {
                banks: 13,
                consented: 13,
                conditional: 0,
                outdated: 0,
                refused: 0,
                unanswered: 0,
                withdrawn: 0,
            }
        );
        assert!(board.rows.is_sorted_by_key(|row| row.bank.code.clone()));
        for row in &board.rows {
            let given = row.consent.answer.given().unwrap();
            assert_eq!((given.way, given.draft), (Way::Standing, 1));
            assert_eq!(given.on.to_string(), "2018-03-01");
            assert_eq!(given.by, "包括同意（方針 第1版）");
            assert_eq!(row.recorded, None);
        }
        assert!(
            trail(&world.services)
                .await
                .contains(&"consents_opened".to_owned())
        );
        let open = consents::list(&world.officer()).await.unwrap();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].answers.len(), 13);
    }
}

#[tokio::test]
async fn an_officer_records_over_a_standing_consent_and_takes_it_back() {
    for world in worlds().await {
        let file = scan(PDF);
        world
            .records_form("2968", &answered("refused"), &file)
            .await
            .unwrap();
        let board = consents::board(&world.officer(), world.contract)
            .await
            .unwrap();
        let row = &board.rows[5];
        assert!(matches!(&row.consent.answer, Answer::Refused(given) if given.way == Way::Letter));
        assert_eq!(row.recorded.as_ref().unwrap().0, "佐藤 次郎");
        let document = row.document.unwrap();
        let kept = contracts::document(&world.officer(), world.contract, document)
            .await
            .unwrap();
        assert_eq!(
            (kept.bytes.as_slice(), kept.media_type.as_str()),
            (PDF, "application/pdf")
        );
        let hidden = contracts::document(&world.agent(), world.contract, document).await;
        assert_eq!(refusal(hidden), Refusal::NotFound);

        world.records("2968", "unanswered").await.unwrap();
        let board = consents::board(&world.officer(), world.contract)
            .await
            .unwrap();
        assert_eq!(
            (board.progress.unanswered, board.rows[5].document),
            (1, None)
        );
    }
}

#[tokio::test]
async fn a_bad_answer_changes_nothing() {
    for world in worlds().await {
        let future = RecordForm {
            answered_on_day: "25".into(),
            ..answered("consented")
        };
        let today = world.officer().today();
        let tried = world
            .records_form("2951", &future, &Upload::default())
            .await;
        let fields = FieldErrors::one("answered_on", FieldProblem::FutureDate { today });
        assert_eq!(refusal(tried), Refusal::Invalid { fields });

        let by_word = world
            .records_form("2951", &answered("consented"), &scan(b"PK plain"))
            .await;
        let fields = FieldErrors::one("file", FieldProblem::FileType);
        assert_eq!(refusal(by_word), Refusal::Invalid { fields });

        let nothing = RecordForm {
            version: 1,
            ..RecordForm::default()
        };
        let tried = world
            .records_form("2951", &nothing, &Upload::default())
            .await;
        let Refusal::Invalid { fields } = refusal(tried) else {
            panic!()
        };
        let names: Vec<_> = fields.iter().map(|(name, _)| name).collect();
        let expected = ["answer", "draft", "answered_on", "answered_by", "evidence"];
        assert_eq!(names, expected);

        let board = consents::board(&world.officer(), world.contract)
            .await
            .unwrap();
        assert_eq!(board.progress.consented, 13);
    }
}

#[tokio::test]
async fn of_two_officers_the_slower_one_is_told() {
    for world in worlds().await {
        world.records("2951", "consented").await.unwrap();
        let late = world
            .records_form("2951", &answered("refused"), &Upload::default())
            .await;
        assert_eq!(refusal(late), Refusal::Stale);
    }
}

#[tokio::test]
async fn only_officers_record_and_only_staff_read() {
    for world in worlds().await {
        let bank = "2951".parse().unwrap();
        let form = (&answered("refused"), &Upload::default());
        let tried = consents::record(&world.approver(), (world.contract, &bank), form).await;
        assert!(matches!(refusal(tried), Refusal::NotAllowed { .. }));
        assert!(
            consents::board(&world.approver(), world.contract)
                .await
                .is_ok()
        );
        let tried = consents::board(&world.agent(), world.contract).await;
        assert!(matches!(refusal(tried), Refusal::NotAllowed { .. }));
    }
}

#[tokio::test]
async fn the_board_is_closed_once_the_text_is_fixed_and_open_again_when_taken_back() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        assert_eq!(
            refusal(world.records("2951", "refused").await),
            Refusal::WrongState
        );
        let version = world.shown().await.version;
        contracts::take_back(&world.officer(), world.contract, version)
            .await
            .unwrap();
        world.records("2951", "refused").await.unwrap();
        world.draws_up().await.unwrap();
        let agreed = world.shown().await.agreed.unwrap();
        assert_eq!(
            (
                agreed.facts.banks.len(),
                agreed.facts.banks[0].code.as_str()
            ),
            (12, "2954")
        );
    }
}
