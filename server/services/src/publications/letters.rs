//! The one reminder that something is published late: to the bank or the agent that has to publish, and to the officers
//! where it is the Federation's turn or no mail reaches the bank.

use crate::error::Result;
use crate::mail::{Letter, post, post_worded};
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored};
use crate::store::publications;
use crate::store::recipients::{self, Recipient};
use crate::store::{consents, policy};
use crate::transaction::Transaction;
use domain::accounts::{Language, Role};
use domain::banks::{Bank, BankCode};
use domain::publications::Publisher;
use domain::refusal::Refusal;

/// Reminds whoever has to publish.
pub(super) async fn remind(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    row: &publications::Stored,
) -> Result<()> {
    match &row.publisher {
        Publisher::Federation => {
            let path = format!("/contracts/{}/publications/federation", contract.id);
            to_officers(tx, op, (contract, case), (row, None, &path)).await
        }
        Publisher::Agent => {
            let people = recipients::of_organisation(tx.db(), op, case.organisation).await?;
            let path = format!("/applications/{}/contract/publication", case.application);
            let letter = late(op, (contract, case), (row, String::new(), &path));
            post(tx, op, people, &letter).await
        }
        Publisher::Bank(code) => to_bank(tx, op, (contract, case), (row, code)).await,
    }
}

async fn to_bank(
    tx: &mut Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    (row, code): (&publications::Stored, &BankCode),
) -> Result<()> {
    let banks = policy::banks(tx.db()).await?;
    let bank = banks.into_iter().find(|bank| bank.code == *code);
    let bank = bank.ok_or(Refusal::NotFound)?;
    let Some(email) = consents::addresses(tx.db()).await?.remove(code) else {
        let path = format!("/contracts/{}/publications/{code}", contract.id);
        return to_officers(tx, op, (contract, case), (row, Some(&bank), &path)).await;
    };
    let letter = Letter::PublicationLateForBank {
        contract_number: number(contract),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        due_on: row.due_on,
        url: op.address(&format!("/bank/contracts/{}/publication", contract.id)),
    };
    let to = Recipient {
        email,
        name: bank.name,
        language: Language::Ja,
    };
    post(tx, op, [to], &letter).await
}

async fn to_officers(
    tx: &mut Transaction,
    op: &Operation,
    about: (&Stored, &Case),
    (row, bank, path): (&publications::Stored, Option<&Bank>, &str),
) -> Result<()> {
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    let letter = |language| {
        let name = match (bank, language) {
            (Some(bank), Language::Ja) => bank.name.clone(),
            (Some(bank), Language::En) => bank.name_en.clone(),
            (None, _) => String::new(),
        };
        late(op, about, (row, name, path))
    };
    post_worded(tx, op, officers, letter).await
}

/// The reader is the publisher unless a bank is named.
fn late(
    op: &Operation,
    (contract, case): (&Stored, &Case),
    (row, bank, path): (&publications::Stored, String, &str),
) -> Letter {
    Letter::PublicationLate {
        bank,
        contract_number: number(contract),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        due_on: row.due_on,
        url: op.address(path),
    }
}

fn number(contract: &Stored) -> String {
    let number = contract.number.as_ref();
    number.map(ToString::to_string).unwrap_or_default()
}
