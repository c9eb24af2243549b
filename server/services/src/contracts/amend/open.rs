//! The officer opens an amendment: the text in force becomes the first draft of the next one.

use crate::applications::amended::copy;
use crate::audit::Event;
use crate::consents::open::open_amendment;
use crate::contracts::amend::amended;
use crate::contracts::life::{reason, require_begun};
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Stored, amendments};
use crate::store::recipients;
use crate::transaction::Transaction;
use domain::contracts::{ContractState, require_amendable};
use domain::forms::FieldErrors;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What is to be changed, for the contract that was shown.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AmendForm {
    /// What is to be changed and why, which both sides read.
    pub reason: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Opens an amendment of the contract, which goes on as it is. No bank is asked before there is something to consent to:
/// with the first draft that changes the text, or when an officer asks.
///
/// # Errors
/// [`Refusal::WrongState`] where the contract is not in effect, notice was given, or it is an amendment that has not
/// begun; [`Refusal::BeingAmended`], `Stale`, the problems of the form, [`domain::permissions::Denial::OwnOrganisation`].
pub async fn amend(op: &Operation, id: ContractId, form: &AmendForm) -> Result<ContractId> {
    op.actor.require(Action::AmendContract)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    op.actor
        .require_now(Action::AmendContract, State::Contract(contract.state))?;
    require_begun(tx.db(), &contract).await?;
    require_seen(contract.version, form.version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let last = amendments::of(tx.db(), id).await?;
    let has_one = last.is_some_and(|last| last.state != ContractState::Ended);
    require_amendable(amended(&contract), op.today(), has_one)?;
    let mut errors = FieldErrors::default();
    let reason = reason(&mut errors, &form.reason);
    let reason = errors.into_result(reason)?;
    let application = copy(&tx, op, &case).await?;
    let opened = open_amendment(&mut tx, op, (&contract, application)).await?;
    let event = Event::new("amendment_opened", "contract", opened)
        .after(json!({ "amends": contract.number, "reason": reason }))
        .visible_to_agent()
        .about(application, case.organisation);
    tx.record(op, event).await?;
    let case = contracts::case(tx.db(), application).await?;
    tell(&mut tx, op, (&contract, &case), &reason).await?;
    tx.commit().await?;
    Ok(opened)
}

async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    (amended, case): (&Stored, &Case),
    reason: &str,
) -> Result<()> {
    let number = amended.number.clone().ok_or(Refusal::WrongState)?;
    let letter = Letter::AmendmentOpened {
        contract_number: number.to_string(),
        receipt_number: case.receipt_number.clone(),
        service: case.service_name().to_owned(),
        reason: reason.to_owned(),
        url: op.address(&format!("/applications/{}/contract", case.application)),
    };
    let people = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    post(tx, op, people, &letter).await
}
