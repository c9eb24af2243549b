//! Drafts: begun once, saved however incomplete, withdrawn.

use crate::answers::{contacts, service};
use crate::people::refusal;
use crate::world::{FAMILY, worlds};
use domain::applications::{Section, SectionInput, SectionStatus};
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use services::applications::begin::begin;
use services::applications::list::list;
use services::applications::save_section::save_section;
use services::applications::withdraw::withdraw;

#[tokio::test]
async fn a_draft_has_a_number_and_what_is_known_already() {
    for world in worlds().await {
        let shown = world.shown().await;
        let application = &shown.application;
        assert_eq!(application.number(), "D2026-0001");
        assert_eq!(
            application.content.organisation.name,
            "みらい家計簿株式会社"
        );
        assert_eq!(application.content.contacts.business_name, "山田 花子");
        assert_eq!(
            shown.sections[0],
            (Section::Organisation, SectionStatus::Complete)
        );
        assert_eq!(shown.complete(), 1);
        assert_eq!(list(&world.agent()).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_second_click_begins_no_second_draft() {
    for world in worlds().await {
        let before = world.footprint().await;
        assert_eq!(begin(&world.agent(), FAMILY).await.unwrap(), world.id);
        assert_eq!(world.footprint().await, before);
        let (first, second) = (world.agent(), world.agent());
        let payments = ScopeFamily::Payments;
        let (first, second) = tokio::join!(begin(&first, payments), begin(&second, payments));
        assert_eq!(first.unwrap(), second.unwrap());
        assert_eq!(list(&world.agent()).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn what_is_incomplete_or_wrong_is_saved() {
    for world in worlds().await {
        let mut typed = contacts();
        typed.business_email = "not an address".into();
        typed.technical_name = String::new();
        assert_eq!(
            world
                .saves(SectionInput::Contacts(typed.clone()))
                .await
                .unwrap(),
            2
        );
        let shown = world.shown().await;
        assert_eq!(shown.application.content.contacts, typed);
        assert_eq!(shown.sections[1].1, SectionStatus::NeedsFix { wrong: 1 });
        let recorded = world.recorded("section_saved").await;
        assert_eq!(recorded["section"], "contacts");
        let fields = recorded["fields"].as_array().unwrap();
        assert!(
            fields.contains(&"business_email".into()) && !fields.contains(&"technical_name".into())
        );
    }
}

#[tokio::test]
async fn the_names_in_lists_follow_what_is_saved() {
    for world in worlds().await {
        let mut organisation = world.shown().await.application.content.organisation;
        organisation.name = "みらい家計簿ホールディングス株式会社".into();
        world
            .saves(SectionInput::Organisation(Box::new(organisation)))
            .await
            .unwrap();
        world.saves(SectionInput::Service(service())).await.unwrap();
        let listed = list(&world.agent()).await.unwrap();
        assert_eq!(listed[0].application.service_name(), "みらい家計簿");
        assert_eq!(
            listed[0].application.organisation_name,
            "みらい家計簿ホールディングス株式会社"
        );
    }
}

#[tokio::test]
async fn the_second_of_two_people_is_told() {
    for world in worlds().await {
        let seen = world.shown().await.application.version;
        let save = async |input| save_section(&world.agent(), (world.id, seen), input).await;
        save(SectionInput::Service(service())).await.unwrap();
        let before = world.footprint().await;
        assert_eq!(
            refusal(save(SectionInput::Contacts(contacts())).await),
            Refusal::Stale
        );
        assert_eq!(world.footprint().await, before);
        // The same text once more is a second click, not a second opinion.
        assert_eq!(
            save(SectionInput::Service(service())).await.unwrap(),
            seen + 1
        );
        assert_eq!(world.footprint().await, before);
    }
}

#[tokio::test]
async fn a_discarded_draft_is_gone_from_the_list_and_makes_room() {
    for world in worlds().await {
        withdraw(&world.agent(), world.id).await.unwrap();
        assert!(list(&world.agent()).await.unwrap().is_empty());
        let before = world.footprint().await;
        assert_eq!(
            refusal(withdraw(&world.agent(), world.id).await),
            Refusal::WrongState
        );
        let late = world.saves(SectionInput::Service(service())).await;
        assert_eq!(refusal(late), Refusal::WrongState);
        assert_eq!(world.footprint().await, before);
        assert_ne!(begin(&world.agent(), FAMILY).await.unwrap(), world.id);
    }
}
