//! Banks that answer on their own page, to the draft that they read; what becomes of it when the draft changes.

use crate::people::{kinds, refusal};
use crate::world::{World, worlds};
use domain::consents::{Answer, Way};
use domain::contracts::Missing;
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use domain::wording::ClauseForm;
use services::consents::{self, AnswerForm, Board};
use services::contracts::drafts::{self, IssueForm};

pub const CONDITION: &str = "障害時の一次連絡を30分以内とする。";

impl World {
    pub async fn board(&self) -> Board {
        consents::board(&self.officer(), self.contract)
            .await
            .unwrap()
    }

    /// A new draft that changes the fees.
    pub async fn changes_the_text(&self, materiality: &str) {
        let op = self.officer();
        let page = drafts::show(&op, self.contract).await.unwrap();
        let last = page.last().unwrap();
        let form = ClauseForm {
            heading: "費用".into(),
            text: format!("無償とする（第{}版）。", last.number + 1),
            version: last.version,
            ..ClauseForm::default()
        };
        drafts::edit_clause(&op, self.contract, "fees", &form)
            .await
            .unwrap();
        let page = drafts::show(&op, self.contract).await.unwrap();
        let form = IssueForm {
            note: "費用を変更します。".into(),
            materiality: materiality.into(),
            version: page.open.unwrap().version,
        };
        drafts::issue(&op, self.contract, &form).await.unwrap();
    }
}

#[tokio::test]
async fn a_bank_consents_on_conditions_and_the_officers_are_told() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        let asked = consents::asked(&chuo, world.contract).await.unwrap();
        assert_eq!(asked.service_name, "みらい家計簿");
        assert!(asked.drafts[0].reading.preamble.contains("みらい家計簿"));
        world
            .answers(&chuo, ("conditional", CONDITION))
            .await
            .unwrap();
        let board = world.board().await;
        let row = board
            .rows
            .iter()
            .find(|row| row.bank.code.as_str() == "2963")
            .unwrap();
        let Answer::Consented(given) = &row.consent.answer else {
            panic!()
        };
        assert_eq!(
            (given.note.as_str(), given.way, given.draft),
            (CONDITION, Way::InPerson, 1)
        );
        assert_eq!(given.by, "佐藤 次郎");
        assert!(kinds(&world.services).await.contains(&"bank_answered"));
        let pdf = drafts::asked_pdf(&chuo, world.contract).await.unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-"));
    }
}

#[tokio::test]
async fn a_refusal_needs_its_reason_and_leaves_the_bank_out() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        let silent = world.answers(&chuo, ("refused", " ")).await;
        let missing = FieldErrors::one("note", FieldProblem::Missing);
        assert_eq!(refusal(silent), missing.into());
        world
            .answers(&chuo, ("refused", "管理体制を確認できない。"))
            .await
            .unwrap();
        let world = world.drawn_up().await;
        let agreed = world.shown().await.agreed.unwrap();
        assert!(
            agreed
                .facts
                .banks
                .iter()
                .all(|bank| bank.code.as_str() != "2963")
        );
        let late = world.answers(&chuo, ("consented", "")).await;
        assert_eq!(refusal(late), Refusal::WrongState);
    }
}

#[tokio::test]
async fn a_consent_given_to_an_earlier_draft_has_to_be_given_again() {
    for world in worlds().await {
        let world = world.verified().await;
        let chuo = world.banker("2963").await;
        world.answers(&chuo, ("consented", "")).await.unwrap();
        world.changes_the_text("material").await;
        let board = world.board().await;
        assert_eq!((board.progress.consented, board.progress.outdated), (12, 1));
        let missing = vec![Missing::CurrentConsents { outdated: 1 }];
        assert_eq!(
            refusal(world.draws_up().await),
            Refusal::NotReady { missing }
        );
        world.answers(&chuo, ("consented", "")).await.unwrap();
        assert_eq!(world.board().await.progress.outdated, 0);
        world.draws_up().await.unwrap();
    }
}

#[tokio::test]
async fn a_confirmed_immaterial_change_keeps_what_was_given() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        world.answers(&chuo, ("consented", "")).await.unwrap();
        world.changes_the_text("immaterial").await;
        assert_eq!(world.board().await.progress.outdated, 1);
        let page = drafts::show(&world.officer(), world.contract)
            .await
            .unwrap();
        let seen = page.last().unwrap().version;
        drafts::confirm_immaterial(&world.approver(), world.contract, seen)
            .await
            .unwrap();
        assert_eq!(world.board().await.progress.outdated, 0);
    }
}

#[tokio::test]
async fn nobody_answers_to_a_draft_that_is_not_there_any_more() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        let asked = consents::asked(&chuo, world.contract).await.unwrap();
        world.changes_the_text("material").await;
        let form = AnswerForm {
            answer: "consented".into(),
            draft: 1,
            version: asked.version,
            ..AnswerForm::default()
        };
        let late = consents::answer(&chuo, world.contract, &form).await;
        assert_eq!(refusal(late), Refusal::Stale);
    }
}

#[tokio::test]
async fn only_a_banks_own_people_answer_for_it() {
    for world in worlds().await {
        let form = AnswerForm::default();
        for op in [world.officer(), world.agent(), world.approver()] {
            let other = consents::answer(&op, world.contract, &form).await;
            assert_eq!(refusal(other), Denial::Role.into());
        }
    }
}

/// Fifty hands at once: whoever is let writes one whole answer after another, and nothing is lost.
#[tokio::test]
async fn answers_at_once_come_out_as_one_after_another() {
    for world in worlds().await {
        let mut bankers = Vec::new();
        for code in ["2951", "2954", "2963", "2965", "2966"] {
            bankers.push(world.banker(code).await);
        }
        let hands = (0..50_usize).map(|hand| {
            let banker = &bankers[hand % bankers.len()];
            let answer = if hand % 2 == 0 {
                ("conditional", CONDITION)
            } else {
                ("refused", "理由。")
            };
            world.answers(banker, answer)
        });
        let done = futures::future::join_all(hands).await;
        for answer in &done {
            let stale = answer.as_ref().err().and_then(|error| error.refusal());
            assert!(matches!(stale, None | Some(Refusal::Stale)), "{answer:?}");
        }
        let kept = done.iter().filter(|answer| answer.is_ok()).count();
        assert!(kept >= bankers.len(), "each bank is heard at least once");
        let given = crate::people::trail(&world.services).await;
        let recorded = given.iter().filter(|verb| *verb == "consent_given").count();
        assert_eq!(recorded, kept, "what was let is in the trail, once each");
        let board = world.board().await;
        let versions: i64 = board.rows.iter().map(|row| row.version - 1).sum();
        assert_eq!(usize::try_from(versions).unwrap(), kept);
        assert_eq!(board.progress.unanswered, 0);
    }
}
