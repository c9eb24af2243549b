//! Proposing and deciding: two people, one effect, and reasons where they are owed.

use crate::people::refusal;
use crate::support::whole;
use crate::world::{World, worlds};
use domain::contracts::Standing;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::audit::timeline::timeline;
use services::review::{self, ApproveForm, DeclineForm, ProposeForm, SendBackForm};

async fn proposed_by_both(world: &World) {
    world.takes(&world.both).await.unwrap();
    world.proposes(&world.both).await.unwrap();
}

// ASVS 2.3.2
#[tokio::test]
async fn whoever_proposed_decides_nothing_even_with_both_roles() {
    for world in worlds().await {
        proposed_by_both(&world).await;
        let (op, version) = (world.by(&world.both), 3);
        let before = whole(&world.services).await;
        let approved = review::approve(&op, world.id, &ApproveForm { version }).await;
        assert_eq!(refusal(approved), Refusal::ProposerMayNotDecide);
        let back = SendBackForm {
            reason: "再検討".into(),
            version,
        };
        let sent = review::send_back(&op, world.id, &back).await;
        assert_eq!(refusal(sent), Refusal::ProposerMayNotDecide);
        let no = DeclineForm {
            criterion: "1-1".into(),
            reason: "不可".into(),
            version,
        };
        let declined = review::decline(&op, world.id, &no).await;
        assert_eq!(refusal(declined), Refusal::ProposerMayNotDecide);
        assert_eq!(whole(&world.services).await, before);
        let case = review::case(&op, world.id).await.unwrap();
        assert_eq!(case.permitted.decide, Err(Denial::OwnProposal));
        assert_eq!(case.application.stage.code(), "proposed");
    }
}

#[tokio::test]
async fn an_officer_alone_does_not_approve() {
    for world in worlds().await {
        proposed_by_both(&world).await;
        let form = ApproveForm { version: 3 };
        let answer = review::approve(&world.by(&world.officer), world.id, &form).await;
        assert!(matches!(refusal(answer), Refusal::NotAllowed { .. }));
    }
}

#[tokio::test]
async fn a_double_click_approves_once_and_opens_one_board() {
    for world in worlds().await {
        proposed_by_both(&world).await;
        let op = world.by(&world.approver);
        let form = ApproveForm { version: 3 };
        let contract = review::approve(&op, world.id, &form).await.unwrap();
        let before = whole(&world.services).await;
        let again = review::approve(&op, world.id, &form).await;
        assert_eq!(refusal(again), Refusal::Stale);
        // The approval is one change of the case, and the day until which the banks answer is another.
        let late = review::approve(&op, world.id, &ApproveForm { version: 5 }).await;
        assert_eq!(refusal(late), Refusal::WrongState);
        assert_eq!(whole(&world.services).await, before);
        let case = world.case().await;
        assert_eq!(case.contract, Some((contract, Standing::ToDrawUp)));
        for verb in ["application_approved", "consents_opened"] {
            assert_eq!(world.times(verb).await, 1, "{verb}");
        }
        assert_eq!(world.mailed("application_approved").await, 1);
    }
}

#[tokio::test]
async fn the_agent_never_sees_the_memo() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        let empty = ProposeForm {
            memo: " ".into(),
            version: 2,
        };
        let answer = review::propose(&world.by(&world.officer), world.id, &empty).await;
        assert!(matches!(refusal(answer), Refusal::Invalid { .. }));
        world.proposes(&world.officer).await.unwrap();
        assert_eq!(world.mailed("application_proposed").await, 1);
        let organisation = world.agent.organisation().unwrap();
        let entries = timeline(&world.by(&world.agent), world.id, organisation)
            .await
            .unwrap();
        let verbs: Vec<&str> = entries.iter().map(|entry| entry.verb.as_str()).collect();
        assert_eq!(verbs, ["application_taken"]);
        assert_eq!(world.case().await.timeline.len(), 2);
    }
}

#[tokio::test]
async fn a_proposal_sent_back_returns_to_its_officer() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        world.proposes(&world.officer).await.unwrap();
        let op = world.by(&world.approver);
        let none = SendBackForm {
            reason: String::new(),
            version: 3,
        };
        let answer = review::send_back(&op, world.id, &none).await;
        assert!(matches!(refusal(answer), Refusal::Invalid { .. }));
        let form = SendBackForm {
            reason: "表示事項を確かめてください。".into(),
            version: 3,
        };
        review::send_back(&op, world.id, &form).await.unwrap();
        assert_eq!(world.mailed("application_sent_back").await, 1);
        world.proposes(&world.officer).await.unwrap();
        assert_eq!(world.state().await, "proposed");
    }
}

// ASVS 2.2.1
#[tokio::test]
async fn declining_needs_a_criterion_and_a_reason() {
    for world in worlds().await {
        proposed_by_both(&world).await;
        let op = world.by(&world.approver);
        for (criterion, reason, field) in [
            ("", "不可", "criterion"),
            ("99-9", "不可", "criterion"),
            ("1-1", " ", "reason"),
        ] {
            let form = DeclineForm {
                criterion: criterion.into(),
                reason: reason.into(),
                version: 3,
            };
            let Refusal::Invalid { fields } = refusal(review::decline(&op, world.id, &form).await)
            else {
                panic!("accepted")
            };
            assert!(fields.get(field).is_some(), "{field}");
        }
        let form = DeclineForm {
            criterion: "1-1".into(),
            reason: "登録の範囲を超えます。".into(),
            version: 3,
        };
        review::decline(&op, world.id, &form).await.unwrap();
        let case = world.case().await;
        assert_eq!(
            (case.application.stage.code(), case.application.due_on),
            ("declined", None)
        );
        assert_eq!(world.mailed("application_declined").await, 1);
    }
}
