//! A second person looks at the scan of a signed sheet: it shows the signature and counts, or it goes back.

use super::life::{ReasonForm, reason};
use super::{neutral_case, require_seen, signing};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Signed, Stored, sheets, signing_steps};
use crate::transaction::Transaction;
use domain::accounts::Identity;
use domain::applications::ContractNumber;
use domain::contracts::{Sheet, Signature, SigningMethod, SigningStep, SigningStepKind};
use domain::forms::FieldErrors;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde_json::json;

/// The contract with the sheet that waits, held until the transaction ends.
struct Desk<'a> {
    tx: Transaction,
    contract: Stored,
    case: Case,
    sheet: Sheet,
    me: &'a Identity,
}

/// Confirms that the sheet shows the signature, which counts from now on; the number of the contract, where that
/// concludes it.
///
/// # Errors
/// [`Refusal::WrongState`] where no sheet waits, [`Refusal::Stale`], [`domain::permissions::Denial::OwnProposal`] for
/// whoever recorded it, [`domain::permissions::Denial::OwnOrganisation`]; everything that stops a conclusion.
pub async fn confirm_paper(
    op: &Operation,
    id: ContractId,
    version: i64,
) -> Result<Option<ContractNumber>> {
    let mut desk = sit_down(op, id, version).await?;
    let sheet = desk.sheet;
    let confirmed = (desk.me.person, desk.me.name.clone(), op.now);
    sheets::confirm(desk.tx.db(), (id, sheet.party), &confirmed).await?;
    let event = Event::new("sheet_confirmed", "contract", id)
        .after(json!({ "party": sheet.party.code() }))
        .visible_to_agent()
        .about(desk.case.application, desk.case.organisation);
    desk.tx.record(op, event).await?;
    let (recorder, _, recorded_at) = sheet.recorded;
    let signed = Signed {
        signature: Signature {
            party: sheet.party,
            name: sheet.name,
            title: sheet.title,
            at: recorded_at,
            on: sheet.on,
            method: SigningMethod::Paper,
            reason: sheet.reason,
            factor: None,
        },
        person: recorder,
        document: Some(sheet.document),
    };
    let number = signing::add(&mut desk.tx, op, (desk.contract, &desk.case), &signed).await?;
    desk.tx.commit().await?;
    Ok(number)
}

/// Sends the sheet back; the party can sign again.
///
/// # Errors
/// As [`confirm_paper`]; the problems of the form.
pub async fn return_paper(op: &Operation, id: ContractId, form: &ReasonForm) -> Result<()> {
    let desk = sit_down(op, id, form.version).await?;
    let mut errors = FieldErrors::default();
    let reason = reason(&mut errors, &form.reason);
    let reason = errors.into_result(reason)?;
    sheets::drop_one(desk.tx.db(), (id, desk.sheet.party)).await?;
    contracts::save(desk.tx.db(), &desk.contract, op.now).await?;
    let event = Event::new("sheet_returned", "contract", id)
        .after(json!({ "party": desk.sheet.party.code(), "reason": reason }))
        .visible_to_agent()
        .about(desk.case.application, desk.case.organisation);
    desk.tx.record(op, event).await?;
    let step = SigningStep {
        kind: SigningStepKind::SheetReturned,
        party: Some(desk.sheet.party),
        reason,
        by: Some((desk.me.person, desk.me.name.clone())),
        at: op.now,
    };
    signing_steps::add(desk.tx.db(), (op.new_id(), id), step).await?;
    desk.tx.commit().await
}

async fn sit_down(op: &Operation, id: ContractId, version: i64) -> Result<Desk<'_>> {
    op.actor.require(Action::ConfirmPaper)?;
    let tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let party = contract.state.awaits().ok_or(Refusal::WrongState)?;
    require_seen(contract.version, version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let waits = |sheet: &Sheet| sheet.party == party && sheet.is_pending();
    let found = sheets::all(tx.db(), id).await?.into_iter().find(waits);
    let sheet = found.ok_or(Refusal::WrongState)?;
    let me = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    sheet.require_other(me.person)?;
    Ok(Desk {
        tx,
        contract,
        case,
        sheet,
        me,
    })
}
