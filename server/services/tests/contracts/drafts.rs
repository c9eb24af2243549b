//! The drafts of a contract's text: changed article by article, issued, discussed, and signed as they were issued last.

use crate::people::{HANAKO, kinds, mails, refusal};
use crate::world::{World, worlds};
use domain::contracts::{Materiality, Missing};
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use domain::wording::{Change, ChangeKind, ClauseForm, changes};
use services::contracts::drafts::{self, CommentForm};
use services::mail::Letter;

const FEES: &str = "APIの利用の対価は、無償とする。";

fn remark(clause: &str) -> CommentForm {
    CommentForm {
        clause: clause.into(),
        body: "月額の上限を定めてください。".into(),
    }
}

#[tokio::test]
async fn the_first_draft_comes_from_the_template_with_the_facts_of_the_application() {
    for world in worlds().await {
        let page = world.drafts().await;
        let first = page.last().unwrap();
        assert_eq!((first.number, page.holds_from), (1, 1));
        assert!(first.reading.preamble.contains("みらい家計簿"));
        let same = changes(&page.template.wording, &first.reading);
        assert!(same.iter().all(|change| change.kind() == ChangeKind::Same));
        let pdf = drafts::draft_pdf(&world.agent(), world.contract, 1)
            .await
            .unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-"));
        let other = drafts::show(&world.stranger().await, world.contract).await;
        assert_eq!(refusal(other.map(|_| ())), Refusal::NotFound);
    }
}

#[tokio::test]
async fn an_article_is_changed_in_peace_and_counts_once_issued() {
    for world in worlds().await {
        world.edits("fees", FEES).await.unwrap();
        let agent = drafts::show(&world.agent(), world.contract).await.unwrap();
        assert!(agent.open.is_none());
        assert_eq!(agent.last().unwrap().number, 1);
        world.issues("material").await.unwrap();
        let page = world.drafts().await;
        assert_eq!((page.issued.len(), page.holds_from), (2, 2));
        let changed: Vec<String> = changes(&page.issued[0].reading, &page.issued[1].reading)
            .into_iter()
            .filter(|change| change.kind() == ChangeKind::Changed)
            .map(|change: Change| change.key)
            .collect();
        assert_eq!(changed, ["fees"]);
        let known = |index: usize| page.issued[index].pdf.clone().unwrap();
        assert_ne!(known(0).file, known(1).file);
        assert_ne!(known(0).text, known(1).text);
        assert!(kinds(&world.services).await.contains(&"draft_issued"));
        let world = world.drawn_up().await;
        let agreed = world.shown().await.agreed.unwrap();
        assert_eq!(agreed.draft, 2);
        assert_eq!(agreed.wording.clause("fees").unwrap().paragraphs, [FEES]);
    }
}

#[tokio::test]
async fn what_is_locked_broken_or_out_of_date_is_refused_and_changes_nothing() {
    for world in worlds().await {
        assert_eq!(
            refusal(world.edits("connection", FEES).await),
            Refusal::ClauseLocked
        );
        let unknown = FieldProblem::UnknownVariable {
            name: "price".into(),
            article: "費用".into(),
        };
        let broken = world.edits("fees", "{{price}}円").await;
        assert_eq!(refusal(broken), FieldErrors::one("text", unknown).into());
        let form = ClauseForm {
            heading: "費用".into(),
            text: FEES.into(),
            version: 9,
            ..ClauseForm::default()
        };
        let late = drafts::edit_clause(&world.officer(), world.contract, "fees", &form).await;
        assert_eq!(refusal(late), Refusal::Stale);
        assert!(world.drafts().await.open.is_none());
        assert_eq!(refusal(world.issues("material").await), Refusal::WrongState);
    }
}

#[tokio::test]
async fn two_officers_begin_one_draft() {
    for world in worlds().await {
        let form = ClauseForm {
            heading: "費用".into(),
            text: FEES.into(),
            version: world.drafts().await.desk().unwrap().version,
            ..ClauseForm::default()
        };
        let op = world.officer();
        let (first, second) = tokio::join!(
            drafts::edit_clause(&op, world.contract, "fees", &form),
            drafts::edit_clause(&op, world.contract, "outages", &form),
        );
        let late = [first, second].into_iter().find(Result::is_err).unwrap();
        assert_eq!(refusal(late), Refusal::Stale);
        assert_eq!(world.drafts().await.issued.len(), 1);
    }
}

#[tokio::test]
async fn a_draft_thrown_away_leaves_nothing() {
    for world in worlds().await {
        world.edits("fees", FEES).await.unwrap();
        let seen = world.drafts().await.open.unwrap().version;
        drafts::discard(&world.officer(), world.contract, seen)
            .await
            .unwrap();
        assert!(world.drafts().await.open.is_none());
        let again = drafts::discard(&world.officer(), world.contract, seen).await;
        assert_eq!(refusal(again), Refusal::WrongState);
    }
}

#[tokio::test]
async fn an_immaterial_change_keeps_consents_only_once_a_second_person_confirms_it() {
    for world in worlds().await {
        assert_eq!(refusal(world.confirms().await), Refusal::WrongState);
        world.edits("fees", FEES).await.unwrap();
        world.issues("immaterial").await.unwrap();
        assert_eq!(world.drafts().await.holds_from, 2);
        assert!(kinds(&world.services).await.contains(&"draft_to_confirm"));
        let own = drafts::confirm_immaterial(&world.officer(), world.contract, 3).await;
        assert_eq!(refusal(own), Denial::Role.into());
        world.confirms().await.unwrap();
        let page = world.drafts().await;
        assert_eq!(page.holds_from, 1);
        assert!(matches!(
            page.last().unwrap().materiality,
            Materiality::Immaterial { .. }
        ));
    }
}

#[tokio::test]
async fn nothing_is_drawn_up_while_something_is_open() {
    for world in worlds().await {
        let world = world.verified().await;
        drafts::comment(&world.agent(), world.contract, &remark("fees"))
            .await
            .unwrap();
        assert_eq!(world.drafts().await.unsettled(), ["fees"]);
        let missing = vec![Missing::Comments { clauses: 1 }];
        assert_eq!(
            refusal(world.draws_up().await),
            Refusal::NotReady { missing }
        );
        drafts::comment(&world.officer(), world.contract, &remark("fees"))
            .await
            .unwrap();
        let told = kinds(&world.services).await;
        assert_eq!(
            told.iter()
                .filter(|kind| **kind == "clause_commented")
                .count(),
            2
        );
        drafts::settle(&world.officer(), world.contract, "fees")
            .await
            .unwrap();
        assert!(world.drafts().await.unsettled().is_empty());
        world.edits("fees", FEES).await.unwrap();
        let missing = vec![Missing::Draft];
        assert_eq!(
            refusal(world.draws_up().await),
            Refusal::NotReady { missing }
        );
    }
}

#[tokio::test]
async fn a_remark_on_an_article_that_was_left_out_can_still_be_settled() {
    for world in worlds().await {
        let world = world.verified().await;
        drafts::comment(&world.agent(), world.contract, &remark("fees"))
            .await
            .unwrap();
        let seen = world.drafts().await.desk().unwrap().version;
        drafts::remove_clause(&world.officer(), world.contract, "fees", seen)
            .await
            .unwrap();
        world.issues("material").await.unwrap();
        let page = world.drafts().await;
        assert_eq!(page.unsettled(), ["fees"]);
        assert_eq!(page.article("fees").unwrap().0, 5);
        drafts::settle(&world.officer(), world.contract, "fees")
            .await
            .unwrap();
        // Whoever does not agree says so, although the article is not there any more.
        drafts::comment(&world.agent(), world.contract, &remark("fees"))
            .await
            .unwrap();
        assert_eq!(world.drafts().await.unsettled(), ["fees"]);
        drafts::settle(&world.officer(), world.contract, "fees")
            .await
            .unwrap();
        world.draws_up().await.unwrap();
    }
}

/// Who was told that something was settled.
async fn told_of_settling(world: &World) -> Vec<String> {
    let all = mails(&world.services).await.into_iter();
    let settled =
        all.filter(|mail| matches!(mail.letter, Letter::ClauseCommented { settled: true, .. }));
    settled.map(|mail| mail.to).collect()
}

#[tokio::test]
async fn whoever_wrote_is_told_of_the_settling_and_opens_it_again_by_writing_once_more() {
    for world in worlds().await {
        let world = world.verified().await;
        drafts::comment(&world.agent(), world.contract, &remark("fees"))
            .await
            .unwrap();
        drafts::settle(&world.officer(), world.contract, "fees")
            .await
            .unwrap();
        assert_eq!(told_of_settling(&world).await, [HANAKO]);
        assert!(world.drafts().await.unsettled().is_empty());
        drafts::comment(&world.agent(), world.contract, &remark("fees"))
            .await
            .unwrap();
        assert_eq!(world.drafts().await.unsettled(), ["fees"]);
        let missing = vec![Missing::Comments { clauses: 1 }];
        assert_eq!(
            refusal(world.draws_up().await),
            Refusal::NotReady { missing }
        );
        drafts::settle(&world.officer(), world.contract, "fees")
            .await
            .unwrap();
        assert_eq!(told_of_settling(&world).await, [HANAKO, HANAKO]);
        world.draws_up().await.unwrap();
    }
}

#[tokio::test]
async fn what_the_office_alone_wrote_is_settled_without_a_letter() {
    for world in worlds().await {
        drafts::comment(&world.officer(), world.contract, &remark("fees"))
            .await
            .unwrap();
        drafts::settle(&world.officer(), world.contract, "fees")
            .await
            .unwrap();
        assert!(told_of_settling(&world).await.is_empty());
    }
}

#[tokio::test]
async fn a_remark_is_for_both_sides_and_nobody_else() {
    for world in worlds().await {
        let stranger = world.stranger().await;
        let other = drafts::comment(&stranger, world.contract, &remark("fees")).await;
        assert_eq!(refusal(other), Refusal::NotFound);
        let unknown = drafts::comment(&world.agent(), world.contract, &remark("nothing")).await;
        assert_eq!(refusal(unknown), Refusal::NotFound);
        let own = drafts::settle(&world.agent(), world.contract, "fees").await;
        assert_eq!(refusal(own), Denial::Role.into());
        let none = drafts::settle(&world.officer(), world.contract, "fees").await;
        assert_eq!(refusal(none), Refusal::WrongState);
    }
}
