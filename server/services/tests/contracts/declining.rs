//! Who signs first, and how a text comes back unsigned: declined, lapsed, or given up.

use crate::people::{kinds, refusal, trail};
use crate::support::{fails_wholly, whole};
use crate::world::{PDF, World, draw_up_form, paper_form, scan, sign_form, worlds};
use chrono::TimeDelta;
use domain::applications::Owner;
use domain::contracts::{ContractState, Missing, Party, SigningOrder, SigningStepKind, Standing};
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Action;
use domain::refusal::Refusal;
use services::contracts::signing::due::run_due;
use services::contracts::{self, ReasonForm};
use services::{applications, review};

async fn why(world: &World) -> ReasonForm {
    ReasonForm {
        reason: "費用の条項に社内の承認が得られません。".into(),
        version: world.shown().await.version,
    }
}

fn days(world: &World, days: i64) {
    world.clock.set(world.officer().now + TimeDelta::days(days));
}

async fn count(world: &World, kind: &str) -> usize {
    let told = kinds(&world.services).await;
    told.iter().filter(|one| **one == kind).count()
}

#[tokio::test]
async fn the_federation_can_sign_first_and_the_agent_does_not_see_the_text_before() {
    for world in worlds().await {
        let world = world.drawn_up_federation_first().await;
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingFederationSignature);
        assert_eq!(shown.order, SigningOrder::FederationFirst);
        assert_eq!(count(&world, "contract_ready_to_sign").await, 0);
        assert_eq!(count(&world, "contract_awaits_federation").await, 1);
        let seen = contracts::show(&world.agent(), world.contract)
            .await
            .unwrap();
        assert_eq!((seen.pdf, seen.terms.len(), seen.signs_by), (None, 0, None));
        let early = contracts::pdf(&world.agent(), world.contract).await;
        assert_eq!(refusal(early), Refusal::NotFound);
        assert_eq!(refusal(world.agent_signs().await), Refusal::WrongState);

        let form = sign_form(shown.version);
        let op = world.approver();
        let signed = contracts::sign_for_federation(&op, world.contract, &form).await;
        assert_eq!(signed.unwrap(), None);
        assert_eq!(count(&world, "contract_ready_to_sign").await, 1);
        let seen = contracts::show(&world.agent(), world.contract)
            .await
            .unwrap();
        assert_eq!(seen.state, ContractState::AwaitingAgentSignature);
        assert_eq!(seen.signs_by, Some(Action::SignForAgent));
        assert!(seen.pdf.is_some());
        world.agent_signs().await.unwrap();
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::Concluded);
        assert_eq!(shown.number.as_deref(), Some("K2026-0001"));
        assert_eq!(shown.turn, None);
        assert_eq!(shown.signatures[0].signature.reason, "契約締結の意思表示");
    }
}

#[tokio::test]
async fn an_approver_does_not_see_the_text_before_the_agent_signed() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let early = contracts::pdf(&world.approver(), world.contract).await;
        assert_eq!(refusal(early), Refusal::NotFound);
        assert!(
            contracts::pdf(&world.officer(), world.contract)
                .await
                .is_ok()
        );
        world.agent_signs().await.unwrap();
        assert!(
            contracts::pdf(&world.approver(), world.contract)
                .await
                .is_ok()
        );
    }
}

#[tokio::test]
async fn a_declined_text_goes_back_with_its_reason_and_both_sides_are_told() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let silent = ReasonForm {
            reason: String::new(),
            ..why(&world).await
        };
        let agent = world.agent();
        let whose = (world.contract, Party::Agent);
        let before = whole(&world.services).await;
        let tried = contracts::decline(&agent, whose, &silent).await;
        let fields = FieldErrors::one("reason", FieldProblem::Missing);
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        assert_eq!(whole(&world.services).await, before);
        let form = why(&world).await;
        let decline = async || contracts::decline(&agent, whose, &form).await;
        fails_wholly(&world.services, &["audit_event", "outbox_job"], decline).await;
        decline().await.unwrap();
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingConsents);
        assert!(shown.agreed.is_none());
        assert_eq!(shown.returns[0].kind, SigningStepKind::Declined);
        assert_eq!(shown.returns[0].party, Some(Party::Agent));
        assert_eq!(shown.returns[0].reason, form.reason);
        assert!(count(&world, "signing_stopped").await >= 3);
        assert!(
            trail(&world.services)
                .await
                .contains(&"signing_declined".to_owned())
        );
        // The officer draws it up anew.
        world.draws_up().await.unwrap();
        assert_eq!(world.signatures().await, 0);
    }
}

#[tokio::test]
async fn the_federation_declines_after_the_agent_signed_and_no_signature_stays() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        let form = why(&world).await;
        let whose = (world.contract, Party::Federation);
        for op in [world.officer(), world.agent()] {
            let tried = contracts::decline(&op, whose, &form).await;
            assert!(matches!(refusal(tried), Refusal::NotAllowed { .. }));
        }
        contracts::decline(&world.approver(), whose, &form)
            .await
            .unwrap();
        assert_eq!(world.signatures().await, 0);
        let shown = world.shown().await;
        assert_eq!(shown.returns[0].party, Some(Party::Federation));
        let form = why(&world).await;
        let tried = contracts::abandon(&world.approver(), world.contract, &form).await;
        assert!(matches!(refusal(tried), Refusal::NotAllowed { .. }));
        contracts::abandon(&world.officer(), world.contract, &form)
            .await
            .unwrap();
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::Abandoned);
        assert_eq!(refusal(world.draws_up().await), Refusal::WrongState);
    }
}

#[tokio::test]
async fn a_signature_is_reminded_of_twice_and_then_lapses_once() {
    for world in worlds().await {
        // Tuesday 24 November; five business days end on Tuesday 1 December.
        let world = world.drawn_up_federation_first().await;
        let sign_by = world.shown().await.turn.unwrap().sign_by;
        assert_eq!(sign_by.to_string(), "2026-12-01");
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
        days(&world, 3);
        assert_eq!(run_due(&world.services).await.unwrap(), 1);
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
        let once = count(&world, "signing_reminder").await;
        days(&world, 4);
        let (one, other) = tokio::join!(run_due(&world.services), run_due(&world.services));
        assert!(one.unwrap_or_default() + other.unwrap_or_default() >= 1);
        assert_eq!(count(&world, "signing_reminder").await, once * 2);
        days(&world, 1);
        let (one, other) = tokio::join!(run_due(&world.services), run_due(&world.services));
        assert!(one.unwrap_or_default() + other.unwrap_or_default() >= 1);
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingConsents);
        assert_eq!(shown.returns.len(), 1);
        assert_eq!(shown.returns[0].kind, SigningStepKind::Lapsed);
        assert_eq!(shown.returns[0].party, Some(Party::Federation));
        assert_eq!(run_due(&world.services).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_contract_whose_day_has_passed_is_not_concluded() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        days(&world, 14);
        let earliest = world.officer().today();
        let missing = vec![Missing::EffectiveDay { earliest }];
        assert_eq!(
            refusal(world.federation_signs().await),
            Refusal::NotReady { missing }
        );
    }
}

#[tokio::test]
async fn nobody_has_time_beyond_the_first_day_of_effect() {
    for world in worlds().await {
        let world = world.verified().await;
        // Ten business days would end on 8 December.
        let form = draw_up_form("2026", "12", "1", world.shown().await.version);
        contracts::draw_up(&world.officer(), world.contract, &form)
            .await
            .unwrap();
        let turn = world.shown().await.turn.unwrap();
        assert_eq!(turn.sign_by.to_string(), "2026-12-01");
        assert_eq!(turn.remind_on.unwrap().to_string(), "2026-11-27");
        days(&world, 2);
        world.agent_signs().await.unwrap();
        let turn = world.shown().await.turn.unwrap();
        assert_eq!(turn.sign_by.to_string(), "2026-12-01");
    }
}

#[tokio::test]
async fn a_sheet_confirmed_after_the_first_day_of_effect_opens_no_turn() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let form = paper_form("24", world.shown().await.version);
        contracts::record_paper(&world.officer(), world.contract, (&form, &scan(PDF)))
            .await
            .unwrap();
        days(&world, 14);
        let version = world.shown().await.version;
        let late = contracts::confirm_paper(&world.approver(), world.contract, version).await;
        let earliest = world.officer().today();
        assert_eq!(refusal(late), Refusal::EffectiveTooEarly { earliest });
    }
}

#[tokio::test]
async fn a_text_that_came_back_waits_for_the_federation_and_not_for_banks() {
    for world in worlds().await {
        let world = world.verified().await;
        assert_eq!(standings(&world).await, [Standing::ToDrawUp; 5]);
        world.draws_up().await.unwrap();
        let signing = Standing::In(ContractState::AwaitingAgentSignature);
        assert_eq!(standings(&world).await, [signing; 5]);
        let form = why(&world).await;
        let whose = (world.contract, Party::Agent);
        contracts::decline(&world.agent(), whose, &form)
            .await
            .unwrap();
        assert_eq!(standings(&world).await, [Standing::ToDrawUpAgain; 5]);
        let listed = applications::list::list(&world.agent()).await.unwrap();
        assert_eq!(listed[0].owner(), Owner::Federation);
        // A bank that has to answer again is waited for.
        world.records("2997", "unanswered").await.unwrap();
        let banks = Standing::In(ContractState::AwaitingConsents);
        assert_eq!(standings(&world).await, [banks; 5]);
    }
}

/// Where the contract stands on its page, in the office's list, on the case, and in the agent's list and page.
async fn standings(world: &World) -> [Standing; 5] {
    let (officer, agent) = (world.officer(), world.agent());
    let all = contracts::list(&officer, &ContractState::ALL).await;
    let case = review::case(&officer, world.application).await.unwrap();
    let own = applications::list::list(&agent).await.unwrap();
    let page = applications::show::show(&agent, world.application).await;
    [
        world.shown().await.standing,
        all.unwrap()[0].standing,
        case.contract.unwrap().1,
        own[0].contract.unwrap(),
        page.unwrap().contract.unwrap().1,
    ]
}
