//! The officer fixes the text once every bank has answered, and sends it out to be signed.

use super::agreed::Agreed;
use super::amend::Amends;
use super::conditions::{conditions, require_ready};
use super::facts::{AgreedBank, Facts, Party, keep_pdf};
use super::signing::letters;
use super::{neutral_case, require_seen, verified};
use crate::audit::Event;
use crate::error::Result;
use crate::intake::status_of;
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored, drafts};
use crate::store::{consents, contracts, organisations, policy};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::consents::{Consent, covered};
use domain::contracts::{ContractEvent, SIGN_WITHIN, SIGN_WITHIN_CHOICES, SigningOrder, Stage};
use domain::forms::{FieldErrors, FieldProblem, date_parts, printed_text};
use domain::ids::ContractId;
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

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
    /// Who signs first, by its code; the agent unless it says otherwise.
    pub signing_order: String,
    /// How many business days each party has for its signature.
    pub sign_within: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Draws the contract up.
///
/// # Errors
/// [`domain::refusal::Refusal::NotReady`] with all that is missing, `WrongState`, `Stale`; the problems of the form.
pub async fn draw_up(op: &Operation, id: ContractId, form: &DrawUpForm) -> Result<()> {
    op.actor.require(ContractEvent::DrawUp.action())?;
    let mut tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    contract
        .state
        .apply(ContractEvent::DrawUp, contract.order)?;
    require_seen(contract.version, form.version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let asked = form.parse()?;
    let wanted = asked.effective_from;
    let ready = conditions(tx.db(), op, (&contract, &case), Some(wanted)).await?;
    require_ready(&ready, Stage::DrawUp)?;
    let agreed = agree(&tx, op, (&contract, &case), &asked).await?;
    let pdf = agreed.unsigned().await?;
    contract.draft = Some(keep_pdf(op, pdf).await?);
    contract.effective_from = Some(agreed.effective_from);
    contract.agreed = Some(agreed.clone());
    contract.order = asked.order;
    contract.sign_within = asked.within;
    contract.step(ContractEvent::DrawUp)?;
    contract.begin_turn(tx.db(), op).await?;
    contracts::save(tx.db(), &contract, op.now).await?;
    let event = Event::new("contract_drawn_up", "contract", id)
        .after(json!({
            "effective_from": agreed.effective_from,
            "draft": agreed.draft,
            "banks": agreed.facts.banks.len(),
            "signing_order": contract.order.code(),
            "sign_by": contract.turn.map(|turn| turn.sign_by),
            "sha256": contract.draft.as_ref().map(|draft| &draft.sha256),
        }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    letters::ask(&mut tx, op, (&contract, &case)).await?;
    tx.commit().await
}

/// What both PDFs are made from: the last draft, filled with what is true today.
async fn agree(
    tx: &Transaction,
    op: &Operation,
    (contract, case): (&Stored, &Case),
    asked: &Asked,
) -> Result<Agreed> {
    let board = answers(tx.db(), contract.id).await?;
    let agent = verified(tx.db(), case.organisation).await?;
    let draft = drafts::all(tx.db(), contract.id).await?.pop();
    let draft = draft.ok_or(Refusal::WrongState)?;
    Ok(Agreed {
        facts: Facts {
            receipt_number: case.receipt_number.clone(),
            agent: agent_party(agent),
            federation: asked.federation.clone(),
            service_name: case.service_name().to_owned(),
            scopes: case.content.scopes.scopes.clone(),
            banks: named((tx.db(), op), &board).await?,
            amends: Amends::of(tx.db(), contract).await?,
        },
        wording: draft.wording,
        draft: draft.number,
        effective_from: asked.effective_from,
        drawn_up_at: op.now,
        drawn_up_by: op.actor.identity().map(|identity| identity.person),
    })
}

/// What the officer asked for.
struct Asked {
    effective_from: NaiveDate,
    federation: Party,
    order: SigningOrder,
    within: u32,
}

impl DrawUpForm {
    fn parse(&self) -> Result<Asked> {
        let mut errors = FieldErrors::default();
        let parts = [
            &self.effective_from_year,
            &self.effective_from_month,
            &self.effective_from_day,
        ];
        let day = date_parts(&mut errors, "effective_from", parts.map(String::as_str));
        let mut text = |field: &str, raw: &str| printed_text(&mut errors, field, raw, TEXT_MAX);
        let party = Party {
            name: FEDERATION.to_owned(),
            address: text("federation_address", &self.federation_address),
            representative_title: text("federation_title", &self.federation_title),
            representative_name: text("federation_name", &self.federation_name),
        };
        let order = match self.signing_order.is_empty() {
            true => Some(SigningOrder::default()),
            false => SigningOrder::of_code(&self.signing_order),
        };
        if order.is_none() {
            errors.push("signing_order", FieldProblem::NotChosen);
        }
        let within = match self.sign_within.is_empty() {
            true => Some(SIGN_WITHIN),
            false => self.sign_within.parse().ok(),
        };
        let within = within.filter(|days| SIGN_WITHIN_CHOICES.contains(days));
        if within.is_none() {
            errors.push("sign_within", FieldProblem::NotChosen);
        }
        // There is a value wherever there is no error.
        Ok(errors.into_result(Asked {
            effective_from: day.unwrap_or_default(),
            federation: party,
            order: order.unwrap_or_default(),
            within: within.unwrap_or(SIGN_WITHIN),
        })?)
    }
}

/// The board as the rules see it.
pub(super) async fn answers<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Vec<Consent>> {
    let board = consents::board(db, id).await?;
    Ok(board.into_iter().map(|row| row.consent).collect())
}

/// The day intake opened; an approved application proves that it did, so today where no date is announced.
pub(super) async fn opened_on<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    family: ScopeFamily,
) -> Result<NaiveDate> {
    let status = status_of(db, op, family).await?;
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

pub(super) fn agent_party(agent: organisations::Stored) -> Party {
    Party {
        name: agent.organisation.name,
        address: agent.organisation.address,
        representative_title: agent.organisation.representative_title,
        representative_name: agent.organisation.representative_name,
    }
}
