//! One contract, for its agent and for the Federation.

use super::agreed::Agreed;
use super::conclude::is_maker;
use super::draw_up::{FEDERATION, agent_party};
use super::facts::Party;
use super::life::Life;
use crate::applications::neutral::neutral;
use crate::error::Result;
use crate::intake::status_of;
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored};
use crate::store::{consents, contracts, organisations};
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Identity;
use domain::consents::{Consent, Progress};
use domain::contracts::{ContractState, Signature};
use domain::ids::{ApplicationId, ContractId, DocumentId, OrganisationId};
use domain::intake::ScopeFamily;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use domain::wording::Term;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// A contract as its pages show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// Which.
    pub id: ContractId,
    /// What it came from.
    pub application: ApplicationId,
    /// Whose.
    pub organisation: OrganisationId,
    /// The agent's name.
    pub organisation_name: String,
    /// The agent's representative, as registered.
    pub representative: Party,
    /// The service that connects.
    pub service_name: String,
    /// The number of the application.
    pub receipt_number: String,
    /// What the contract is for.
    pub family: ScopeFamily,
    /// What the service may ask for, by code.
    pub scopes: Vec<String>,
    /// The number of the contract, once concluded.
    pub number: Option<String>,
    /// Where it stands.
    pub state: ContractState,
    /// How far the board is.
    pub progress: Progress,
    /// The text's facts, once drawn up.
    pub agreed: Option<Agreed>,
    /// The three terms, once drawn up.
    pub terms: Vec<Term>,
    /// The SHA-256 of the PDF that can be read now.
    pub sha256: Option<String>,
    /// The signatures so far.
    pub signatures: Vec<Signed>,
    /// Whether somebody found the registration in the public list.
    pub registration_verified: bool,
    /// The first day that would do as effective day.
    pub earliest: NaiveDate,
    /// How the last contract named the Federation.
    pub federation: Party,
    /// Consenting banks without an address for mail, by code.
    pub unreachable: Vec<String>,
    /// The day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// When it was concluded.
    pub concluded_at: Option<DateTime<Utc>>,
    /// What became of it since its conclusion.
    pub life: Option<Life>,
    /// What keeps the actor from the Federation's next step, whatever their role.
    pub office: std::result::Result<(), Denial>,
    /// For optimistic locking.
    pub version: i64,
}

/// One signature as pages show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// Whose, when and how.
    pub signature: Signature,
    /// The scanned sheet.
    pub document: Option<DocumentId>,
}

/// Shows a contract.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but its agent and the Federation.
pub async fn show(op: &Operation, id: ContractId) -> Result<Contract> {
    let found = contracts::find(op.db(), id).await?;
    shown(op, found).await
}

/// Shows the contract of an application.
///
/// # Errors
/// [`Refusal::NotFound`] as for [`show`], and before the application was approved.
pub async fn of_application(op: &Operation, id: ApplicationId) -> Result<Contract> {
    let found = contracts::of_application(op.db(), id).await?;
    shown(op, found).await
}

async fn shown(op: &Operation, found: Option<Stored>) -> Result<Contract> {
    let contract = found.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    op.actor.require_sight(case.organisation)?;
    let agent = organisations::find(op.db(), case.organisation)
        .await?
        .ok_or(Refusal::NotFound)?;
    let board = super::draw_up::answers(op.db(), contract.id).await?;
    let signatures = contracts::signatures(op.db(), contract.id).await?;
    let office = office(op, (&contract, &case), &signatures).await?;
    let file = contract.executed.clone().or(contract.draft.clone());
    Ok(Contract {
        id: contract.id,
        application: contract.application,
        organisation: case.organisation,
        organisation_name: case.organisation_name.clone(),
        service_name: case.service_name().to_owned(),
        receipt_number: case.receipt_number.clone(),
        family: case.family,
        scopes: case.content.scopes.scopes.clone(),
        number: contract.number.clone().map(String::from),
        state: contract.state,
        progress: Progress::of(&board, op.today()),
        terms: terms(op, &contract).await?,
        sha256: file.map(|file| file.sha256),
        signatures: signatures.into_iter().map(signed).collect(),
        registration_verified: agent.verified.is_some(),
        earliest: earliest(op, &case).await?,
        federation: federation(op.db()).await?,
        unreachable: unreachable(op, &board).await?,
        representative: agent_party(agent),
        signed_on: contract.signed_on,
        concluded_at: contract.concluded_at,
        life: Life::of(op.db(), &contract).await?,
        version: contract.version,
        agreed: contract.agreed,
        office,
    })
}

/// Nobody acts for the Federation on their own company's contract, and no maker concludes.
async fn office(
    op: &Operation,
    (contract, case): (&Stored, &Case),
    signatures: &[contracts::Signed],
) -> Result<std::result::Result<(), Denial>> {
    let concludes = contract.state == ContractState::AwaitingFederationSignature;
    let agreed = contract.agreed.as_ref().filter(|_| concludes);
    let made =
        |one: &Identity| agreed.is_some_and(|agreed| is_maker((agreed, signatures), one.person));
    match op.actor.identity().is_some_and(made) {
        true => Ok(Err(Denial::OwnProposal)),
        false => neutral(op.db(), op, (case.application, case.organisation)).await,
    }
}

/// What was published counts; before that, what the text says.
async fn terms(op: &Operation, contract: &Stored) -> Result<Vec<Term>> {
    if contract.state.is_signed() {
        return contracts::published(op.db(), contract.id).await;
    }
    match &contract.agreed {
        Some(agreed) => Ok(agreed.terms()?.to_vec()),
        None => Ok(Vec::new()),
    }
}

async fn earliest(op: &Operation, case: &Case) -> Result<NaiveDate> {
    let status = status_of(op.db(), op, case.family).await?;
    let opened = status.intake.opening_day().unwrap_or(op.today());
    Ok(opened.max(op.today()))
}

/// The Federation's seat and representative change seldom, so the last contract is the best proposal.
pub(super) async fn federation<C: ConnectionTrait>(db: &C) -> Result<Party> {
    let last = contracts::last_agreed(db).await?;
    Ok(last.map_or_else(
        || Party {
            name: FEDERATION.to_owned(),
            ..Party::default()
        },
        |agreed| agreed.facts.federation,
    ))
}

async fn unreachable(op: &Operation, board: &[Consent]) -> Result<Vec<String>> {
    let reachable: BTreeSet<_> = consents::addresses(op.db()).await?.into_keys().collect();
    let consenting = board.iter().filter(|row| row.covers(op.today()));
    Ok(consenting
        .filter(|row| !reachable.contains(&row.bank))
        .map(|row| row.bank.to_string())
        .collect())
}

fn signed(row: contracts::Signed) -> Signed {
    Signed {
        signature: row.signature,
        document: row.document,
    }
}
