//! The officer fixes the text once every bank has answered, and sends it out to be signed.

use super::agreed::Agreed;
use super::facts::{AgreedBank, Facts, Party, keep_pdf};
use super::{neutral_case, require_seen, verified};
use crate::audit::Event;
use crate::error::Result;
use crate::intake::status_of;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::contracts::comments;
use crate::store::contracts::drafts::{self, Draft};
use crate::store::{consents, contracts, organisations, policy, recipients};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::consents::{Consent, Progress, covered};
use domain::contracts::{ContractEvent, effective_from};
use domain::forms::{FieldErrors, date_parts, required_text};
use domain::ids::ContractId;
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;

/// The name under which the Federation concludes.
pub(super) const FEDERATION: &str = "労働金庫連合会";
/// The characters of a line of the contract, at most.
const TEXT_MAX: usize = 200;

/// What the officer types: the effective day, and how the contract names the Federation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DrawUpForm {
    /// The first day of effect: its year.
    pub effective_from_year: String,
    /// Its month.
    pub effective_from_month: String,
    /// Its day.
    pub effective_from_day: String,
    /// The Federation's seat.
    pub federation_address: String,
    /// The title of the Federation's representative.
    pub federation_title: String,
    /// The Federation's representative.
    pub federation_name: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Draws the contract up.
///
/// # Errors
/// [`domain::refusal::Refusal::BanksUnanswered`], `NoBankConsented`, `RegistrationNotVerified`,
/// `EffectiveTooEarly`, `DraftOpen`, `CommentsOpen`, `WrongState`, `Stale`; the problems of the form.
pub async fn draw_up(op: &Operation, id: ContractId, form: &DrawUpForm) -> Result<()> {
    op.actor.require(ContractEvent::DrawUp.action())?;
    let mut tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    contract.state = contract.state.apply(ContractEvent::DrawUp)?;
    require_seen(contract.version, form.version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let board = answers(tx.db(), id).await?;
    Progress::of(&board, op.today()).require_complete()?;
    let agent = verified(tx.db(), case.organisation).await?;
    let (wanted, federation) = form.parse()?;
    let earliest = opened_on(&tx, op, case.family).await?;
    let draft = settled_draft(&tx, id).await?;
    let facts = Facts {
        receipt_number: case.receipt_number.clone(),
        agent: agent_party(agent),
        federation,
        service_name: case.service_name().to_owned(),
        scopes: case.content.scopes.scopes.clone(),
        banks: named((tx.db(), op), &board).await?,
    };
    let agreed = Agreed {
        facts,
        wording: draft.wording,
        draft: draft.number,
        effective_from: effective_from(wanted, op.today(), earliest)?,
        drawn_up_at: op.now,
        drawn_up_by: op.actor.identity().map(|identity| identity.person),
    };
    let pdf = agreed.unsigned().await?;
    contract.draft = Some(keep_pdf(op, pdf).await?);
    contract.effective_from = Some(agreed.effective_from);
    contract.agreed = Some(agreed.clone());
    contracts::save(tx.db(), &contract, op.now).await?;
    let event = Event::new("contract_drawn_up", "contract", id)
        .after(json!({
            "effective_from": agreed.effective_from,
            "draft": agreed.draft,
            "banks": agreed.facts.banks.len(),
            "sha256": contract.draft.map(|draft| draft.sha256),
        }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    tell_agent(&mut tx, op, (&case, &agreed)).await?;
    tx.commit().await
}

impl DrawUpForm {
    fn parse(&self) -> Result<(NaiveDate, Party)> {
        let mut errors = FieldErrors::default();
        let parts = [
            &self.effective_from_year,
            &self.effective_from_month,
            &self.effective_from_day,
        ];
        let day = date_parts(&mut errors, "effective_from", parts.map(String::as_str));
        let mut text = |field: &str, raw: &str| required_text(&mut errors, field, raw, TEXT_MAX);
        let party = Party {
            name: FEDERATION.to_owned(),
            address: text("federation_address", &self.federation_address),
            representative_title: text("federation_title", &self.federation_title),
            representative_name: text("federation_name", &self.federation_name),
        };
        // There is a day wherever there is no error.
        Ok(errors.into_result((day.unwrap_or_default(), party))?)
    }
}

/// The board as the rules see it.
pub(super) async fn answers<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Vec<Consent>> {
    let board = consents::board(db, id).await?;
    Ok(board.into_iter().map(|row| row.consent).collect())
}

/// The day intake opened; an approved application proves that it did, so today where no date is announced.
pub(super) async fn opened_on(
    tx: &Transaction,
    op: &Operation,
    family: ScopeFamily,
) -> Result<NaiveDate> {
    let status = status_of(tx.db(), op, family).await?;
    Ok(status.intake.opening_day().unwrap_or(op.today()))
}

async fn named<C: ConnectionTrait>(
    (db, op): (&C, &Operation),
    board: &[Consent],
) -> Result<Vec<AgreedBank>> {
    let covered = covered(board, op.today());
    let banks = policy::banks(db).await?.into_iter();
    Ok(banks
        .filter(|bank| covered.contains(&bank.code))
        .map(AgreedBank::from)
        .collect())
}

/// The last draft, once nobody works on a later one and nothing is left to discuss.
async fn settled_draft(tx: &Transaction, id: ContractId) -> Result<Draft> {
    let mut all = drafts::all(tx.db(), id).await?;
    let last = all.pop().ok_or(Refusal::WrongState)?;
    if last.issued.is_none() {
        return Err(Refusal::DraftOpen.into());
    }
    let comments = comments::all(tx.db(), id).await?;
    let open: BTreeSet<_> = comments
        .iter()
        .filter(|one| one.settled.is_none())
        .map(|one| &one.clause)
        .collect();
    match open.len() {
        0 => Ok(last),
        clauses => Err(Refusal::CommentsOpen { clauses }.into()),
    }
}

pub(super) fn agent_party(agent: organisations::Stored) -> Party {
    Party {
        name: agent.organisation.name,
        address: agent.organisation.address,
        representative_title: agent.organisation.representative_title,
        representative_name: agent.organisation.representative_name,
    }
}

async fn tell_agent(
    tx: &mut Transaction,
    op: &Operation,
    (case, agreed): (&contracts::Case, &Agreed),
) -> Result<()> {
    let letter = Letter::ContractReadyToSign {
        receipt_number: case.receipt_number.clone(),
        service: agreed.facts.service_name.clone(),
        banks: u32::try_from(agreed.facts.banks.len()).unwrap_or_default(),
        effective_from: agreed.effective_from,
        url: op.address(&format!("/applications/{}/contract", case.application)),
    };
    let people = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    post(tx, op, people, &letter).await
}
