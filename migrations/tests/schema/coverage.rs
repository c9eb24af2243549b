//! No two contracts of an agent cover one bank for one service on the same day, whoever writes the rows.

use migrations::{Migrator, MigratorTrait};
use sea_orm::EntityTrait;

use crate::constraints::{GROUND, run};
use crate::databases::Fresh;
use crate::entities::coverage::Entity;

/// Rows of one chain, each as its bank, first day, last day and the day that it follows, and what refuses them.
const REFUSED: &[(&str, &[&str])] = &[
    (
        "coverage",
        &[
            "'2951', '2020-04-01', NULL, NULL",
            "'2951', '2021-04-01', NULL, NULL",
        ],
    ),
    (
        "coverage",
        &[
            "'2951', '2020-04-01', '2021-03-31', NULL",
            "'2951', '2021-04-01', NULL, '2021-03-31'",
            "'2951', '2021-05-01', NULL, '2021-03-31'",
        ],
    ),
    (
        "coverage_days_check",
        &["'2951', '2020-04-01', '2020-03-31', NULL"],
    ),
    (
        "coverage_follows_check",
        &[
            "'2951', '2020-04-01', '2021-03-31', NULL",
            "'2951', '2021-03-31', NULL, '2021-03-31'",
        ],
    ),
    ("FOREIGN KEY", &["'2951', '2020-04-01', NULL, '2020-03-31'"]),
];
const TAKEN: &[&str] = &[
    "'2951', '2020-04-01', '2021-03-31', NULL",
    "'2951', '2021-04-01', NULL, '2021-03-31'",
    "'2954', '2020-04-01', NULL, NULL",
];

/// A contract that was concluded before there were places, with one bank that leaves it.
const CONCLUDED: &str = "
    UPDATE application SET content = '{\"service\": {\"service_name\": \" ｋａｋｅｉｂｏ　\"}}';
    UPDATE contract SET state = 'concluded', number = 'C-1', executed_key = 'k', effective_from = '2020-04-01',
        signed_on = '2020-03-31', runs_until = '2021-03-31',
        variables = '{\"banks\": [{\"code\": \"2951\"}, {\"code\": \"2954\"}]}';
    INSERT INTO consent_withdrawal (contract_id, bank_code, starts_on, reason, withdrawn_by, evidence_text,
        withdrawn_on, recorded_by, recorded_at) VALUES ({1}, '2951', '2020-06-01', '理由', '業務部', '', '2020-05-06', {1}, {t});
";

fn insertion(rows: &[&str]) -> String {
    let row = |row: &&str| format!("({{1}}, 'account_information', 'kakeibo', {row}, {{1}})");
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!(
        "INSERT INTO coverage (organisation_id, family, service, bank_code, starts_on, ends_on, follows, contract_id) \
         VALUES {}",
        rows.join(", ")
    )
}

#[tokio::test]
async fn a_second_contract_on_the_same_day_is_refused_by_the_database() {
    for fresh in Fresh::migrated().await {
        run(&fresh.db, GROUND).await.unwrap();
        for (rule, rows) in REFUSED {
            let refusal = run(&fresh.db, &insertion(rows)).await;
            let refusal = refusal.expect_err(rule).to_string().to_uppercase();
            assert!(refusal.contains(&rule.to_uppercase()), "{rule}: {refusal}");
        }
        run(&fresh.db, &insertion(TAKEN)).await.unwrap();
        // The one that follows moves with it.
        let sooner = "UPDATE coverage SET ends_on = '2021-01-31' WHERE ends_on IS NOT NULL";
        run(&fresh.db, sooner).await.unwrap();
        let rows = Entity::find().all(&fresh.db).await.unwrap();
        let follows = rows.iter().filter_map(|row| row.follows);
        assert_eq!(
            follows.map(|day| day.to_string()).collect::<Vec<_>>(),
            ["2021-01-31"]
        );
        fresh.remove().await;
    }
}

#[tokio::test]
async fn contracts_that_were_there_before_take_their_places() {
    for fresh in Fresh::before("m0054_coverage").await {
        run(&fresh.db, GROUND).await.unwrap();
        run(&fresh.db, CONCLUDED).await.unwrap();
        Migrator::up(&fresh.db, None).await.unwrap();
        let mut rows = Entity::find().all(&fresh.db).await.unwrap();
        rows.sort_by_key(|row| row.bank_code.clone());
        let told: Vec<String> = rows
            .iter()
            .map(|row| {
                let last = row.ends_on.map(|day| day.to_string());
                let last = last.unwrap_or_default();
                format!(
                    "{} {} {}..{last}",
                    row.service, row.bank_code, row.starts_on
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "kakeibo 2951 2020-04-01..2020-05-31",
                "kakeibo 2954 2020-04-01.."
            ]
        );
        fresh.remove().await;
    }
}
