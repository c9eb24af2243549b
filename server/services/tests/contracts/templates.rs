//! The template of contracts: prepared by officers, released by a second person, taken by the contracts that come after.

use crate::people::{self, kinds, refusal, trail};
use crate::support::{fails_wholly, whole};
use crate::world::{World, worlds};
use domain::accounts::{Actor, Language, Role};
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use domain::templates::{ArticleForm, TemplateStage};
use domain::wording::WordingError;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use services::contracts::drafts;
use services::error::Result;
use services::store::entities::application;
use services::templates::{self, NoteForm, TemplatePage};

const REVIEW: &str = "{{service_name}}の利用の状況を、毎年4月に確かめる。";

impl World {
    async fn version(&self, version: i32) -> TemplatePage {
        templates::show(&self.officer(), version).await.unwrap()
    }

    async fn seen(&self) -> i64 {
        self.version(2).await.row_version
    }

    async fn adds(&self, text: &str) -> Result<()> {
        let form = article(text, self.seen().await);
        templates::add_article(&self.officer(), 2, &form).await
    }

    async fn proposes(&self) -> Result<()> {
        let form = note("毎年の確認を加えます。", self.seen().await);
        templates::propose(&self.officer(), 2, &form).await
    }

    async fn releases(&self) -> Result<()> {
        templates::release(&self.approver(), 2, self.seen().await).await
    }

    /// A portal in which the second version waits for the approver.
    async fn proposed(self) -> Self {
        assert_eq!(templates::begin(&self.officer()).await.unwrap(), 2);
        self.adds(REVIEW).await.unwrap();
        self.proposes().await.unwrap();
        self
    }

    /// The contract of another application that is approved now.
    async fn another_contract(&self) -> ContractId {
        let db = &self.services.db;
        let found = application::Entity::find_by_id(self.application.0).one(db);
        let mut row = found.await.unwrap().unwrap();
        let op = self.approver();
        row.id = op.new_id();
        row.draft_number = "D2026-0002".into();
        row.receipt_number = Some("R2026-0002".into());
        let (id, organisation) = (ApplicationId(row.id), self.agent.organisation().unwrap());
        row.into_active_model()
            .reset_all()
            .insert(db)
            .await
            .unwrap();
        let mut tx = op.begin().await.unwrap();
        let opened = services::consents::open::open_for(&mut tx, &op, (id, organisation));
        let contract = opened.await.unwrap();
        tx.commit().await.unwrap();
        contract
    }
}

fn article(text: &str, version: i64) -> ArticleForm {
    ArticleForm {
        heading: "毎年の確認".into(),
        text: text.into(),
        heading_en: "Yearly review".into(),
        text_en: "The use of {{service_name}} is reviewed every April.".into(),
        after: "reports".into(),
        version,
        ..ArticleForm::default()
    }
}

fn note(text: &str, version: i64) -> NoteForm {
    NoteForm {
        note: text.into(),
        version,
    }
}

#[tokio::test]
async fn a_released_version_is_taken_by_new_contracts_and_not_by_those_drafted_before() {
    for world in worlds().await {
        let world = world.proposed().await;
        assert!(kinds(&world.services).await.contains(&"template_proposed"));
        let early = world.another_contract().await;
        world.releases().await.unwrap();
        assert!(kinds(&world.services).await.contains(&"template_released"));
        let listed = templates::list(&world.officer()).await.unwrap();
        let told: Vec<_> = listed
            .iter()
            .map(|one| (one.version, one.in_force, one.contracts))
            .collect();
        assert_eq!(told, [(2, true, 0), (1, false, 2)]);
        for contract in [world.contract, early] {
            let page = drafts::show(&world.officer(), contract).await.unwrap();
            assert_eq!(page.template.number, 1);
        }
        let text = world.version(2).await.text;
        assert_eq!(text.japanese.number("v2_1"), Some(12));
        assert_eq!(text.english.number("v2_1"), Some(12));
        let verbs = trail(&world.services).await;
        for verb in [
            "template_begun",
            "template_changed",
            "template_proposed",
            "template_released",
        ] {
            assert!(verbs.iter().any(|one| one == verb), "{verb}");
        }
    }
}

#[tokio::test]
async fn a_contract_approved_after_the_release_says_what_the_new_version_says() {
    for world in worlds().await {
        let world = world.proposed().await;
        world.releases().await.unwrap();
        let id = world.another_contract().await;
        let page = drafts::show(&world.officer(), id).await.unwrap();
        assert_eq!(page.template.number, 2);
        let reading = &page.last().unwrap().reading;
        let added = reading.clause("v2_1").unwrap();
        assert_eq!(
            added.paragraphs,
            ["みらい家計簿の利用の状況を、毎年4月に確かめる。"]
        );
    }
}

#[tokio::test]
async fn an_unknown_variable_is_never_saved_and_named_with_its_article() {
    for world in worlds().await {
        templates::begin(&world.officer()).await.unwrap();
        let before = whole(&world.services).await;
        let problem = FieldProblem::UnknownVariable {
            name: "price".into(),
            article: "毎年の確認".into(),
        };
        let refused = refusal(world.adds("{{price}}円とする。").await);
        assert_eq!(refused, FieldErrors::one("text", problem).into());
        let seen = world.seen().await;
        let removed = templates::remove_article(&world.officer(), 2, "users_damage", seen).await;
        assert!(matches!(
            refusal(removed),
            Refusal::Wording {
                problem: WordingError::UnknownVariable { .. }
            }
        ));
        assert_eq!(whole(&world.services).await, before);
    }
}

#[tokio::test]
async fn one_version_is_worked_on_at_a_time_and_only_as_it_was_seen() {
    for world in worlds().await {
        let op = world.officer();
        let (first, second) = tokio::join!(templates::begin(&op), templates::begin(&op));
        let late = [first, second].into_iter().find(Result::is_err).unwrap();
        assert_eq!(refusal(late), Refusal::DraftOpen);
        world.adds(REVIEW).await.unwrap();
        let late = templates::add_article(&op, 2, &article(REVIEW, 1)).await;
        assert_eq!(refusal(late), Refusal::Stale);
        let seen = world.seen().await;
        let (form, other) = (article("一", seen), article("二", seen));
        let (first, second) = tokio::join!(
            templates::change_article(&op, 2, "v2_1", &form),
            templates::change_article(&op, 2, "v2_1", &other),
        );
        let late = [first, second].into_iter().find(Result::is_err).unwrap();
        assert_eq!(refusal(late), Refusal::Stale);
        let gone = templates::discard(&op, 2, world.seen().await).await;
        gone.unwrap();
        assert_eq!(templates::list(&op).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn nobody_releases_what_they_had_a_hand_in_and_nobody_changes_what_waits() {
    for world in worlds().await {
        templates::begin(&world.officer()).await.unwrap();
        world.adds(REVIEW).await.unwrap();
        // Somebody with both hats changes an article; a colleague finds the version finished.
        let mut both = people::staff(&world.services, "both@rokin.example", "officer").await;
        if let Actor::Person(identity) = &mut both {
            identity.hat.as_mut().unwrap().roles.push(Role::Approver);
        }
        let op = world.services.operation(both, Language::Ja);
        let form = article("変更", world.seen().await);
        templates::change_article(&op, 2, "v2_1", &form)
            .await
            .unwrap();
        world.proposes().await.unwrap();
        let before = whole(&world.services).await;
        let own = templates::release(&op, 2, world.seen().await).await;
        assert_eq!(refusal(own), Denial::OwnProposal.into());
        let form = note("直してください。", world.seen().await);
        let own = templates::send_back(&op, 2, &form).await;
        assert_eq!(refusal(own), Denial::OwnProposal.into());
        assert_eq!(refusal(world.adds(REVIEW).await), Refusal::WrongState);
        assert_eq!(refusal(world.proposes().await), Refusal::WrongState);
        let thrown = templates::discard(&world.officer(), 2, world.seen().await).await;
        assert_eq!(refusal(thrown), Refusal::WrongState);
        let role = templates::release(&world.officer(), 2, world.seen().await).await;
        assert_eq!(refusal(role), Denial::Role.into());
        let agent = templates::show(&world.agent(), 2).await;
        assert_eq!(refusal(agent), Denial::Role.into());
        assert_eq!(whole(&world.services).await, before);
    }
}

#[tokio::test]
async fn what_is_sent_back_comes_with_a_reason_and_is_reworked() {
    for world in worlds().await {
        let world = world.proposed().await;
        let seen = world.seen().await;
        let empty = templates::send_back(&world.approver(), 2, &note(" ", seen)).await;
        let missing = FieldErrors::one("note", FieldProblem::Missing);
        assert_eq!(refusal(empty), missing.into());
        let form = note("英語が足りません。", seen);
        templates::send_back(&world.approver(), 2, &form)
            .await
            .unwrap();
        assert!(kinds(&world.services).await.contains(&"template_sent_back"));
        let page = world.version(2).await;
        assert_eq!(page.stage, TemplateStage::InWork);
        assert_eq!(page.steps.last().unwrap().note, "英語が足りません。");
        world.adds(REVIEW).await.unwrap();
        world.proposes().await.unwrap();
        world.releases().await.unwrap();
        let late = templates::release(&world.approver(), 2, world.seen().await).await;
        assert_eq!(refusal(late), Refusal::WrongState);
    }
}

#[tokio::test]
async fn an_unfinished_or_unchanged_version_is_not_proposed() {
    for world in worlds().await {
        templates::begin(&world.officer()).await.unwrap();
        assert_eq!(refusal(world.proposes().await), Refusal::WrongState);
        let form = ArticleForm {
            statutory: String::new(),
            version: world.seen().await,
            ..world.version(2).await.text.form("users_damage").unwrap()
        };
        templates::change_article(&world.officer(), 2, "users_damage", &form)
            .await
            .unwrap();
        let problem = WordingError::StatutoryTerm(1);
        assert_eq!(
            refusal(world.proposes().await),
            Refusal::Wording { problem }
        );
    }
}

#[tokio::test]
async fn a_half_released_version_does_not_exist() {
    for world in worlds().await {
        let world = world.proposed().await;
        let tables = ["audit_event", "outbox_job", "template_step"];
        fails_wholly(&world.services, &tables, async || {
            templates::release(&world.approver(), 2, 3).await
        })
        .await;
        world.releases().await.unwrap();
    }
}
