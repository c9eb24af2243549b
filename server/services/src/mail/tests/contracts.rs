//! The letters of a concluded contract.

use super::day;
use crate::mail::Letter;

pub fn contract_letters() -> Vec<Letter> {
    let (contract_number, service) = ("K2026-0007".to_owned(), "ひなた家計簿".to_owned());
    let organisation = "ひなた家計簿株式会社".to_owned();
    vec![
        Letter::ContractConcluded {
            contract_number: contract_number.clone(),
            organisation: organisation.clone(),
            service: service.clone(),
            banks: vec!["北海道労働金庫".into(), "中央労働金庫".into()],
            signed_on: day("2027-01-15"),
            effective_from: day("2027-01-22"),
            publish_by: Some(day("2027-01-29")),
            record: "https://portal.example/applications/1/contract/publication".into(),
            url: "https://portal.example/contracts/1".into(),
        },
        Letter::ContractConcludedForBank {
            bank: "北海道労働金庫".into(),
            contract_number,
            organisation,
            service,
            scopes: vec!["balances".into(), "transactions".into()],
            effective_from: day("2027-01-22"),
            publish_by: Some(day("2027-01-29")),
            record: "https://portal.example/bank/contracts/1/publication".into(),
            url: "https://portal.example/register/1".into(),
        },
    ]
}
