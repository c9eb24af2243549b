//! Every reason for which a submission is refused, and that nothing is changed by it.

use crate::answers::declaration;
use crate::people::refusal;
use crate::support::{whole, with_settings};
use crate::world::{FAMILY, World, worlds};
use domain::accounts::Language;
use domain::applications::{Section, SectionInput};
use domain::intake::ScopeFamily;
use domain::organisations::OrganisationForm;
use domain::refusal::Refusal;
use services::applications::begin::begin;
use services::applications::submit::submit;

/// The refusal of a submission that left nothing behind.
async fn refused(world: &World) -> Refusal {
    let (before, files) = (whole(&world.services).await, world.footprint().await);
    let answer = submit(&world.agent(), world.id).await;
    assert_eq!(whole(&world.services).await, before);
    assert_eq!(world.footprint().await, files);
    refusal(answer)
}

// ASVS 2.3.2
#[tokio::test]
async fn before_intake_opens_nothing_is_received() {
    for world in worlds().await {
        let world = world.complete().await;
        world.announced_for("2027", "12").await;
        let Refusal::IntakeClosed {
            family, opens_on, ..
        } = refused(&world).await
        else {
            panic!("intake is not open");
        };
        assert_eq!(family, FAMILY);
        // Six months before the end of December, which June cuts to its thirtieth.
        assert_eq!(opens_on.unwrap().to_string(), "2027-06-30");
        // The last millisecond of the day before in Japan.
        let eve = "2027-06-29T23:59:59.999+09:00";
        world.clock.set(eve.parse().unwrap());
        assert!(matches!(
            refused(&world).await,
            Refusal::IntakeClosed { opens_on: Some(day), .. } if day == opens_on.unwrap()
        ));
        world.clock.set("2027-06-29T15:00:00Z".parse().unwrap());
        assert_eq!(
            submit(&world.agent(), world.id).await.unwrap().as_str(),
            "R2027-0001"
        );
    }
}

// ASVS 2.3.2
#[tokio::test]
async fn payments_are_closed_until_announced() {
    for mut world in worlds().await {
        world.id = begin(&world.agent(), ScopeFamily::Payments).await.unwrap();
        let world = world.complete().await;
        let Refusal::IntakeClosed {
            family,
            opens_on,
            reason,
        } = refused(&world).await
        else {
            panic!("payments are open");
        };
        assert_eq!((family, opens_on), (ScopeFamily::Payments, None));
        assert!(!reason.is_empty());
    }
}

#[tokio::test]
async fn scraping_is_not_accepted() {
    for world in worlds().await {
        let world = world.complete().await;
        let mut declared = declaration();
        declared.api_only = "no".into();
        world
            .saves(SectionInput::Declaration(declared))
            .await
            .unwrap();
        assert_eq!(refused(&world).await, Refusal::ScrapingDeclared);
    }
}

#[tokio::test]
async fn scraping_without_an_end_is_incomplete() {
    for world in worlds().await {
        let world = world.complete().await;
        let mut declared = declaration();
        declared.scrapes_today = "yes".into();
        world
            .saves(SectionInput::Declaration(declared))
            .await
            .unwrap();
        assert_eq!(
            refused(&world).await,
            Refusal::Incomplete {
                sections: vec!["declaration".into()]
            }
        );
    }
}

#[tokio::test]
async fn a_pending_registration_waits_unless_the_portal_is_set_otherwise() {
    for mut world in worlds().await {
        world = world.complete().await;
        let mut organisation = world.shown().await.application.content.organisation;
        organisation.registration_status = "pending".into();
        world
            .saves(SectionInput::Organisation(Box::new(organisation)))
            .await
            .unwrap();
        assert_eq!(refused(&world).await, Refusal::RegistrationPending);
        let lenient = with_settings(&world.services, |set| set.registered_agents_only = false);
        let op = lenient.operation(world.agent.clone(), Language::Ja);
        submit(&op, world.id).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_missing_is_named() {
    for world in worlds().await {
        let missing: Vec<String> = Section::ALL[1..]
            .iter()
            .map(|s| s.code().to_owned())
            .collect();
        assert_eq!(
            refused(&world).await,
            Refusal::Incomplete { sections: missing }
        );
    }
}

#[tokio::test]
async fn a_wrong_corporate_number_is_not_submitted() {
    for number in ["1234567890123", "700001205000", "七千円", ""] {
        refused_for_the_organisation(|form| form.corporate_number = number.into()).await;
    }
}

#[tokio::test]
async fn a_wrong_registration_number_is_not_submitted() {
    for number in [
        "関東財務局長（電代）第0号",
        "東京都知事（電代）第1号",
        "電子決済手段等取引業 関東財務局長第00001号",
        "",
    ] {
        refused_for_the_organisation(|form| form.registration_number = number.into()).await;
    }
}

/// What is wrong is kept, and shown, but not received.
async fn refused_for_the_organisation(spoil: impl Fn(&mut OrganisationForm)) {
    for world in worlds().await {
        let world = world.complete().await;
        let mut organisation = world.shown().await.application.content.organisation;
        spoil(&mut organisation);
        world
            .saves(SectionInput::Organisation(Box::new(organisation)))
            .await
            .unwrap();
        assert_eq!(
            refused(&world).await,
            Refusal::Incomplete {
                sections: vec!["organisation".into()]
            }
        );
    }
}
