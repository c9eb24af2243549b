//! An approver who does not accept a change as immaterial: it counts as one, and the banks are asked at once.

use crate::people::{mails, refusal, trail};
use crate::support::{fails_wholly, whole};
use crate::world::{World, worlds};
use domain::accounts::{Actor, Language, Role};
use domain::contracts::Materiality;
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::consents::{self, Board};
use services::contracts::drafts::{self, RefuseForm};
use services::mail::Letter;
use services::{Operation, Result};

const CHUO: &str = "chuo@bank.example.jp";
const OFFICER: &str = "officer@rokin.example";
const FEES: &str = "APIの利用の対価は、無償とする。";
const WHY: &str = "費用の定めは同意の内容に当たります。";

impl World {
    async fn refuses(&self, op: &Operation, reason: &str) -> Result<()> {
        let form = RefuseForm {
            reason: reason.into(),
            version: self.drafts().await.last().unwrap().version,
        };
        drafts::refuse_immaterial(op, self.contract, &form).await
    }

    /// The officer issues a draft as immaterial.
    async fn claims(&self) {
        self.edits("fees", FEES).await.unwrap();
        self.issues("immaterial").await.unwrap();
    }

    async fn judged(&self) -> Board {
        consents::board(&self.officer(), self.contract)
            .await
            .unwrap()
    }
}

/// How often Chuo was asked by mail.
async fn asked(world: &World) -> usize {
    let all = mails(&world.services).await.into_iter();
    all.filter(|mail| mail.to == CHUO)
        .filter(|mail| matches!(mail.letter, Letter::ConsentRequested { .. }))
        .count()
}

/// Who reads that a draft was not accepted as immaterial, and why not.
async fn told(world: &World) -> Vec<(String, String)> {
    let all = mails(&world.services).await.into_iter();
    let found = all.filter_map(|mail| match mail.letter {
        Letter::DraftFoundMaterial { reason, .. } => Some((mail.to, reason)),
        _ => None,
    });
    found.collect()
}

#[tokio::test]
async fn a_change_that_is_not_accepted_as_immaterial_is_asked_as_a_new_question() {
    for world in worlds().await {
        world.bank_has_address("2963", CHUO).await;
        world.records("2963", "unanswered").await.unwrap();
        consents::remind(&world.officer(), world.contract, None)
            .await
            .unwrap();
        let chuo = world.banker("2963").await;
        world.answers(&chuo, ("consented", "")).await.unwrap();
        world.claims().await;
        assert_eq!(asked(&world).await, 1);
        world.clock.set("2026-12-01T01:00:00Z".parse().unwrap());
        world.refuses(&world.approver(), WHY).await.unwrap();

        let page = world.drafts().await;
        assert_eq!(page.last().unwrap().materiality, Materiality::Material);
        assert_eq!(page.holds_from, 2);
        let board = world.judged().await;
        assert_eq!(board.progress.outdated, 1);
        assert_eq!(board.due_on, "2026-12-15".parse().ok());
        assert_eq!(asked(&world).await, 2);
        assert_eq!(told(&world).await, [(OFFICER.to_owned(), WHY.to_owned())]);
        let verbs = trail(&world.services).await;
        for verb in ["draft_found_material", "consent_deadline_moved"] {
            assert!(verbs.iter().any(|written| written == verb), "{verb}");
        }
        // It is settled: nobody confirms it any more, and the bank consents anew.
        assert_eq!(refusal(world.confirms().await), Refusal::WrongState);
        let again = world.refuses(&world.approver(), WHY).await;
        assert_eq!(refusal(again), Refusal::WrongState);
        let chuo = world.services.operation(chuo.actor, Language::Ja);
        world.answers(&chuo, ("consented", "")).await.unwrap();
        assert_eq!(world.judged().await.progress.outdated, 0);
    }
}

#[tokio::test]
async fn neither_the_maker_nor_anybody_but_an_approver_refuses_it() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        let stranger = world.stranger().await;
        world.claims().await;
        let mut both = world.officer.clone();
        if let Actor::Person(identity) = &mut both {
            identity.hat.as_mut().unwrap().roles.push(Role::Approver);
        }
        let maker = world.services.operation(both, Language::Ja);
        let before = whole(&world.services).await;
        let own = world.refuses(&maker, WHY).await;
        assert_eq!(refusal(own), Denial::OwnProposal.into());
        for other in [world.officer(), world.agent(), stranger, chuo] {
            let tried = world.refuses(&other, WHY).await;
            assert_eq!(refusal(tried), Denial::Role.into());
        }
        assert_eq!(whole(&world.services).await, before);
    }
}

#[tokio::test]
async fn without_a_claim_a_reason_or_the_last_version_nothing_is_refused() {
    for world in worlds().await {
        let approver = world.approver();
        let early = world.refuses(&approver, WHY).await;
        assert_eq!(refusal(early), Refusal::WrongState);
        world.claims().await;
        let before = whole(&world.services).await;
        let missing = FieldErrors::one("reason", FieldProblem::Missing);
        let silent = world.refuses(&approver, " ").await;
        assert_eq!(refusal(silent), missing.into());
        let form = RefuseForm {
            reason: WHY.into(),
            version: 0,
        };
        let late = drafts::refuse_immaterial(&approver, world.contract, &form).await;
        assert_eq!(refusal(late), Refusal::Stale);
        assert_eq!(whole(&world.services).await, before);
    }
}

#[tokio::test]
async fn a_half_refused_change_does_not_exist() {
    for world in worlds().await {
        world.claims().await;
        let approver = world.approver();
        let seen = world.drafts().await.last().unwrap().version;
        let form = RefuseForm {
            reason: WHY.into(),
            version: seen,
        };
        let refuse = async || drafts::refuse_immaterial(&approver, world.contract, &form).await;
        fails_wholly(&world.services, &["audit_event", "outbox_job"], refuse).await;
    }
}
