//! What the use-cases cannot show: what happens to whoever was checked before another one took the place, and how a
//! later version of a contract takes over.

use super::*;
use domain::applications::Content;
use domain::ids::{ApplicationId, OrganisationId};
use domain::intake::ScopeFamily;
use migrations::{Migrator, MigratorTrait};
use sea_orm::DatabaseConnection;
use uuid::Uuid;

/// One agent with two applications and a contract from each.
const GROUND: &str = "
    INSERT INTO organisation (id, corporate_number, name, name_kana, postal_code, address,
        representative_title, representative_name, created_at, updated_at)
        VALUES ({1}, '7000012050002', '会社', 'カイシャ', '100-0001', '東京都', '代表取締役', '代表', {t}, {t});
    INSERT INTO person (id, email, name, language, created_at) VALUES ({1}, 'one@example.com', '一', 'ja', {t});
    INSERT INTO application (id, organisation_id, family, state, stage, content, draft_number, in_charge,
        created_at, updated_at, service_name, organisation_name)
        VALUES ({1}, {1}, 'account_information', 'draft', '{}', '{}', 'D-1', {1}, {t}, {t}, '家計簿', '会社'),
        ({2}, {1}, 'account_information', 'draft', '{}', '{}', 'D-2', {1}, {t}, {t}, '家計簿', '会社');
    INSERT INTO contract (id, application_id, number, state, variables, created_at, updated_at)
        VALUES ({1}, {1}, 'K2026-0001', 'awaiting_consents', '{}', {t}, {t}),
        ({2}, {2}, 'K2026-0002', 'awaiting_consents', '{}', {t}, {t});
";
const FIRST: ContractId = ContractId(Uuid::from_u128(1));
const SECOND: ContractId = ContractId(Uuid::from_u128(2));

async fn ground() -> DatabaseConnection {
    let db = crate::store::connect("sqlite::memory:").await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    let sql = GROUND
        .replace("{1}", "x'00000000000000000000000000000001'")
        .replace("{2}", "x'00000000000000000000000000000002'")
        .replace("{t}", "'2026-01-06T00:00:00+00:00'");
    db.execute_unprepared(&sql).await.unwrap();
    db
}

fn case(service: &str) -> Case {
    let mut content = Content::default();
    content.service.service_name = service.into();
    Case {
        application: ApplicationId(FIRST.0),
        organisation: OrganisationId(FIRST.0),
        organisation_name: "会社".into(),
        receipt_number: "R-1".into(),
        family: ScopeFamily::AccountInformation,
        content,
        due_on: None,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn claim<'a>(case: &'a Case, (contract, banks): (ContractId, &[&str]), from: &str) -> Claim<'a> {
    Claim {
        contract,
        case,
        banks: banks.iter().map(|code| code.parse().unwrap()).collect(),
        from: day(from),
    }
}

/// Every place: the bank, the contract, and the days.
async fn held(db: &DatabaseConnection) -> Vec<(String, u128, String)> {
    let rows = Entity::find()
        .order_by_asc(Column::BankCode)
        .order_by_asc(Column::StartsOn)
        .all(db)
        .await
        .unwrap();
    let line = |row: Model| {
        let last = row.ends_on.map(|day| day.to_string()).unwrap_or_default();
        let days = format!("{}..{last}", row.starts_on);
        (row.bank_code, row.contract_id.as_u128(), days)
    };
    rows.into_iter().map(line).collect()
}

fn place(bank: &str, contract: ContractId, days: &str) -> (String, u128, String) {
    (bank.into(), contract.0.as_u128(), days.into())
}

fn overlap(number: &str) -> Refusal {
    let number = number.to_owned();
    let missing = vec![Missing::Overlap { number }];
    Refusal::NotReady { missing }
}

#[tokio::test]
async fn a_place_that_is_taken_is_refused_whatever_the_width_of_the_service_s_name() {
    let db = ground().await;
    let first = case("Kakeibo 家計簿");
    take(
        &db,
        &claim(&first, (FIRST, &["2951", "2954"]), "2026-04-01"),
        None,
    )
    .await
    .unwrap();
    let other = case(" ＫＡＫＥＩＢＯ 家計簿");
    let second = claim(&other, (SECOND, &["2954", "2963"]), "2027-04-01");
    let refused = take(&db, &second, None).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&overlap("K2026-0001")));
    assert_eq!(held(&db).await.len(), 2);
}

#[tokio::test]
async fn the_database_refuses_whoever_checked_before_the_place_was_taken() {
    let db = ground().await;
    let case = case("家計簿");
    let second = claim(&case, (SECOND, &["2951"]), "2026-05-01");
    let seen = places(&db, &case, &second.banks).await.unwrap();
    take(&db, &claim(&case, (FIRST, &["2951"]), "2026-04-01"), None)
        .await
        .unwrap();
    let late = row(&second, &second.banks[0], &seen);
    let refused = Entity::insert(late).exec(&db).await.unwrap_err();
    let refused = refused.sql_err();
    assert!(matches!(
        refused,
        Some(sea_orm::SqlErr::UniqueConstraintViolation(_))
    ));
}

#[tokio::test]
async fn a_later_version_takes_the_places_over_and_leaves_none_open_behind_it() {
    let db = ground().await;
    let case = case("家計簿");
    take(
        &db,
        &claim(&case, (FIRST, &["2951", "2954"]), "2026-04-01"),
        None,
    )
    .await
    .unwrap();
    let own = [FIRST, SECOND];
    let banks = ["2951".parse().unwrap()];
    let asked = (&banks[..], day("2026-10-01"));
    assert!(
        overlapping(&db, (&case, &own), asked)
            .await
            .unwrap()
            .is_empty()
    );
    let amended = claim(&case, (SECOND, &["2951", "2963"]), "2026-10-01");
    take(&db, &amended, Some(FIRST)).await.unwrap();
    let expected = [
        place("2951", FIRST, "2026-04-01..2026-09-30"),
        place("2951", SECOND, "2026-10-01.."),
        place("2954", FIRST, "2026-04-01..2026-09-30"),
        place("2963", SECOND, "2026-10-01.."),
    ];
    assert_eq!(held(&db).await, expected);

    // The end of the earlier one changes nothing any more.
    close(&db, (FIRST, None), day("2026-10-05")).await.unwrap();
    assert_eq!(held(&db).await, expected);
}

#[tokio::test]
async fn a_place_ends_with_its_last_day_and_one_that_never_began_is_given_up() {
    let db = ground().await;
    let case = case("家計簿");
    let first = claim(&case, (FIRST, &["2951", "2954"]), "2026-04-01");
    take(&db, &first, None).await.unwrap();
    let bank = "2954".parse().unwrap();
    close(&db, (FIRST, Some(&bank)), day("2026-03-31"))
        .await
        .unwrap();
    close(&db, (FIRST, None), day("2026-12-31")).await.unwrap();
    close(&db, (FIRST, None), day("2027-01-31")).await.unwrap();
    let early = claim(&case, (SECOND, &["2951"]), "2026-12-31");
    let refused = take(&db, &early, None).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&overlap("K2026-0001")));
    let next = claim(&case, (SECOND, &["2951"]), "2027-01-01");
    take(&db, &next, None).await.unwrap();

    // Whoever ends sooner moves the one that follows with it.
    close(&db, (FIRST, None), day("2026-11-30")).await.unwrap();
    let expected = [
        place("2951", FIRST, "2026-04-01..2026-11-30"),
        place("2951", SECOND, "2027-01-01.."),
    ];
    assert_eq!(held(&db).await, expected);
    let follows = Entity::find().filter(Column::ContractId.eq(SECOND.0));
    let follows = follows.one(&db).await.unwrap().unwrap().follows;
    assert_eq!(follows, Some(day("2026-11-30")));
}
