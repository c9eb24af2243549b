//! One contract as a row, and back.

use super::{FileRef, Stored};
use crate::error::Result;
use crate::store::entities::contract;
use anyhow::{Context, anyhow};
use domain::contracts::{ContractState, SigningOrder, Turn};
use domain::ids::{ApplicationId, ContractId};

/// The row of a contract.
pub(super) fn model(contract: Stored) -> Result<contract::Model> {
    // What is executed says what was to be signed.
    let text = contract.executed.as_ref().or(contract.draft.as_ref());
    let text_sha256 = text.and_then(|file| file.text_sha256.clone());
    let (draft_key, draft_sha256) = columns(contract.draft);
    let (executed_key, executed_sha256) = columns(contract.executed);
    let variables = match &contract.agreed {
        Some(agreed) => serde_json::to_value(agreed)?,
        None => serde_json::json!({}),
    };
    Ok(contract::Model {
        id: contract.id.0,
        application_id: contract.application.0,
        number: contract.number.map(String::from),
        state: contract.state.code().to_owned(),
        variables,
        draft_key,
        draft_sha256,
        executed_key,
        executed_sha256,
        text_sha256,
        effective_from: contract.effective_from,
        signed_on: contract.signed_on,
        concluded_at: contract.concluded_at,
        runs_until: contract.runs_until,
        ends_on: contract.ends_on,
        ended_at: contract.ended_at,
        remind_on: contract.remind_on,
        signing_order: contract.order.code().to_owned(),
        sign_within: i32::try_from(contract.sign_within).unwrap_or(i32::MAX),
        sign_by: contract.turn.map(|turn| turn.sign_by),
        sign_remind_on: contract.turn.and_then(|turn| turn.remind_on),
        amends: contract.amends.map(|amended| amended.0),
        created_at: contract.created_at,
        updated_at: contract.updated_at,
        version: contract.version,
    })
}

fn columns(file: Option<FileRef>) -> (Option<String>, Option<String>) {
    file.map(|file| (file.key, file.sha256)).unzip()
}

/// The contract of a row.
pub(super) fn stored(row: contract::Model) -> Result<Stored> {
    let file = |key: Option<String>, sha256: Option<String>| {
        key.zip(sha256).map(|(key, sha256)| FileRef {
            key,
            sha256,
            text_sha256: row.text_sha256.clone(),
        })
    };
    let is_filled = row
        .variables
        .as_object()
        .is_some_and(|facts| !facts.is_empty());
    let agreed = is_filled
        .then(|| serde_json::from_value(row.variables))
        .transpose()?;
    let number = row.number.map(|number| number.parse()).transpose();
    let order = SigningOrder::of_code(&row.signing_order);
    Ok(Stored {
        id: ContractId(row.id),
        application: ApplicationId(row.application_id),
        amends: row.amends.map(ContractId),
        number: number.context("contract.number")?,
        state: ContractState::of_code(&row.state).ok_or_else(|| anyhow!("contract.state"))?,
        agreed,
        draft: file(row.draft_key, row.draft_sha256),
        executed: file(row.executed_key, row.executed_sha256),
        effective_from: row.effective_from,
        signed_on: row.signed_on,
        concluded_at: row.concluded_at,
        runs_until: row.runs_until,
        ends_on: row.ends_on,
        ended_at: row.ended_at,
        remind_on: row.remind_on,
        order: order.ok_or_else(|| anyhow!("contract.signing_order"))?,
        sign_within: u32::try_from(row.sign_within).context("contract.sign_within")?,
        turn: row.sign_by.map(|sign_by| Turn {
            sign_by,
            remind_on: row.sign_remind_on,
        }),
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    })
}
