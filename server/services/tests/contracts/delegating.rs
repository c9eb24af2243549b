//! A party names the person who signs one contract for it.

use crate::people::{self, kinds, refusal, trail};
use crate::support::fails_wholly;
use crate::world::{World, sign_form, worlds};
use chrono::TimeDelta;
use domain::accounts::{Body, Language};
use domain::contracts::{ContractState, Party};
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use services::Operation;
use services::contracts::{self, DelegateForm};

async fn named(world: &World, email: &str) -> DelegateForm {
    DelegateForm {
        name: "市川 望".into(),
        email: email.into(),
        until_year: "2026".into(),
        until_month: "12".into(),
        until_day: "4".into(),
        version: world.shown().await.version,
        ..DelegateForm::default()
    }
}

/// Somebody who only looks at the agent's things.
async fn viewer(world: &World) -> Operation {
    let body = Body::Agent(world.agent.organisation().unwrap());
    let email = "nozomi@hinata.example";
    let actor = people::member(&world.services, (&body, "viewer"), email).await;
    world
        .services
        .operation(people::after_factor(actor), Language::Ja)
}

async fn signs(world: &World, op: &Operation) -> services::Result<()> {
    let form = sign_form(world.shown().await.version);
    let signed = contracts::sign_for_agent(op, world.contract, &form).await;
    signed.map(|_| ())
}

#[tokio::test]
async fn a_named_colleague_signs_this_contract_and_nobody_else() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let (agent, colleague) = (world.agent(), viewer(&world).await);
        let refused = refusal(signs(&world, &colleague).await);
        assert!(matches!(refused, Refusal::NotAllowed { .. }));
        let form = named(&world, "nozomi@hinata.example").await;
        let name = async || contracts::delegate_for_agent(&agent, world.contract, &form).await;
        fails_wholly(&world.services, &["audit_event", "outbox_job"], name).await;
        name().await.unwrap();
        assert!(kinds(&world.services).await.contains(&"signing_delegated"));
        assert!(
            trail(&world.services)
                .await
                .contains(&"signing_delegated".to_owned())
        );

        assert_eq!(
            refusal(signs(&world, &agent).await),
            Denial::Delegated.into()
        );
        let seen = contracts::show(&colleague, world.contract).await.unwrap();
        assert_eq!(seen.signs_by, Some(Action::SignAsDelegate));
        // Nobody passes on what was passed on to them, and there is one at a time.
        let version = world.shown().await.version;
        let whose = (world.contract, Party::Agent);
        let passed = contracts::revoke(&colleague, whose, version).await;
        assert!(matches!(refusal(passed), Refusal::NotAllowed { .. }));
        let second = named(&world, "other@hinata.example").await;
        let second = contracts::delegate_for_agent(&agent, world.contract, &second).await;
        assert_eq!(refusal(second), Refusal::WrongState);
        signs(&world, &colleague).await.unwrap();
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingFederationSignature);
        assert!(shown.named.is_empty());
    }
}

#[tokio::test]
async fn a_name_can_be_taken_back_and_ends_with_its_day() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let (agent, colleague) = (world.agent(), viewer(&world).await);
        let form = named(&world, "nozomi@hinata.example").await;
        contracts::delegate_for_agent(&agent, world.contract, &form)
            .await
            .unwrap();
        let version = world.shown().await.version;
        let whose = (world.contract, Party::Agent);
        contracts::revoke(&agent, whose, version).await.unwrap();
        let refused = refusal(signs(&world, &colleague).await);
        assert!(matches!(refused, Refusal::NotAllowed { .. }));

        let form = named(&world, "nozomi@hinata.example").await;
        contracts::delegate_for_agent(&agent, world.contract, &form)
            .await
            .unwrap();
        let later = world.agent().now + TimeDelta::days(11);
        world.clock.set(later);
        let colleague = Operation {
            now: later,
            ..colleague
        };
        let refused = refusal(signs(&world, &colleague).await);
        assert!(matches!(refused, Refusal::NotAllowed { .. }));
        signs(&world, &world.agent()).await.unwrap();
    }
}

#[tokio::test]
async fn somebody_from_outside_is_invited_to_look_until_the_day() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let invited = || async {
            let told = kinds(&world.services).await;
            told.iter().filter(|kind| **kind == "invitation").count()
        };
        let before = invited().await;
        let form = named(&world, "board@parent.example").await;
        contracts::delegate_for_agent(&world.agent(), world.contract, &form)
            .await
            .unwrap();
        assert_eq!(invited().await, before + 1);
        assert!(kinds(&world.services).await.contains(&"signing_delegated"));
        assert_eq!(world.shown().await.named[0].email, "board@parent.example");
    }
}

#[tokio::test]
async fn nobody_names_themselves_or_for_another_company_or_for_a_past_day() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let own = named(&world, people::HANAKO).await;
        let tried = contracts::delegate_for_agent(&world.agent(), world.contract, &own).await;
        let fields = FieldErrors::one("email", FieldProblem::NotYourself);
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        let past = DelegateForm {
            until_day: "23".into(),
            until_month: "11".into(),
            ..named(&world, "nozomi@hinata.example").await
        };
        let tried = contracts::delegate_for_agent(&world.agent(), world.contract, &past).await;
        let today = world.agent().today();
        let fields = FieldErrors::one("until", FieldProblem::PastDate { today });
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        let stranger = world.stranger().await;
        let form = named(&world, "nozomi@hinata.example").await;
        let tried = contracts::delegate_for_agent(&stranger, world.contract, &form).await;
        assert_eq!(refusal(tried), Refusal::NotFound);
    }
}

#[tokio::test]
async fn an_approver_names_another_approver() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        let (approver, other) = (world.approver(), world.other_approver().await);
        let found = contracts::approvers(&approver, world.contract)
            .await
            .unwrap();
        let person = |op: &Operation| op.actor.identity().unwrap().person;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, person(&other));
        let own = DelegateForm {
            person: person(&approver).to_string(),
            ..named(&world, "").await
        };
        let tried = contracts::delegate_for_federation(&approver, world.contract, &own).await;
        let fields = FieldErrors::one("person", FieldProblem::NotChosen);
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        let form = DelegateForm {
            person: person(&other).to_string(),
            ..own
        };
        contracts::delegate_for_federation(&approver, world.contract, &form)
            .await
            .unwrap();
        let form = sign_form(world.shown().await.version);
        let tried = contracts::sign_for_federation(&approver, world.contract, &form).await;
        assert_eq!(refusal(tried), Denial::Delegated.into());
        let whose = (world.contract, Party::Federation);
        let passed = contracts::revoke(&other, whose, form.version).await;
        assert_eq!(refusal(passed), Denial::Delegated.into());
        let signed = contracts::sign_for_federation(&other, world.contract, &form).await;
        assert!(signed.unwrap().is_some());
    }
}

#[tokio::test]
async fn whoever_alone_may_sign_is_not_led_to_name_anybody() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let seen = contracts::show(&world.agent(), world.contract).await;
        assert!(seen.unwrap().can_name, "an agent can name whom it likes");
        world.agent_signs().await.unwrap();
        let approver = world.approver();
        let seen = contracts::show(&approver, world.contract).await.unwrap();
        assert!(!seen.can_name);
        world.other_approver().await;
        let seen = contracts::show(&approver, world.contract).await.unwrap();
        assert!(seen.can_name);
        let agent = contracts::show(&world.agent(), world.contract).await;
        assert!(!agent.unwrap().can_name, "it is not the agent's turn");
    }
}
