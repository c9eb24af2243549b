//! How an amendment begins: with the text in force, with banks that answer anew, and one at a time.

use crate::amending::{amended, amends, in_effect, into_effect, show, signed};
use crate::people::{kinds, mails, refusal};
use crate::stage::{Stage, stages};
use crate::world::draw_up_form;
use domain::consents::Answer;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use services::consents;
use services::contracts::life::due::run_due;
use services::contracts::{self, ReasonForm, drafts};
use services::mail::Letter;
use services::store::entities::contract;

#[tokio::test]
async fn the_text_in_force_is_the_first_draft_and_no_bank_is_asked_before_it_changes() {
    for stage in in_effect().await {
        let before = show(&stage, stage.world.contract).await;
        stage
            .world
            .bank_has_address("2951", "kinko@bank.example.jp")
            .await;
        let asked = |kinds: Vec<&str>| {
            kinds
                .iter()
                .filter(|one| **one == "consent_requested")
                .count()
        };
        let so_far = asked(kinds(&stage.world.services).await);
        let (stage, _) = amended(stage).await;
        let op = stage.world.officer();
        let page = drafts::show(&op, stage.world.contract).await.unwrap();
        assert_eq!(page.amends.as_deref(), Some("K2026-0001"));
        let first = page.last().unwrap();
        assert_eq!(first.wording, before.agreed.unwrap().wording);
        assert_eq!(asked(kinds(&stage.world.services).await), so_far);
        let board = consents::board(&op, stage.world.contract).await.unwrap();
        assert_eq!(board.due_on, None);
        stage.world.records("2951", "unanswered").await.unwrap();
        consents::remind(&op, stage.world.contract, None)
            .await
            .unwrap();
        let told = mails(&stage.world.services).await.into_iter();
        let told: Vec<_> = told
            .filter_map(|mail| match mail.letter {
                Letter::ConsentRequested { amends, .. } => amends,
                _ => None,
            })
            .collect();
        assert_eq!(told, ["K2026-0001"]);
    }
}

#[tokio::test]
async fn a_bank_that_the_contract_does_not_cover_answers_anew() {
    for stage in stages().await {
        stage.world.records("2997", "refused").await.unwrap();
        let (stage, _) = amended(into_effect(stage).await).await;
        let open = unanswered(&stage).await;
        assert_eq!(open, ["2997"], "whatever it said of all contracts");
    }
}

#[tokio::test]
async fn a_bank_that_made_conditions_for_the_contract_answers_anew() {
    for stage in stages().await {
        let careful = stage.world.banker("2963").await;
        let answer = ("conditional", "障害時は30分以内に連絡すること。");
        stage.world.answers(&careful, answer).await.unwrap();
        let plain = stage.world.banker("2951").await;
        let answer = ("consented", "");
        stage.world.answers(&plain, answer).await.unwrap();
        let (stage, _) = amended(into_effect(stage).await).await;
        let open = unanswered(&stage).await;
        assert_eq!(open, ["2963"], "whatever it said of all contracts");
    }
}

#[tokio::test]
async fn one_amendment_is_under_way_at_a_time_and_the_next_counts_on() {
    for stage in in_effect().await {
        let (stage, (application, old)) = amended(stage).await;
        let (new, newer) = (stage.world.contract, stage.world.application);
        let stage = stage.about(application, old);
        let second = stage.unchanged(async || amends(&stage).await).await;
        assert_eq!(refusal(second), Refusal::BeingAmended);
        // The database holds it too.
        let row = contract::Entity::find_by_id(new.0);
        let row = row.one(&stage.world.services.db).await.unwrap().unwrap();
        let mut twin = row.into_active_model().reset_all();
        twin.id = Set(stage.world.officer().new_id());
        assert!(twin.insert(&stage.world.services.db).await.is_err());

        let given_up = ReasonForm {
            reason: "計画を取りやめたため。".into(),
            version: show(&stage, new).await.version,
        };
        contracts::signing::abandon(&stage.world.officer(), new, &given_up)
            .await
            .unwrap();
        assert_eq!(show(&stage, old).await.links.amended_by, None);
        let (stage, _) = amended(stage).await;
        assert_ne!(
            (newer, new),
            (stage.world.application, stage.world.contract)
        );
        let stage = signed(stage).await;
        stage
            .world
            .clock
            .set("2026-12-20T15:00:00Z".parse().unwrap());
        run_due(&stage.world.services).await.unwrap();
        let (stage, _) = amended(stage).await;
        let form = draw_up_form("2026", "12", "22", stage.world.shown().await.version);
        contracts::draw_up(&stage.world.officer(), stage.world.contract, &form)
            .await
            .unwrap();
        stage.world.agent_signs().await.unwrap();
        let number = stage.world.federation_signs().await.unwrap();
        assert_eq!(number.as_str(), "K2026-0001-3");
    }
}

/// The codes of the banks on the board that have to answer.
pub async fn unanswered(stage: &Stage) -> Vec<String> {
    let board = consents::board(&stage.world.officer(), stage.world.contract).await;
    let rows = board.unwrap().rows.into_iter();
    let open = rows.filter(|row| row.consent.answer == Answer::Unanswered);
    open.map(|row| row.bank.code.to_string()).collect()
}
