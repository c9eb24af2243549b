//! Signing for the agent: who may, what is checked, and that a second click does nothing.

use crate::people::{kinds, refusal, trail};
use crate::world::{PDF, draw_up_form, paper_form, scan, sign_form, worlds};
use domain::accounts::{Actor, Assurance, Identity};
use domain::contracts::{ContractState, SigningMethod, SigningStepKind};
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::Operation;
use services::contracts::{self, ReasonForm, SignForm, Upload};

#[tokio::test]
async fn the_agent_signs_and_the_approver_is_told() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingFederationSignature);
        assert_eq!(shown.signatures[0].signature.name, "山田 太郎");
        assert!(
            kinds(&world.services)
                .await
                .contains(&"contract_awaits_federation")
        );
        let trail = trail(&world.services).await;
        assert!(trail.contains(&"contract_signed_by_agent".to_owned()));
    }
}

#[tokio::test]
async fn signing_twice_has_one_effect() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let form = sign_form(world.shown().await.version);
        let op = world.agent();
        let (first, second) = tokio::join!(
            contracts::sign_for_agent(&op, world.contract, &form),
            contracts::sign_for_agent(&op, world.contract, &form),
        );
        assert_eq!(
            [first.is_ok(), second.is_ok()]
                .iter()
                .filter(|ok| **ok)
                .count(),
            1
        );
        let third = contracts::sign_for_agent(&op, world.contract, &form).await;
        assert_eq!(refusal(third), Refusal::WrongState);
        assert_eq!(world.signatures().await, 1);
        let told = kinds(&world.services).await;
        assert_eq!(
            told.iter()
                .filter(|kind| **kind == "contract_awaits_federation")
                .count(),
            1
        );
    }
}

// ASVS 8.2.2
#[tokio::test]
async fn nobody_signs_for_another_agent() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let form = sign_form(world.shown().await.version);
        let stranger = world.stranger().await;
        let tried = contracts::sign_for_agent(&stranger, world.contract, &form).await;
        assert_eq!(refusal(tried), Refusal::NotFound);
        let tried = contracts::show(&stranger, world.contract).await;
        assert_eq!(refusal(tried), Refusal::NotFound);
        let tried = contracts::of_application(&stranger, world.application).await;
        assert_eq!(refusal(tried), Refusal::NotFound);
        let tried = contracts::pdf(&stranger, world.contract).await;
        assert_eq!(refusal(tried), Refusal::NotFound);
        let tried = contracts::sign_for_agent(&world.officer(), world.contract, &form).await;
        assert!(matches!(refusal(tried), Refusal::NotAllowed { .. }));
        assert_eq!(world.signatures().await, 0);
    }
}

#[tokio::test]
async fn a_signature_needs_a_factor_given_just_now_and_the_agreement() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let version = world.shown().await.version;
        for assurance in [Assurance::Password, Assurance::Factor] {
            let op = assured(world.agent(), assurance);
            let tried = contracts::sign_for_agent(&op, world.contract, &sign_form(version)).await;
            assert_eq!(refusal(tried), Refusal::FactorRequired);
        }
        let silent = SignForm {
            publish: String::new(),
            ..sign_form(version)
        };
        let tried = contracts::sign_for_agent(&world.agent(), world.contract, &silent).await;
        let fields = FieldErrors::one("publish", FieldProblem::MustAgree);
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        assert_eq!(world.signatures().await, 0);
    }
}

#[tokio::test]
async fn a_text_that_was_replaced_cannot_be_signed() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let seen = sign_form(world.shown().await.version);
        contracts::take_back(&world.officer(), world.contract, seen.version)
            .await
            .unwrap();
        world.draws_up().await.unwrap();
        let tried = contracts::sign_for_agent(&world.agent(), world.contract, &seen).await;
        assert_eq!(refusal(tried), Refusal::Stale);
    }
}

#[tokio::test]
async fn a_signature_on_paper_is_recorded_with_its_scan() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let officer = world.officer();
        let version = world.shown().await.version;
        let bare = (&paper_form("24", version), &Upload::default());
        let tried = contracts::record_paper(&officer, world.contract, bare).await;
        let fields = FieldErrors::one("file", FieldProblem::FileMissing);
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        let early = (&paper_form("23", version), &scan(PDF));
        let tried = contracts::record_paper(&officer, world.contract, early).await;
        let fields = FieldErrors::one(
            "signed_on",
            FieldProblem::PastDate {
                today: officer.today(),
            },
        );
        assert_eq!(refusal(tried), Refusal::Invalid { fields });

        let form = paper_form("24", version);
        let sheet = scan(PDF);
        contracts::record_paper(&officer, world.contract, (&form, &sheet))
            .await
            .unwrap();
        assert!(world.shown().await.signatures.is_empty());
    }
}

#[tokio::test]
async fn a_sheet_counts_once_a_second_person_has_confirmed_it() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let (officer, sheet) = (world.officer(), scan(PDF));
        let form = paper_form("24", world.shown().await.version);
        contracts::record_paper(&officer, world.contract, (&form, &sheet))
            .await
            .unwrap();
        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingAgentSignature);
        assert!(shown.signatures.is_empty());
        let own = contracts::confirm_paper(&officer, world.contract, shown.version).await;
        assert_eq!(refusal(own), Denial::OwnProposal.into());
        let again = (&paper_form("24", shown.version), &sheet);
        let tried = contracts::record_paper(&officer, world.contract, again).await;
        assert_eq!(refusal(tried), Refusal::WrongState);
        let signed =
            contracts::sign_for_agent(&world.agent(), world.contract, &sign_form(shown.version))
                .await;
        assert_eq!(refusal(signed), Refusal::WrongState);
        let approver = world.approver();
        contracts::confirm_paper(&approver, world.contract, shown.version)
            .await
            .unwrap();

        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::AwaitingFederationSignature);
        let signed = &shown.signatures[0];
        assert_eq!(signed.signature.method, SigningMethod::Paper);
        assert_eq!(shown.sheets[0].kept_at, "事務部 契約書庫 3-12");
        let scan_id = signed.document.unwrap();
        assert!(
            contracts::document(&world.agent(), world.contract, scan_id)
                .await
                .is_ok()
        );

        let form = paper_form("24", shown.version);
        let tried = contracts::record_paper(&officer, world.contract, (&form, &sheet)).await;
        assert!(matches!(refusal(tried), Refusal::NotAllowed { .. }));
        contracts::record_paper(&approver, world.contract, (&form, &sheet))
            .await
            .unwrap();
        let version = world.shown().await.version;
        assert!(world.shown().await.number.is_none());
        let number = contracts::confirm_paper(&officer, world.contract, version).await;
        assert!(number.unwrap().is_some());
        assert_eq!(world.shown().await.state, ContractState::Concluded);
    }
}

#[tokio::test]
async fn a_sheet_without_the_signature_goes_back_and_another_can_be_recorded() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let (officer, approver, sheet) = (world.officer(), world.approver(), scan(PDF));
        let form = paper_form("24", world.shown().await.version);
        contracts::record_paper(&officer, world.contract, (&form, &sheet))
            .await
            .unwrap();
        let version = world.shown().await.version;
        let silent = ReasonForm {
            version,
            ..ReasonForm::default()
        };
        let tried = contracts::return_paper(&approver, world.contract, &silent).await;
        let fields = FieldErrors::one("reason", FieldProblem::Missing);
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        let back = ReasonForm {
            reason: "署名欄が空白です。".into(),
            version,
        };
        contracts::return_paper(&approver, world.contract, &back)
            .await
            .unwrap();
        let shown = world.shown().await;
        assert!(shown.sheets.is_empty());
        assert_eq!(shown.returns[0].reason, back.reason);
        assert_eq!(shown.returns[0].kind, SigningStepKind::SheetReturned);
        let form = paper_form("24", shown.version);
        contracts::record_paper(&officer, world.contract, (&form, &sheet))
            .await
            .unwrap();
    }
}

/// The same person, whose second factor was given otherwise.
fn assured(op: Operation, assurance: Assurance) -> Operation {
    let Actor::Person(identity) = op.actor.clone() else {
        panic!("somebody signs");
    };
    let actor = Actor::Person(Identity {
        assurance,
        ..identity
    });
    Operation { actor, ..op }
}

#[tokio::test]
async fn nobody_acts_for_the_federation_on_a_company_they_belong_to() {
    for world in worlds().await {
        let world = world.verified().await;
        let version = world.shown().await.version;
        let hat = world.agent.identity().unwrap().hat.clone().unwrap();
        let also_there = |actor: &Actor| {
            let Actor::Person(mut identity) = actor.clone() else {
                panic!("nobody");
            };
            identity.other_hats.push(hat.clone());
            world
                .services
                .operation(Actor::Person(identity), domain::accounts::Language::Ja)
        };
        let own: Refusal = Denial::OwnOrganisation.into();
        let officer = also_there(&world.officer);
        let form = draw_up_form("2026", "12", "7", version);
        let drawn = contracts::draw_up(&officer, world.contract, &form).await;
        assert_eq!(refusal(drawn), own);
        let seen = contracts::show(&officer, world.contract).await.unwrap();
        assert_eq!(seen.office, Err(Denial::OwnOrganisation));
        world.draws_up().await.unwrap();
        let taken = contracts::take_back(&officer, world.contract, version + 1).await;
        assert_eq!(refusal(taken), own);
        world.agent_signs().await.unwrap();
        let form = sign_form(world.shown().await.version);
        let approver = also_there(&world.approver);
        let signed = contracts::sign_for_federation(&approver, world.contract, &form).await;
        assert_eq!(refusal(signed), own);
        world.federation_signs().await.unwrap();
    }
}

#[tokio::test]
async fn whoever_drew_the_text_up_is_told_beforehand_that_another_signs() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        let seen = world.shown().await;
        assert_eq!(seen.office, Err(Denial::OwnProposal));
        let seen = contracts::show(&world.approver(), world.contract).await;
        assert_eq!(seen.unwrap().office, Ok(()));
    }
}
