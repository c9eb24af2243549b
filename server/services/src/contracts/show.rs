//! One contract, for its agent and for the Federation.

use super::agreed::Agreed;
use super::amend::Links;
use super::conditions::checks;
use super::draw_up::{FEDERATION, agent_party};
use super::facts::Party;
use super::headings::headings;
use super::life::Life;
use super::pdf::{Digests, readable};
use super::signing::{entitled, is_anybody_else, named, require_another};
use crate::applications::neutral::neutral;
use crate::error::Result;
use crate::intake::status_of;
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored, sheets, signing_steps};
use crate::store::{consents, contracts, organisations};
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Identity;
use domain::consents::{Consent, Progress};
use domain::contracts::{
    Check, ContractState, Delegation, Missing, Party as Side, Sheet, Signature, SigningOrder,
    SigningStep, Standing, Turn,
};
use domain::ids::{ApplicationId, ContractId, DocumentId, OrganisationId};
use domain::intake::ScopeFamily;
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use domain::templates::Headings;
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
    /// Its state.
    pub state: ContractState,
    /// Where it stands.
    pub standing: Standing,
    /// How far the board is.
    pub progress: Progress,
    /// The text's facts, once drawn up.
    pub agreed: Option<Agreed>,
    /// The three terms, once drawn up.
    pub terms: Vec<Term>,
    /// What the headings of its articles mean, for readers of English.
    pub headings: Headings,
    /// The PDF that can be read now.
    pub pdf: Option<Digests>,
    /// Who signs first.
    pub order: SigningOrder,
    /// How long the party that is next has time, while one is.
    pub turn: Option<Turn>,
    /// The right with which the actor signs now, if they do.
    pub signs_by: Option<Action>,
    /// Who is named to sign for a party.
    pub named: Vec<Delegation>,
    /// Whether there is anybody whom the actor could name for the party that is next.
    pub can_name: bool,
    /// The sheets that were recorded.
    pub sheets: Vec<Sheet>,
    /// How often a text came back, and why, the first time first.
    pub returns: Vec<SigningStep>,
    /// What is checked before the next step of the Federation's, with what is missing.
    pub checks: Vec<(Check, Option<Missing>)>,
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
    /// The contract that it amends, and its own amendment.
    pub links: Links,
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
    let agent = organisations::find(op.db(), case.organisation).await?;
    let agent = agent.ok_or(Refusal::NotFound)?;
    let board = super::draw_up::answers(op.db(), contract.id).await?;
    let signatures = contracts::signatures(op.db(), contract.id).await?;
    let named = open(op, contract.id).await?;
    let progress = Progress::of(&board, op.today());
    let returns = signing_steps::all(op.db(), contract.id).await?;
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
        standing: standing(&contract, progress, &returns),
        progress,
        terms: terms(op, &contract).await?,
        headings: headings(op, contract.id).await?,
        pdf: readable(op, &contract).map(Digests::from),
        order: contract.order,
        turn: contract.turn,
        signs_by: signs_by(op, (&contract, &case), &named),
        sheets: sheets::all(op.db(), contract.id).await?,
        returns,
        checks: checks(op, (&contract, &case)).await?,
        can_name: is_anybody_else(op, &contract).await?,
        named,
        office: office(op, (&contract, &case), &signatures).await?,
        signatures: signatures.into_iter().map(signed).collect(),
        registration_verified: agent.verified.is_some(),
        earliest: earliest(op, &case).await?,
        federation: federation(op.db()).await?,
        unreachable: unreachable(op, &board).await?,
        representative: agent_party(agent),
        signed_on: contract.signed_on,
        concluded_at: contract.concluded_at,
        life: Life::of(op.db(), &contract).await?,
        links: Links::of(op.db(), &contract).await?,
        version: contract.version,
        agreed: contract.agreed,
    })
}

fn standing(contract: &Stored, progress: Progress, returns: &[SigningStep]) -> Standing {
    let came_back = returns.iter().any(|one| one.kind.is_back());
    Standing::of(contract.state, progress, came_back)
}

/// Who is named today, for either party.
async fn open(op: &Operation, id: ContractId) -> Result<Vec<Delegation>> {
    let mut open = Vec::new();
    for party in Side::ALL {
        open.extend(named(op.db(), op, (id, party)).await?);
    }
    Ok(open)
}

fn signs_by(
    op: &Operation,
    (contract, case): (&Stored, &Case),
    named: &[Delegation],
) -> Option<Action> {
    let party = contract.state.awaits()?;
    let named = named.iter().find(|one| one.party == party);
    entitled(op, case.organisation, (party, named)).ok()
}

/// Nobody acts for the Federation on their own company's contract, and no maker concludes.
async fn office(
    op: &Operation,
    (contract, case): (&Stored, &Case),
    signatures: &[contracts::Signed],
) -> Result<std::result::Result<(), Denial>> {
    let party = Side::Federation;
    let signs = contract.state == party.awaited();
    let agreed = contract.agreed.as_ref().filter(|_| signs);
    let is_maker = |one: &Identity| {
        agreed.is_some_and(|agreed| {
            require_another((agreed, signatures), (party, one.person)).is_err()
        })
    };
    match op.actor.identity().is_some_and(is_maker) {
        true => Ok(Err(Denial::OwnProposal)),
        false => neutral(op.db(), op, (case.application, case.organisation)).await,
    }
}

/// The terms, to those who see the text: what was published counts, and before that what the text says.
async fn terms(op: &Operation, contract: &Stored) -> Result<Vec<Term>> {
    if readable(op, contract).is_none() {
        return Ok(Vec::new());
    }
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
