//! Files: taken by content and name, handed out to those who may see them, removed while unlocked.

use crate::answers::{JPEG, PDF, PNG, file};
use crate::people::refusal;
use crate::world::worlds;
use domain::applications::{DocumentKind, Section, SectionStatus};
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use sea_orm::EntityTrait;
use services::applications::download::download;
use services::applications::remove_document::remove_document;
use services::applications::submit::submit;
use services::applications::upload::upload;
use services::store::entities::document;

const KIND: DocumentKind = DocumentKind::RegisterCertificate;

// ASVS 5.4.1
#[tokio::test]
async fn a_file_comes_back_as_it_was_sent() {
    for world in worlds().await {
        for (name, bytes, kept) in [
            ("登記事項証明書.pdf", PDF, "application/pdf"),
            ("C:\\scan\\図.PNG", PNG, "image/png"),
            ("photo.jpeg", JPEG, "image/jpeg"),
        ] {
            let id = upload(&world.agent(), (world.id, KIND), &file(name, bytes))
                .await
                .unwrap();
            for reader in [world.agent(), world.officer()] {
                let (document, read) = download(&reader, world.id, id).await.unwrap();
                assert_eq!(
                    (document.media_type.as_str(), read.as_slice()),
                    (kept, bytes)
                );
                assert!(name.ends_with(&document.file_name) && !document.file_name.contains('\\'));
            }
        }
        assert_eq!(world.shown().await.documents.len(), 3);
        assert_eq!(
            world.recorded("document_added").await["file_name"],
            "photo.jpeg"
        );
    }
}

// ASVS 5.3.2
#[tokio::test]
async fn no_name_of_a_file_becomes_the_name_under_which_it_lies() {
    for world in worlds().await {
        for name in ["../../../etc/passwd.pdf", "/etc/cron.d/a.pdf", "登記.pdf"] {
            upload(&world.agent(), (world.id, KIND), &file(name, PDF))
                .await
                .unwrap();
        }
        let rows = document::Entity::find().all(&world.services.db).await;
        let keys: Vec<String> = rows
            .unwrap()
            .into_iter()
            .map(|row| row.storage_key)
            .collect();
        assert_eq!(keys.len(), 3);
        for key in keys {
            let drawn = key.strip_prefix("documents/").unwrap();
            let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
            assert!(drawn.len() == 43 && drawn.chars().all(is_plain), "{key}");
        }
    }
}

// ASVS 5.2.1, 5.2.2
#[tokio::test]
async fn what_is_no_document_is_refused() {
    for world in worlds().await {
        let limit = usize::try_from(world.services.settings.upload_limit).unwrap();
        let mut large = PDF.to_vec();
        large.resize(limit + 1, b' ');
        let before = world.footprint().await;
        for (name, bytes, problem) in [
            ("a.pdf", b"".as_slice(), FieldProblem::FileEmpty),
            (
                "a.pdf",
                &large,
                FieldProblem::FileTooLarge { max_mebibytes: 10 },
            ),
            ("a.pdf", b"MZ a program", FieldProblem::FileType),
            ("a.pdf", PNG, FieldProblem::FileType),
            ("a.exe", PDF, FieldProblem::FileType),
            ("pdf", PDF, FieldProblem::FileType),
        ] {
            let answer = upload(&world.agent(), (world.id, KIND), &file(name, bytes)).await;
            let Refusal::Invalid { fields } = refusal(answer) else {
                panic!("{name} was not refused for itself");
            };
            assert_eq!(fields.get("file"), Some(&problem), "{name}");
        }
        assert_eq!(world.footprint().await, before);
        large.truncate(limit);
        upload(&world.agent(), (world.id, KIND), &file("a.pdf", &large))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_removed_file_is_missed_again() {
    for world in worlds().await {
        let world = world.complete().await;
        let documents = world.shown().await.documents;
        let certificate = documents
            .iter()
            .find(|document| document.kind == KIND)
            .unwrap();
        remove_document(&world.agent(), world.id, certificate.id)
            .await
            .unwrap();
        let status = world.shown().await.sections[7];
        assert_eq!(
            status,
            (Section::Documents, SectionStatus::InProgress { missing: 1 })
        );
        let before = world.footprint().await;
        let again = remove_document(&world.agent(), world.id, certificate.id).await;
        assert_eq!(refusal(again), Refusal::NotFound);
        let read = download(&world.agent(), world.id, certificate.id)
            .await
            .map(|_| ());
        assert_eq!(refusal(read), Refusal::NotFound);
        assert_eq!(world.footprint().await, before);
    }
}

#[tokio::test]
async fn after_submission_the_files_are_locked() {
    for world in worlds().await {
        let world = world.complete().await;
        submit(&world.agent(), world.id).await.unwrap();
        let documents = world.shown().await.documents;
        let before = world.footprint().await;
        let added = upload(&world.agent(), (world.id, KIND), &file("b.pdf", PDF)).await;
        assert_eq!(refusal(added), Refusal::WrongState);
        let removed = remove_document(&world.agent(), world.id, documents[0].id).await;
        assert_eq!(refusal(removed), Refusal::WrongState);
        assert_eq!(world.footprint().await, before);
    }
}
