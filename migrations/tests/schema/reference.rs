//! The published facts, as an empty portal shows them on its first day.

use sea_orm::prelude::*;

use crate::{
    databases::Fresh,
    entities::{
        bank, contact, criterion, holiday, policy, readiness_announcement, standing_consent_act,
    },
};

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

#[tokio::test]
async fn all_banks_stand_in_order_and_consent_under_the_first_policy() {
    for fresh in Fresh::migrated().await {
        let banks = bank::Entity::find().all(&fresh.db).await.unwrap();
        assert_eq!(banks.first().unwrap().code, "2951");
        assert_eq!(banks.last().unwrap().name, "沖縄県労働金庫");
        let prefectures: usize = banks
            .iter()
            .map(|bank| bank.prefectures.as_array().unwrap().len())
            .sum();
        assert_eq!((banks.len(), prefectures), (13, 47));

        let policy = policy::Entity::find_by_id(1)
            .one(&fresh.db)
            .await
            .unwrap()
            .unwrap();
        for language in ["ja", "en"] {
            assert_eq!(policy.items[language].as_array().unwrap().len(), 7);
        }
        let consents = standing_consent_act::Entity::find()
            .all(&fresh.db)
            .await
            .unwrap();
        assert_eq!(consents.len(), 13);
        assert!(
            consents
                .iter()
                .all(|consent| consent.said_on == day(2018, 3, 1) && consent.kind == "given")
        );
        fresh.remove().await;
    }
}

#[tokio::test]
async fn account_information_has_a_date_and_payments_have_none() {
    for fresh in Fresh::migrated().await {
        let find = |family: &str| {
            readiness_announcement::Entity::find()
                .filter(readiness_announcement::Column::Family.eq(family))
        };
        let planned = find("account_information")
            .one(&fresh.db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(planned.ready_on, Some(day(2020, 3, 31)));
        assert_eq!(planned.precision.as_deref(), Some("end_of_month"));
        assert_eq!(
            (planned.wording.as_str(), planned.announced_by),
            ("2020年3月末", None)
        );

        let open = find("payments").one(&fresh.db).await.unwrap().unwrap();
        assert_eq!((open.ready_on, open.precision), (None, None));
        assert!(!open.note.is_empty());
        fresh.remove().await;
    }
}

#[tokio::test]
async fn one_contact_is_in_force_on_each_day() {
    for fresh in Fresh::migrated().await {
        let contacts = contact::Entity::find().all(&fresh.db).await.unwrap();
        assert!(contacts.iter().all(|contact| {
            contact.department_en == "Business Department, Federation of Labour Banks"
                && contact.policy_version.is_none()
        }));
        for (on, email) in [
            (day(2018, 3, 31), "rokinren_dairi@ho.rokinbank.or.jp"),
            (day(2018, 4, 1), "rokinren_dairi@rokinbank.or.jp"),
        ] {
            let in_force: Vec<_> = contacts
                .iter()
                .filter(|c| c.valid_from <= on && c.valid_to.is_none_or(|end| on <= end))
                .map(|c| c.email.as_str())
                .collect();
            assert_eq!(in_force, [email]);
        }
        fresh.remove().await;
    }
}

#[tokio::test]
async fn criteria_and_holidays_are_there() {
    for fresh in Fresh::migrated().await {
        assert_eq!(
            criterion::Entity::find().count(&fresh.db).await.unwrap(),
            20
        );
        let enthronement = holiday::Entity::find_by_id(day(2019, 5, 1));
        assert!(enthronement.one(&fresh.db).await.unwrap().is_some());
        let moved_for_the_games = holiday::Entity::find_by_id(day(2020, 10, 12));
        assert!(moved_for_the_games.one(&fresh.db).await.unwrap().is_none());
        fresh.remove().await;
    }
}
