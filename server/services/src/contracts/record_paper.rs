//! A signature given on paper is recorded with its day and the scanned sheet.

use super::conclude::conclude;
use super::document::SCAN;
use super::upload::{Upload, check, keep, look};
use super::{neutral_case, require_seen, sign_for_agent};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Signed};
use chrono::NaiveDate;
use domain::calendar::business_date;
use domain::contracts::{ContractEvent, ContractState, Party, Signature, SigningMethod};
use domain::forms::{FieldErrors, FieldProblem, date_parts, required_text};
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde::Deserialize;

/// The characters of a signer's name or title, at most.
const NAME_MAX: usize = 100;

/// What is typed about the signed sheet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PaperForm {
    /// Who signed.
    pub signer_name: String,
    /// In which capacity.
    pub signer_title: String,
    /// The day on the sheet: its year.
    pub signed_on_year: String,
    /// Its month.
    pub signed_on_month: String,
    /// Its day.
    pub signed_on_day: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Records the signature that is next: the agent's by an officer, the Federation's by an approver.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::WrongState`] where no signature is awaited, [`Refusal::Stale`]; the
/// problems of the form and of the file; everything that stops a conclusion.
pub async fn record_paper(
    op: &Operation,
    id: ContractId,
    (form, scan): (&PaperForm, &Upload),
) -> Result<()> {
    op.actor.require(Action::ReadCases)?;
    let looked = look(op, scan).await;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let party = awaited(contract.state)?;
    op.actor.require(match party {
        Party::Agent => Action::RecordAgentPaper,
        Party::Federation => Action::SignForFederation,
    })?;
    require_seen(contract.version, form.version)?;
    let drawn_up_at = contract
        .agreed
        .as_ref()
        .map_or(op.now, |agreed| agreed.drawn_up_at);
    let (name, title, on) = form.parse(op, business_date(drawn_up_at), scan)?;
    let document = match looked? {
        Some(seen) => Some(keep(&tx, op, (id, SCAN), (scan, seen)).await?),
        None => None,
    };
    let signed = Signed {
        signature: Signature {
            party,
            name,
            title,
            at: op.now,
            on,
            method: SigningMethod::Paper,
        },
        person: op.actor.identity().ok_or(Refusal::SignInRequired)?.person,
        document,
    };
    match party {
        Party::Agent => {
            let case = neutral_case(tx.db(), op, contract.application).await?;
            sign_for_agent::add(&mut tx, op, (contract, &case), &signed).await?;
        }
        Party::Federation => {
            conclude(&mut tx, op, (contract, signed)).await?;
        }
    }
    tx.commit().await
}

/// Whose signature comes next.
fn awaited(state: ContractState) -> Result<Party> {
    if state.apply(ContractEvent::AgentSigns).is_ok() {
        return Ok(Party::Agent);
    }
    state.apply(ContractEvent::FederationSigns)?;
    Ok(Party::Federation)
}

impl PaperForm {
    /// The sheet cannot be signed before the text was fixed, nor in the future.
    fn parse(
        &self,
        op: &Operation,
        drawn_up_on: NaiveDate,
        scan: &Upload,
    ) -> Result<(String, String, NaiveDate)> {
        let mut errors = FieldErrors::default();
        let name = required_text(&mut errors, "signer_name", &self.signer_name, NAME_MAX);
        let title = required_text(&mut errors, "signer_title", &self.signer_title, NAME_MAX);
        let parts = [
            &self.signed_on_year,
            &self.signed_on_month,
            &self.signed_on_day,
        ];
        let on = date_parts(&mut errors, "signed_on", parts.map(String::as_str));
        let today = op.today();
        match on {
            Some(on) if on > today => errors.push("signed_on", FieldProblem::FutureDate { today }),
            Some(on) if on < drawn_up_on => {
                errors.push("signed_on", FieldProblem::PastDate { today: drawn_up_on });
            }
            _ => {}
        }
        if scan.is_absent() {
            errors.push("file", FieldProblem::Missing);
        } else {
            check(op, &mut errors, scan);
        }
        // There is a day wherever there is no error.
        Ok(errors.into_result((name, title, on.unwrap_or_default()))?)
    }
}
