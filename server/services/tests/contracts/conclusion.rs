//! The Federation's signature: number, executed document, notices, register.

use crate::judges::assert_sealed_and_sound;
use crate::people::{kinds, mails, refusal};
use crate::support::whole;
use crate::world::{World, sign_form, worlds};
use domain::contracts::{ContractState, Missing};
use domain::refusal::Refusal;
use object_store::ObjectStoreExt;
use object_store::path::Path;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;
use services::Operation;
use services::mail::Letter;
use services::secrets::tokens::digest;
use services::store::entities::{consent, contract, organisation};
use services::{audit, contracts, register};

#[tokio::test]
async fn both_signatures_conclude() {
    for world in worlds().await {
        world
            .bank_has_address("2951", "api@hokkaido.example.jp")
            .await;
        world.records("2968", "refused").await.unwrap();
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        let number = world.federation_signs().await.unwrap();
        assert_eq!(number.as_str(), "K2026-0001");

        let shown = world.shown().await;
        assert_eq!(shown.state, ContractState::Concluded);
        assert_eq!(shown.signed_on, Some(world.officer().today()));
        assert_eq!((shown.signatures.len(), shown.terms.len()), (2, 3));
        assert_eq!(shown.unreachable.len(), 11);
        assert!(shown.terms.iter().all(|term| !term.text.is_empty()));

        let row = contract::Entity::find_by_id(world.contract.0)
            .one(&world.services.db)
            .await
            .unwrap()
            .unwrap();
        let path = Path::from(row.executed_key.unwrap());
        let stored = world
            .services
            .files
            .get(&path)
            .await
            .unwrap()
            .bytes()
            .await
            .unwrap();
        assert_sealed_and_sound(&stored);
        assert_eq!(Some(digest(&stored)), row.executed_sha256);
        assert_ne!(row.draft_sha256, row.executed_sha256);
        let pdf = contracts::pdf(&world.agent(), world.contract)
            .await
            .unwrap();
        assert!(pdf.executed);
        assert_eq!(
            (pdf.number.as_str(), pdf.bytes),
            ("K2026-0001", stored.to_vec())
        );

        notices_went_out(&world).await;
        let verdict = audit::verify::verify(&world.services.system())
            .await
            .unwrap();
        assert!(matches!(verdict, audit::verify::Verdict::Intact { .. }));
    }
}

/// To the one bank with an address, and to the agent.
async fn notices_went_out(world: &World) {
    let told = mails(&world.services).await;
    let to_bank: Vec<_> = told
        .iter()
        .filter(|mail| matches!(mail.letter, Letter::ContractConcludedForBank { .. }))
        .collect();
    assert_eq!(to_bank.len(), 1);
    assert_eq!(to_bank[0].to, "api@hokkaido.example.jp");
    assert!(told.iter().any(|mail| matches!(
        &mail.letter,
        Letter::ContractConcluded { banks, .. } if banks.len() == 12
    )));
    // Ten business days after 24 November, and where that it was published is recorded.
    let due = told.iter().filter_map(|mail| match &mail.letter {
        Letter::ContractConcluded {
            publish_by, record, ..
        }
        | Letter::ContractConcludedForBank {
            publish_by, record, ..
        } => Some((publish_by.unwrap().to_string(), record.clone())),
        _ => None,
    });
    let pages = [
        format!("/bank/contracts/{}/publication", world.contract),
        format!("/applications/{}/contract/publication", world.application),
    ];
    for (day, record) in due {
        assert_eq!(day, "2026-12-08");
        assert!(pages.iter().any(|page| record.ends_with(page)), "{record}");
    }
}

#[tokio::test]
async fn the_register_shows_a_contract_only_once_it_is_concluded() {
    for world in worlds().await {
        world.records("2987", "refused").await.unwrap();
        let world = world.drawn_up().await;
        let visitor = crate::people::visitor(&world.services);
        assert_eq!(register::list(&visitor, "").await.unwrap(), []);
        world.agent_signs().await.unwrap();
        assert_eq!(
            refusal(register::show(&visitor, "K2026-0001").await),
            Refusal::NotFound
        );
        world.federation_signs().await.unwrap();

        let all = register::list(&visitor, "").await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].covered, all[0].banks), (12, 13));
        for written in ["家計簿", "ミライ", "ﾐﾗｲ", " 株式会社 "] {
            assert_eq!(
                register::list(&visitor, written).await.unwrap(),
                all,
                "{written}"
            );
        }
        assert_eq!(register::list(&visitor, "そろばん").await.unwrap(), []);

        let record = register::show(&visitor, "K2026-0001").await.unwrap();
        assert_eq!(record.entry, all[0]);
        assert_eq!(record.terms.len(), 3);
        let left_out: Vec<_> = record
            .coverage
            .iter()
            .filter(|row| !row.covered)
            .map(|row| row.bank.code.as_str())
            .collect();
        assert_eq!(left_out, ["2987"]);
        assert_open_data_says_the_same(&visitor, &record).await;
        assert_eq!(record.verified_list_on.unwrap().to_string(), "2026-10-31");
        assert_eq!(
            refusal(register::show(&visitor, "K2026-0002").await),
            Refusal::NotFound
        );
        assert_eq!(
            refusal(register::show(&visitor, "nonsense").await),
            Refusal::NotFound
        );
    }
}

/// The names are promised to those who read them by machine.
async fn assert_open_data_says_the_same(visitor: &Operation, record: &register::Record) {
    let data = register::open_data(visitor, None).await.unwrap();
    let said = serde_json::to_value(&data).unwrap();
    assert_eq!(
        (&said["version"], &said["as_of"]),
        (&1.into(), &visitor.today().to_string().into())
    );
    let said = &said["contracts"].as_array().unwrap()[..];
    assert_eq!(said.len(), 1);
    let entry = &record.entry;
    let url = visitor.address("/register-of-agents/K2026-0001");
    let codes: Vec<&str> = entry.bank_codes.iter().map(|code| code.as_str()).collect();
    assert_eq!((codes.len(), codes.contains(&"2987")), (12, false));
    assert_eq!(
        said[0],
        json!({
            "number": "K2026-0001",
            "url": url,
            "standing": entry.standing,
            "organisation_name": entry.organisation_name,
            "organisation_kana": entry.organisation_kana,
            "registration_number": entry.registration_number,
            "service_name": entry.service_name,
            "scope_family": "account_information",
            "scopes": entry.scopes,
            "bank_codes": codes,
            "bank_suspensions": [],
            "signed_on": entry.signed_on,
            "effective_from": entry.effective_from,
            "terms": record.terms,
            "amends": null,
            "amended_by": null,
            "publications": [],
            "history": [{ "event": "concluded", "on": visitor.today(), "bank_code": null }],
        })
    );
}

#[tokio::test]
async fn a_second_click_gives_no_second_number() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        let form = sign_form(world.shown().await.version);
        let op = world.approver();
        let (first, second) = tokio::join!(
            contracts::sign_for_federation(&op, world.contract, &form),
            contracts::sign_for_federation(&op, world.contract, &form),
        );
        assert_eq!(
            [first.is_ok(), second.is_ok()]
                .iter()
                .filter(|ok| **ok)
                .count(),
            1
        );
        assert_eq!(world.shown().await.number.as_deref(), Some("K2026-0001"));
        let told = kinds(&world.services).await;
        assert_eq!(
            told.iter()
                .filter(|kind| **kind == "contract_concluded")
                .count(),
            1
        );
    }
}

#[tokio::test]
async fn only_an_approver_signs_for_the_federation_and_only_second() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        assert_eq!(refusal(world.federation_signs().await), Refusal::WrongState);
        world.agent_signs().await.unwrap();
        let form = sign_form(world.shown().await.version);
        for op in [world.officer(), world.agent()] {
            let tried = contracts::sign_for_federation(&op, world.contract, &form).await;
            assert!(matches!(refusal(tried), Refusal::NotAllowed { .. }));
        }
        assert_eq!(
            world.shown().await.state,
            ContractState::AwaitingFederationSignature
        );
    }
}

/// What the use-cases prevent is checked again where it counts, whatever happened to the rows meanwhile.
#[tokio::test]
async fn conclusion_checks_everything_again() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        world.agent_signs().await.unwrap();
        let db = &world.services.db;
        let okinawa = consent::Column::BankCode.eq("2997");
        let change = |answer: &str, day: Option<chrono::NaiveDate>| {
            let given = |text: &str| Expr::value(day.map(|_| text.to_owned()));
            consent::Entity::update_many()
                .col_expr(consent::Column::Answer, Expr::value(answer))
                .col_expr(consent::Column::AnsweredOn, Expr::value(day))
                .col_expr(consent::Column::AnsweredBy, given("業務部"))
                .col_expr(consent::Column::Note, given("理由"))
                .col_expr(consent::Column::Way, given("letter"))
                .col_expr(consent::Column::Draft, Expr::value(day.map(|_| 1)))
                .filter(okinawa.clone())
        };
        let day = Some(world.officer().today());
        change("unanswered", None).exec(db).await.unwrap();
        let before = whole(&world.services).await;
        let tried = world.federation_signs().await;
        let missing = vec![Missing::Answers { unanswered: 1 }, Missing::Banks];
        assert_eq!(refusal(tried), Refusal::NotReady { missing });
        assert_eq!(whole(&world.services).await, before);
        change("refused", day).exec(db).await.unwrap();
        let missing = vec![Missing::Banks];
        assert_eq!(
            refusal(world.federation_signs().await),
            Refusal::NotReady { missing }
        );
        change("consented", day).exec(db).await.unwrap();

        organisation::Entity::update_many()
            .set(organisation::ActiveModel {
                registration_verified_at: Set(None),
                registration_verified_by: Set(None),
                registration_list_on: Set(None),
                ..Default::default()
            })
            .exec(db)
            .await
            .unwrap();
        assert_eq!(
            refusal(world.federation_signs().await),
            Refusal::NotReady {
                missing: vec![Missing::Registration]
            }
        );
        assert_eq!(world.shown().await.number, None);
    }
}
