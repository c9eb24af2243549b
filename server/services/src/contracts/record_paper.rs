//! A signature given on paper is recorded with its day, the scanned sheet and the place of the original. It counts once
//! somebody else has looked at the scan.

use super::document::SCAN;
use super::signing::{NAME_MAX, letters, named, reason, require_another, require_no_sheet};
use super::upload::{Upload, check, keep, look};
use super::{neutral_case, require_seen};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Stored, sheets};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::calendar::business_date;
use domain::contracts::{Delegation, Done, Party, Sheet};
use domain::forms::{FieldErrors, FieldProblem, date_parts, printed_text};
use domain::ids::{ContractId, DocumentId};
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde::Deserialize;
use serde_json::json;

/// The characters of the place where an original is kept, at most.
const PLACE_MAX: usize = 200;

/// What is typed about the signed sheet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PaperForm {
    /// Who signed.
    pub signer_name: String,
    /// In which capacity.
    pub signer_title: String,
    /// What the signature is given for; empty for the usual.
    pub reason: String,
    /// The day on the sheet: its year.
    pub signed_on_year: String,
    /// Its month.
    pub signed_on_month: String,
    /// Its day.
    pub signed_on_day: String,
    /// Where the original is kept.
    pub kept_at: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// What the sheet says.
struct Said {
    name: String,
    title: String,
    reason: String,
    kept_at: String,
    on: NaiveDate,
}

/// Records the signature that is next: the agent's by an officer, the Federation's by an approver.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::WrongState`] where no signature is awaited or a sheet waits already,
/// [`Refusal::Stale`]; the problems of the form and of the file.
pub async fn record_paper(
    op: &Operation,
    id: ContractId,
    (form, scan): (&PaperForm, &Upload),
) -> Result<()> {
    op.actor.require(Action::ReadCases)?;
    let looked = look(op, scan).await;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let party = contract.state.awaits().ok_or(Refusal::WrongState)?;
    op.actor.require(match party {
        Party::Agent => Action::RecordAgentPaper,
        Party::Federation => Action::SignForFederation,
    })?;
    require_seen(contract.version, form.version)?;
    require_no_sheet(tx.db(), (id, party)).await?;
    let case = require_recorder(&tx, op, (&contract, party)).await?;
    let drawn_up_at = contract.agreed.as_ref();
    let drawn_up_at = drawn_up_at.map_or(op.now, |agreed| agreed.drawn_up_at);
    let named = named(tx.db(), op, (id, party)).await?;
    let said = form.parse(op, (business_date(drawn_up_at), named.as_ref()), scan)?;
    let seen = looked?.ok_or_else(|| FieldErrors::one("file", FieldProblem::FileMissing))?;
    let document = keep(&tx, op, (id, SCAN), (scan, seen)).await?;
    let me = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    let recorded = (me.person, me.name.clone(), op.now);
    let sheet = said.sheet(party, document, recorded);
    tx.record(op, event((id, &case), &sheet)).await?;
    sheets::add(tx.db(), id, sheet.clone()).await?;
    contracts::save(tx.db(), &contract, op.now).await?;
    letters::to_confirm(&mut tx, op, (&contract, &case), (&sheet, &me.email)).await?;
    tx.commit().await
}

fn event((id, case): (ContractId, &Case), sheet: &Sheet) -> Event {
    Event::new("sheet_recorded", "contract", id)
        .after(json!({
            "party": sheet.party.code(),
            "signer": sheet.name,
            "signed_on": sheet.on,
            "kept_at": sheet.kept_at,
        }))
        .visible_to_agent()
        .about(case.application, case.organisation)
}

/// Whoever records stands for the signature, so the same rules hold for them as for whoever signs.
async fn require_recorder(
    tx: &Transaction,
    op: &Operation,
    (contract, party): (&Stored, Party),
) -> Result<Case> {
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let earlier = contracts::signatures(tx.db(), contract.id).await?;
    if let (Some(agreed), Some(me)) = (&contract.agreed, op.actor.identity()) {
        require_another((agreed, &earlier), (party, me.person))?;
    }
    Ok(case)
}

impl Said {
    fn sheet(self, party: Party, document: DocumentId, recorded: Done) -> Sheet {
        Sheet {
            party,
            name: self.name,
            title: self.title,
            reason: self.reason,
            on: self.on,
            kept_at: self.kept_at,
            document,
            recorded,
            confirmed: None,
        }
    }
}

impl PaperForm {
    /// The sheet cannot be signed before the text was fixed, nor in the future, nor by anybody but whoever was named.
    fn parse(
        &self,
        op: &Operation,
        (drawn_up_on, named): (NaiveDate, Option<&Delegation>),
        scan: &Upload,
    ) -> Result<Said> {
        let mut errors = FieldErrors::default();
        let name = printed_text(&mut errors, "signer_name", &self.signer_name, NAME_MAX);
        if let Some(other) = named.filter(|one| !one.is_signed_as(&name)) {
            let (name, until) = (other.name.clone(), other.until);
            errors.push("signer_name", FieldProblem::OtherNamed { name, until });
        }
        let title = printed_text(&mut errors, "signer_title", &self.signer_title, NAME_MAX);
        let reason = reason(&mut errors, &self.reason);
        let on = self.day(op, &mut errors, drawn_up_on);
        let kept_at = printed_text(&mut errors, "kept_at", &self.kept_at, PLACE_MAX);
        if scan.is_absent() {
            errors.push("file", FieldProblem::FileMissing);
        } else if check(op, &mut errors, scan).is_some_and(|kind| !Sheet::is_shown_by(kind)) {
            errors.push("file", FieldProblem::NotAScan);
        }
        Ok(errors.into_result(Said {
            name,
            title,
            reason,
            kept_at,
            on,
        })?)
    }

    fn day(&self, op: &Operation, errors: &mut FieldErrors, drawn_up_on: NaiveDate) -> NaiveDate {
        let parts = [
            &self.signed_on_year,
            &self.signed_on_month,
            &self.signed_on_day,
        ];
        let on = date_parts(errors, "signed_on", parts.map(String::as_str));
        let today = op.today();
        match on {
            Some(on) if on > today => errors.push("signed_on", FieldProblem::FutureDate { today }),
            Some(on) if on < drawn_up_on => {
                errors.push("signed_on", FieldProblem::PastDate { today: drawn_up_on });
            }
            _ => {}
        }
        // There is a day wherever there is no error.
        on.unwrap_or_default()
    }
}
