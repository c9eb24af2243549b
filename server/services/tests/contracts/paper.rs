//! Signatures on paper: whose sheet is taken, what shows it, who is asked to look at it, and whom the history names.

use crate::people::{mails, refusal};
use crate::support::fails_wholly;
use crate::world::{PDF, World, paper_form, scan, worlds};
use domain::contracts::{ContractState, Party};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use services::audit::timeline::timeline;
use services::contracts::{self, DelegateForm, PaperForm, Upload};
use services::mail::Letter;
use services::{Operation, Result};

/// The agent names a colleague for its signature.
async fn names_a_colleague(world: &World) -> Result<()> {
    let form = DelegateForm {
        name: "市川 望".into(),
        email: "nozomi@hinata.example".into(),
        until_year: "2026".into(),
        until_month: "12".into(),
        until_day: "4".into(),
        version: world.shown().await.version,
        ..DelegateForm::default()
    };
    contracts::delegate_for_agent(&world.agent(), world.contract, &form).await
}

/// The officer records a sheet that somebody signed for the agent.
async fn records(world: &World, signer: &str) -> Result<()> {
    let form = PaperForm {
        signer_name: signer.into(),
        ..paper_form("24", world.shown().await.version)
    };
    contracts::record_paper(&world.officer(), world.contract, (&form, &scan(PDF))).await
}

#[tokio::test]
async fn while_somebody_is_named_only_their_sheet_is_taken() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        names_a_colleague(&world).await.unwrap();
        let fields = FieldErrors::one(
            "signer_name",
            FieldProblem::OtherNamed {
                name: "市川 望".into(),
                until: "2026-12-04".parse().unwrap(),
            },
        );
        let tried = records(&world, "山田 太郎").await;
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        records(&world, "市川　望").await.unwrap();
        assert_eq!(world.shown().await.sheets[0].name, "市川　望");
    }
}

#[tokio::test]
async fn once_the_naming_is_taken_back_anybodys_sheet_is_taken_and_nobody_is_named_beside_it() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        names_a_colleague(&world).await.unwrap();
        let whose = (world.contract, Party::Agent);
        let version = world.shown().await.version;
        contracts::revoke(&world.agent(), whose, version)
            .await
            .unwrap();
        records(&world, "山田 太郎").await.unwrap();
        let named = names_a_colleague(&world).await;
        assert_eq!(refusal(named), Refusal::WrongState);
    }
}

#[tokio::test]
async fn a_sheet_is_shown_by_a_pdf_or_a_picture_and_by_no_other_file() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let form = paper_form("24", world.shown().await.version);
        let table = Upload {
            file_name: "署名.csv".into(),
            bytes: "署名者,署名日\n山田 太郎,2026-11-24\n".into(),
        };
        let op = world.officer();
        let tried = contracts::record_paper(&op, world.contract, (&form, &table)).await;
        let fields = FieldErrors::one("file", FieldProblem::NotAScan);
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        assert!(world.shown().await.sheets.is_empty());
    }
}

#[tokio::test]
async fn those_who_may_look_at_a_sheet_are_told_that_it_waits() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let address = |one: &Operation| one.actor.identity().unwrap().email.clone();
        let (recorder, approver) = (address(&world.officer()), address(&world.approver()));
        let (op, sheet) = (world.officer(), scan(PDF));
        let form = paper_form("24", world.shown().await.version);
        let record = async || contracts::record_paper(&op, world.contract, (&form, &sheet)).await;
        let tables = &["audit_event", "outbox_job"];
        fails_wholly(&world.services, tables, record).await;
        record().await.unwrap();
        let told: Vec<_> = mails(&world.services)
            .await
            .into_iter()
            .filter_map(|mail| match mail.letter {
                Letter::SheetToConfirm {
                    signer, last, url, ..
                } => Some((mail.to, signer, last, url)),
                _ => None,
            })
            .collect();
        assert!(told.iter().any(|(to, ..)| *to == approver), "{told:?}");
        assert!(told.iter().all(|(to, ..)| *to != recorder), "{told:?}");
        let (_, signer, last, url) = &told[0];
        assert_eq!((signer.as_str(), *last), ("山田 太郎", false));
        let page = format!("/contracts/{}/paper/confirm", world.contract);
        assert!(url.ends_with(&page), "{url}");
        assert_eq!(
            world.shown().await.state,
            ContractState::AwaitingAgentSignature
        );
    }
}

#[tokio::test]
async fn the_history_tells_who_signed_who_recorded_it_and_who_looked_at_it() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        records(&world, "山田 太郎").await.unwrap();
        let version = world.shown().await.version;
        contracts::confirm_paper(&world.approver(), world.contract, version)
            .await
            .unwrap();
        let agent = world.agent();
        let organisation = agent.actor.organisation().unwrap();
        let lines = timeline(&agent, world.application, organisation)
            .await
            .unwrap();
        let mut lines = lines.iter();
        let signed = lines.find(|one| one.verb == "contract_signed_by_agent");
        let facts = signed.unwrap().after.clone().unwrap();
        let name = |op: Operation| op.actor.identity().unwrap().name.clone();
        assert_eq!(facts["signature"]["name"], "山田 太郎");
        assert_eq!(facts["signature"]["method"], "paper");
        assert_eq!(facts["recorded_by"], name(world.officer()));
        assert_eq!(facts["confirmed_by"], name(world.approver()));
    }
}
