//! Anybody may ask whether a document is an executed contract.

use crate::people::{refusal, visitor};
use crate::support::whole;
use crate::world::{World, worlds};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use futures::StreamExt;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use services::contracts::{self, Upload};
use services::store::entities::contract;
use services::verification::{Verdict, by_file, by_number};

fn pdf(bytes: Vec<u8>) -> Upload {
    Upload {
        file_name: "契約書.PDF".into(),
        bytes,
    }
}

fn invalid(field: &str, problem: FieldProblem) -> Refusal {
    FieldErrors::one(field, problem).into()
}

async fn shown(world: &World) -> Vec<u8> {
    let pdf = contracts::pdf(&world.agent(), world.contract).await;
    pdf.unwrap().bytes
}

#[tokio::test]
async fn only_the_executed_file_is_the_contract() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let anybody = visitor(&world.services);
        let text = shown(&world).await;
        let to_sign = world.shown().await.pdf.unwrap();
        assert_eq!(
            by_file(&anybody, pdf(text.clone())).await.unwrap(),
            Verdict::Unsigned
        );
        world.agent_signs().await.unwrap();
        let number = world.federation_signs().await.unwrap();
        let executed = shown(&world).await;

        let Verdict::Executed(found) = by_file(&anybody, pdf(executed.clone())).await.unwrap()
        else {
            panic!("the executed contract is not known");
        };
        assert_eq!(found.entry.number, number.as_str());
        assert_eq!(found.digests.text, to_sign.text);
        assert_ne!(found.digests.file, to_sign.file);
        assert_eq!(
            by_number(&anybody, "Ｋ２０２６－０００１").await.unwrap(),
            *found
        );

        for place in [0x10, executed.len() / 2, executed.len() - 1] {
            let mut changed = executed.clone();
            changed[place] ^= 1;
            let verdict = by_file(&anybody, pdf(changed)).await.unwrap();
            assert_eq!(verdict, Verdict::Unknown, "{place}");
        }
        assert_eq!(
            by_file(&anybody, pdf(text)).await.unwrap(),
            Verdict::Unsigned
        );
    }
}

#[tokio::test]
async fn what_was_to_be_signed_before_its_digest_was_kept_has_one_once_executed() {
    for world in worlds().await {
        let world = world.drawn_up().await;
        let unknown: Option<String> = None;
        contract::Entity::update_many()
            .col_expr(contract::Column::TextSha256, Expr::value(unknown))
            .exec(&world.services.db)
            .await
            .unwrap();
        assert_eq!(world.shown().await.pdf.unwrap().text, None);
        world.agent_signs().await.unwrap();
        let number = world.federation_signs().await.unwrap();
        let anybody = visitor(&world.services);
        let found = by_number(&anybody, number.as_str()).await.unwrap();
        assert!(found.digests.text.is_some());
    }
}

#[tokio::test]
async fn nothing_of_the_file_is_kept() {
    for world in worlds().await {
        let anybody = visitor(&world.services);
        let kept = async || {
            let files = world.services.files.list(None).count().await;
            (whole(&world.services).await, files)
        };
        let before = kept().await;
        let file = pdf(b"%PDF-1.7 of somebody".to_vec());
        assert_eq!(by_file(&anybody, file).await.unwrap(), Verdict::Unknown);
        assert_eq!(kept().await, before);
    }
}

#[tokio::test]
async fn what_cannot_be_a_contract_is_told_apart() {
    for world in worlds().await {
        let anybody = visitor(&world.services);
        let limit = usize::try_from(world.services.settings.upload_limit).unwrap();
        let named = |file_name: &str, bytes: Vec<u8>| Upload {
            file_name: file_name.into(),
            bytes,
        };
        let mut long = b"%PDF-".to_vec();
        long.resize(limit + 1, b' ');
        for (file, problem) in [
            (Upload::default(), FieldProblem::FileMissing),
            (named("a.pdf", Vec::new()), FieldProblem::FileEmpty),
            (named("a.pdf", b"text".to_vec()), FieldProblem::NotAPdf),
            (
                named("a.png", b"\x89PNG\r\n\x1a\n".to_vec()),
                FieldProblem::NotAPdf,
            ),
            (
                named("a.pdf", long),
                FieldProblem::FileTooLarge {
                    max_mebibytes: world.services.settings.upload_limit / (1024 * 1024),
                },
            ),
        ] {
            let told = refusal(by_file(&anybody, file).await);
            assert_eq!(told, invalid("file", problem));
        }
        for (number, problem) in [
            (" ", FieldProblem::Missing),
            ("契約", FieldProblem::UnknownContract),
            ("K2026-9999", FieldProblem::UnknownContract),
        ] {
            let told = refusal(by_number(&anybody, number).await);
            assert_eq!(told, invalid("number", problem), "{number}");
        }
    }
}
