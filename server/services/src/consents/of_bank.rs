//! What concerns one bank: what it is asked, whom it lets connect, and what it answered. Nothing that another bank said.

use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::suspensions::{self, Stored};
use crate::store::{consents, contracts};
use chrono::{DateTime, NaiveDate, Utc};
use domain::clients::ClientState;
use domain::consents::Consent;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use domain::suspensions::Suspension;

/// One contract, as far as it is the bank's business.
#[derive(Clone, Debug, PartialEq)]
pub struct BankCase {
    /// Which.
    pub contract: ContractId,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// Where the contract stands.
    pub state: ContractState,
    /// The number of the contract, once concluded.
    pub number: Option<String>,
    /// When the bank was asked.
    pub asked_at: DateTime<Utc>,
    /// By when it should answer.
    pub due_on: Option<NaiveDate>,
    /// How many business days ago that was; zero while it lies ahead.
    pub overdue_days: i64,
    /// The first day of effect, once drawn up.
    pub effective_from: Option<NaiveDate>,
    /// What the bank itself said, and to which draft.
    pub consent: Consent,
    /// Whether the contract covers the bank today.
    pub is_covered: bool,
    /// Whether the contract has taken effect, and has not ended.
    pub is_in_effect: bool,
    /// Where the agent's clients stand.
    pub clients: Vec<ClientState>,
    /// What became of the bank's last request for a suspension.
    pub suspension: Option<Suspension>,
}

impl BankCase {
    /// Whether the bank has to answer, for the first time or again.
    pub fn waits(&self) -> bool {
        self.state == ContractState::AwaitingConsents && self.consent.is_missing()
    }

    /// Whether the agent is one that connects to the bank, or would if it were not suspended.
    pub fn is_live(&self) -> bool {
        self.is_in_effect && self.is_covered
    }

    /// Whether the bank can ask that the agent does not reach it.
    pub fn may_be_suspended(&self) -> bool {
        let has_place = Action::RequestSuspension
            .when()
            .includes(State::Contract(self.state));
        let last = self.suspension.as_ref();
        has_place && self.is_covered && last.is_none_or(|one| !one.state.is_open())
    }
}

/// Every contract that the actor's bank was asked about, the one that moved last first.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody who acts for no bank.
pub async fn of_bank(op: &Operation) -> Result<Vec<BankCase>> {
    op.actor.require(Action::ReadBank)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    let mut answers = consents::of_bank(op.db(), bank).await?;
    let found = contracts::in_states(op.db(), &ContractState::ALL).await?;
    let applications: Vec<_> = found.iter().map(|contract| contract.application).collect();
    let mut cases = contracts::cases(op.db(), &applications).await?;
    let ids: Vec<_> = found.iter().map(|contract| contract.id).collect();
    let mut clients = contracts::client_states(op.db(), &ids).await?;
    let asked = suspensions::of_bank(op.db(), bank).await?;
    let last = |id| asked.iter().find(|one: &&Stored| one.contract == id);
    let holidays = holidays(op.db()).await?;
    let late = |due| holidays.business_days_between(due, op.today()).max(0);
    let case = |contract: contracts::Stored| {
        let row = answers.remove(&contract.id)?;
        let case = cases.remove(&contract.application)?;
        Some(BankCase {
            contract: contract.id,
            service_name: case.service_name().to_owned(),
            organisation_name: case.organisation_name,
            state: contract.state,
            is_in_effect: contract.is_in_effect(op.today()),
            number: contract.number.map(String::from),
            asked_at: contract.created_at,
            due_on: case.due_on,
            overdue_days: case.due_on.map_or(0, late),
            effective_from: contract.effective_from,
            is_covered: row.consent.covers(op.today()),
            consent: row.consent,
            clients: clients.remove(&contract.id).unwrap_or_default(),
            suspension: last(contract.id).map(|one| one.suspension.clone()),
        })
    };
    Ok(found.into_iter().filter_map(case).collect())
}

impl contracts::Stored {
    /// Whether it was concluded, its first day has come, and its last one has not passed; suspended or not.
    fn is_in_effect(&self, today: NaiveDate) -> bool {
        let goes_on = matches!(
            self.state,
            ContractState::Concluded | ContractState::Suspended
        );
        let has_begun = self.effective_from.is_some_and(|first| first <= today);
        goes_on && has_begun && self.ends_on.is_none_or(|last| today <= last)
    }
}
