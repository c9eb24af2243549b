//! Two contracts of one agent for one service never cover the same bank at the same time.

use crate::people::refusal;
use crate::support::whole;
use crate::world::{World, draw_up_form, worlds};
use domain::applications::ContractNumber;
use domain::contracts::Missing;
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use futures::future::join;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryOrder, Set};
use services::clock::StoppedClock;
use services::consents::WithdrawForm;
use services::contracts::EndForm;
use services::error::Result;
use services::store::entities::application;
use services::store::entities::coverage::{Column, Entity, Model};
use services::{Means, Services, consents, contracts};
use std::sync::Arc;

/// The same agent with another application, approved as well, for the same service or another one.
async fn second(world: World, service: &str) -> World {
    let op = world.approver();
    let db = &world.services.db;
    let first = application::Entity::find_by_id(world.application.0);
    let first = first.one(db).await.unwrap().unwrap();
    let mut content = first.content.clone();
    content["service"]["service_name"] = service.into();
    let id = op.new_id();
    let mut row = first.into_active_model().reset_all();
    row.id = Set(id);
    row.content = Set(content);
    row.draft_number = Set("D2026-0002".into());
    row.receipt_number = Set(Some("R2026-0002".into()));
    row.insert(db).await.unwrap();
    let application = ApplicationId(id);
    let organisation = world.agent.organisation().unwrap();
    let mut tx = op.begin().await.unwrap();
    let contract = consents::open::open_for(&mut tx, &op, (application, organisation))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    World {
        application,
        contract,
        ..world
    }
}

async fn concluded(world: World) -> World {
    let world = world.drawn_up().await;
    world.agent_signs().await.unwrap();
    world.federation_signs().await.unwrap();
    world
}

/// Two contracts for one service, both of which only the Federation has not signed.
async fn rivals(world: World, [year, month, day]: [&str; 3]) -> [World; 2] {
    let other = second(world.clone(), "みらい家計簿").await;
    let both = [world, other];
    for one in &both {
        let form = draw_up_form(year, month, day, one.shown().await.version);
        contracts::draw_up(&one.officer(), one.contract, &form)
            .await
            .unwrap();
        one.agent_signs().await.unwrap();
    }
    both
}

fn overlap(number: &str) -> Refusal {
    let number = number.to_owned();
    let missing = vec![Missing::Overlap { number }];
    Refusal::NotReady { missing }
}

/// Of the two exactly one was concluded, at every bank, and the other was told its number.
async fn one_has_the_place(
    [first, second]: &[World; 2],
    answers: (Result<ContractNumber>, Result<ContractNumber>),
) {
    let (winner, number, late) = match answers {
        (Ok(number), late @ Err(_)) => (first, number, late),
        (late @ Err(_), Ok(number)) => (second, number, late),
        both => panic!("{both:?}"),
    };
    assert_eq!(refusal(late), overlap(number.as_str()));
    let rows = places(&winner.services).await;
    assert_eq!(rows.len(), 13);
    let own = |row: &Model| row.contract_id == winner.contract.0 && row.ends_on.is_none();
    assert!(rows.iter().all(own), "{rows:?}");
}

async fn places(services: &Services) -> Vec<Model> {
    Entity::find()
        .order_by_asc(Column::BankCode)
        .order_by_asc(Column::StartsOn)
        .all(&services.db)
        .await
        .unwrap()
}

/// The first and the last day at a bank, for each contract that covered it.
async fn days_at(services: &Services, bank: &str) -> Vec<String> {
    let rows = places(services).await.into_iter();
    let there = rows.filter(|row| row.bank_code == bank);
    let days = |row: Model| {
        let last = row.ends_on.map(|day| day.to_string()).unwrap_or_default();
        format!("{}..{last}", row.starts_on)
    };
    there.map(days).collect()
}

async fn ends(world: &World, ending: &str, [year, month, day]: [&str; 3]) -> Result<()> {
    let form = EndForm {
        ending: ending.into(),
        last_day_year: year.into(),
        last_day_month: month.into(),
        last_day_day: day.into(),
        reason: "サービスの提供が終了するため。".into(),
        version: world.shown().await.version,
        ..EndForm::default()
    };
    contracts::end(&world.approver(), world.contract, &form).await
}

#[tokio::test]
async fn of_two_that_are_concluded_at_the_same_instant_one_is_and_the_other_is_told() {
    for world in worlds().await {
        let both = rivals(world.verified().await, ["2026", "12", "7"]).await;
        let answers = join(both[0].federation_signs(), both[1].federation_signs()).await;
        one_has_the_place(&both, answers).await;
    }
}

/// Numbers are counted within a year, so at its turn the two do not wait for each other: the database alone is left.
#[tokio::test]
async fn at_the_turn_of_the_year_too_one_is_concluded_and_the_other_is_told() {
    for world in worlds().await {
        let world = world.verified().await;
        world.clock.set("2026-12-25T01:00:00Z".parse().unwrap());
        let both = rivals(world, ["2027", "1", "5"]).await;
        let at = |world: &World, now: &str| {
            let services = Services::from(Means {
                clock: Arc::new(StoppedClock::at(now.parse().unwrap())),
                ..Means::clone(&world.services)
            });
            World {
                services,
                ..world.clone()
            }
        };
        let old = at(&both[0], "2026-12-31T14:59:59Z");
        let new = at(&both[1], "2026-12-31T15:00:00Z");
        let answers = join(old.federation_signs(), new.federation_signs()).await;
        one_has_the_place(&both, answers).await;
    }
}

#[tokio::test]
async fn the_database_itself_refuses_a_second_contract_at_a_bank() {
    for world in worlds().await {
        let world = second(concluded(world).await, "みらい家計簿").await;
        let taken = places(&world.services).await.remove(0);
        for starts_on in ["2026-12-07", "2028-01-01"] {
            let row = Model {
                contract_id: world.contract.0,
                starts_on: starts_on.parse().unwrap(),
                ..taken.clone()
            };
            let row = row.into_active_model().reset_all();
            let refused = row.insert(&world.services.db).await.unwrap_err();
            assert!(refused.sql_err().is_some(), "{refused}");
        }
    }
}

#[tokio::test]
async fn a_notice_leaves_the_place_to_whoever_begins_on_the_day_after() {
    for world in worlds().await {
        let first = concluded(world).await;
        ends(&first, "by_notice", ["2027", "6", "30"])
            .await
            .unwrap();
        let world = second(first.clone(), "みらい家計簿").await;
        let draw = async |month, day| {
            let form = draw_up_form("2027", month, day, world.shown().await.version);
            contracts::draw_up(&world.officer(), world.contract, &form).await
        };
        assert_eq!(refusal(draw("6", "30").await), overlap("K2026-0001"));
        draw("7", "1").await.unwrap();
        world.agent_signs().await.unwrap();
        world.federation_signs().await.unwrap();
        let expected = ["2026-12-07..2027-06-30", "2027-07-01.."];
        assert_eq!(days_at(&world.services, "2951").await, expected);

        world.clock.set("2027-02-01T03:00:00Z".parse().unwrap());
        ends(&first, "for_cause", ["", "", ""]).await.unwrap();
        let expected = ["2026-12-07..2027-01-31", "2027-07-01.."];
        assert_eq!(days_at(&world.services, "2951").await, expected);
    }
}

#[tokio::test]
async fn a_contract_that_ended_before_it_took_effect_leaves_nothing_behind() {
    for world in worlds().await {
        let first = concluded(world).await;
        ends(&first, "for_cause", ["", "", ""]).await.unwrap();
        assert!(places(&first.services).await.is_empty());
        let world = second(first, "みらい家計簿").await;
        world.draws_up().await.unwrap();
    }
}

#[tokio::test]
async fn a_bank_that_takes_its_consent_back_is_free_from_that_day_on() {
    for world in worlds().await {
        let world = concluded(world).await;
        let form = WithdrawForm {
            from_year: "2027".into(),
            from_month: "1".into(),
            from_day: "10".into(),
            reason: "方針を見直すため。".into(),
            ..WithdrawForm::default()
        };
        let banker = world.banker("2951").await;
        consents::withdraw(&banker, world.contract, &form)
            .await
            .unwrap();
        let expected = ["2026-12-07..2027-01-09"];
        assert_eq!(days_at(&world.services, "2951").await, expected);
        assert_eq!(days_at(&world.services, "2954").await, ["2026-12-07.."]);
    }
}

#[tokio::test]
async fn a_second_contract_for_the_same_service_and_banks_is_refused_with_the_number_of_the_first()
{
    for world in worlds().await {
        let world = second(concluded(world).await, "みらい家計簿").await;
        let before = whole(&world.services).await;
        assert_eq!(refusal(world.draws_up().await), overlap("K2026-0001"));
        assert_eq!(whole(&world.services).await, before);
    }
}

#[tokio::test]
async fn another_service_or_banks_that_the_first_does_not_cover_are_free() {
    for world in worlds().await {
        let world = second(concluded(world).await, "みらい資産管理").await;
        world.draws_up().await.unwrap();
    }
}

#[tokio::test]
async fn what_was_drawn_up_before_the_other_was_concluded_is_refused_at_its_own_conclusion() {
    for world in worlds().await {
        let [first, later] = rivals(world.verified().await, ["2026", "12", "7"]).await;
        first.federation_signs().await.unwrap();
        assert_eq!(
            refusal(later.federation_signs().await),
            overlap("K2026-0001")
        );
    }
}
