//! Names as families write them: taken as they are, or refused where they are typed with the character named.

use crate::people::{invitation, refusal, registration, visitor};
use crate::support::whole;
use crate::world::{PDF, draw_up_form, paper_form, scan, sign_form, worlds};
use domain::accounts::{Body, RegistrationForm};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use services::accounts::register::register;
use services::contracts::drafts;
use services::contracts::{self, DrawUpForm, PaperForm, SignForm};
use services::members::invite::{InvitationForm, invite};

/// A form of 邉 that no font of the documents has.
const RARE: &str = "渡邉\u{e0102} 花子";
/// Forms that they have.
const KNOWN: &str = "髙橋 﨑子 𠮷野 葛\u{e0100}西";

fn named(field: &str) -> Refusal {
    let character = "邉\u{e0102}".to_owned();
    FieldErrors::one(field, FieldProblem::NotPrintable { character }).into()
}

#[tokio::test]
async fn a_name_that_cannot_be_printed_is_refused_before_anything_is_signed() {
    for world in worlds().await {
        let world = world.verified().await;
        let form = |name: &str, version| DrawUpForm {
            federation_name: name.into(),
            ..draw_up_form("2026", "12", "7", version)
        };
        let before = whole(&world.services).await;
        let version = world.shown().await.version;
        let officer = world.officer();
        let rare = contracts::draw_up(&officer, world.contract, &form(RARE, version)).await;
        assert_eq!(refusal(rare), named("federation_name"));
        assert_eq!(whole(&world.services).await, before);
        contracts::draw_up(&officer, world.contract, &form(KNOWN, version))
            .await
            .unwrap();

        let form = |name: &str, version| SignForm {
            signer_name: name.into(),
            ..sign_form(version)
        };
        let before = whole(&world.services).await;
        let version = world.shown().await.version;
        let paper = PaperForm {
            signer_name: RARE.into(),
            ..paper_form("24", version)
        };
        let sheet = (&paper, &scan(PDF));
        let rare = contracts::record_paper(&officer, world.contract, sheet).await;
        assert_eq!(refusal(rare), named("signer_name"));
        let agent = world.agent();
        let rare = contracts::sign_for_agent(&agent, world.contract, &form(RARE, version)).await;
        assert_eq!(refusal(rare), named("signer_name"));
        assert_eq!(whole(&world.services).await, before);
        contracts::sign_for_agent(&agent, world.contract, &form(KNOWN, version))
            .await
            .unwrap();
        let signed = world.shown().await.signatures;
        assert_eq!(signed[0].signature.name, KNOWN);
    }
}

#[tokio::test]
async fn what_a_signature_is_for_and_where_the_original_is_kept_can_be_printed_too() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let before = whole(&world.services).await;
        let version = world.shown().await.version;
        let form = SignForm {
            reason: RARE.into(),
            ..sign_form(version)
        };
        let rare = contracts::sign_for_agent(&world.agent(), world.contract, &form).await;
        assert_eq!(refusal(rare), named("reason"));
        let typed = |reason: &str, kept_at: &str| PaperForm {
            reason: reason.into(),
            kept_at: kept_at.into(),
            ..paper_form("24", version)
        };
        let (officer, scan) = (world.officer(), scan(PDF));
        for (field, paper) in [
            ("reason", typed(RARE, KNOWN)),
            ("kept_at", typed(KNOWN, RARE)),
        ] {
            let sheet = (&paper, &scan);
            let rare = contracts::record_paper(&officer, world.contract, sheet).await;
            assert_eq!(refusal(rare), named(field));
        }
        assert_eq!(whole(&world.services).await, before);
        let paper = typed(KNOWN, KNOWN);
        contracts::record_paper(&officer, world.contract, (&paper, &scan))
            .await
            .unwrap();
        let shown = world.shown().await;
        let sheet = &shown.sheets[0];
        assert_eq!((&*sheet.reason, &*sheet.kept_at), (KNOWN, KNOWN));
    }
}

/// Whoever confirms a sheet is named in the contract by the name of their account.
#[tokio::test]
async fn an_account_has_a_name_that_can_be_printed() {
    for world in worlds().await {
        let before = whole(&world.services).await;
        let form = RegistrationForm {
            person_name: RARE.into(),
            ..registration("rare@example.jp", 2)
        };
        let rare = register(&visitor(&world.services), &form).await;
        assert_eq!(refusal(rare), named("person_name"));
        let form = InvitationForm {
            name: RARE.into(),
            ..invitation("rare@rokin.example", &["officer"])
        };
        let rare = invite(&world.services.system(), &Body::Federation, &form).await;
        assert_eq!(refusal(rare), named("name"));
        assert_eq!(whole(&world.services).await, before);
    }
}

#[tokio::test]
async fn an_article_with_a_character_that_cannot_be_printed_is_not_saved() {
    for world in worlds().await {
        let form = domain::wording::ClauseForm {
            heading: "担当".into(),
            text: format!("担当者は、{RARE}とする。"),
            after: "fees".into(),
            version: 1,
        };
        let refused = drafts::add_clause(&world.officer(), world.contract, &form).await;
        assert_eq!(refusal(refused), named("text"));
        let page = drafts::show(&world.officer(), world.contract)
            .await
            .unwrap();
        assert!(page.open.is_none());
    }
}
