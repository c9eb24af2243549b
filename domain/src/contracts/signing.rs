//! Who signs a contract in which order, and what is kept of a signature.

use super::{ContractEvent, ContractState};
use crate::accounts::UsedFactor;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A party to the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The electronic payment service provider.
    Agent,
    /// The Federation, for the consenting banks.
    Federation,
}

/// Who signs first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SigningOrder {
    /// 事業者が先
    #[default]
    AgentFirst,
    /// 連合会が先
    FederationFirst,
}

/// How a signature was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SigningMethod {
    /// In the browser, just after a second factor was given.
    SecondFactor,
    /// On paper; the scanned sheet is kept, and somebody else looked at it than whoever recorded it.
    Paper,
}

/// One party's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// For whom.
    pub party: Party,
    /// Who signed.
    pub name: String,
    /// In which capacity.
    pub title: String,
    /// When it was given or recorded.
    pub at: DateTime<Utc>,
    /// The day on it.
    pub on: NaiveDate,
    /// How.
    pub method: SigningMethod,
    /// What it was given for.
    pub reason: String,
    /// The factor by which the signer was known, where one was given.
    pub factor: Option<UsedFactor>,
}

impl Party {
    /// Both.
    pub const ALL: [Party; 2] = [Party::Agent, Party::Federation];

    /// The word of the party in the database.
    pub fn code(self) -> &'static str {
        match self {
            Party::Agent => "agent",
            Party::Federation => "federation",
        }
    }

    /// The party of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        Party::ALL.into_iter().find(|party| party.code() == code)
    }

    /// That it signs.
    pub fn signs(self) -> ContractEvent {
        match self {
            Party::Agent => ContractEvent::AgentSigns,
            Party::Federation => ContractEvent::FederationSigns,
        }
    }

    /// That it declines to.
    pub fn declines(self) -> ContractEvent {
        match self {
            Party::Agent => ContractEvent::AgentDeclines,
            Party::Federation => ContractEvent::FederationDeclines,
        }
    }

    /// The state in which its signature is awaited.
    pub fn awaited(self) -> ContractState {
        match self {
            Party::Agent => ContractState::AwaitingAgentSignature,
            Party::Federation => ContractState::AwaitingFederationSignature,
        }
    }
}

impl SigningMethod {
    /// Every method.
    pub const ALL: [SigningMethod; 2] = [SigningMethod::SecondFactor, SigningMethod::Paper];

    /// The word of the method in the database.
    pub fn code(self) -> &'static str {
        match self {
            SigningMethod::SecondFactor => "second_factor",
            SigningMethod::Paper => "paper",
        }
    }

    /// The method of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        let mut all = SigningMethod::ALL.into_iter();
        all.find(|method| method.code() == code)
    }
}

impl SigningOrder {
    /// Both.
    pub const ALL: [SigningOrder; 2] = [SigningOrder::AgentFirst, SigningOrder::FederationFirst];

    /// The word of the order in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            SigningOrder::AgentFirst => "agent_first",
            SigningOrder::FederationFirst => "federation_first",
        }
    }

    /// The order of a word.
    pub fn of_code(code: &str) -> Option<Self> {
        let mut all = SigningOrder::ALL.into_iter();
        all.find(|order| order.code() == code)
    }

    /// Both parties, the one that signs first first.
    pub fn parties(self) -> [Party; 2] {
        match self {
            SigningOrder::AgentFirst => [Party::Agent, Party::Federation],
            SigningOrder::FederationFirst => [Party::Federation, Party::Agent],
        }
    }

    /// Who signs first.
    pub fn first(self) -> Party {
        let [first, _] = self.parties();
        first
    }

    /// Where the contract stands once the party has signed: the second signature concludes.
    pub(super) fn after(self, signed: Party) -> ContractState {
        let [first, second] = self.parties();
        match signed == first {
            true => second.awaited(),
            false => ContractState::Concluded,
        }
    }

    /// Whether a party sees the text that is out to be signed: whose turn it is, and who has signed already. Whoever
    /// signs later does not see it early, because it might still be taken back.
    pub fn shows_text(self, party: Party, state: ContractState) -> bool {
        let awaited = state.awaits();
        awaited.is_none_or(|next| next == party || self.first() == party)
    }
}

impl ContractState {
    /// Whose signature is awaited.
    pub fn awaits(self) -> Option<Party> {
        Party::ALL.into_iter().find(|party| party.awaited() == self)
    }

    /// The state after the last day for a signature has passed: back to the officer.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where no signature is awaited.
    pub fn lapse(self) -> Result<Self, Refusal> {
        let awaited = self.awaits().map(|_| ContractState::AwaitingConsents);
        awaited.ok_or(Refusal::WrongState)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_shown_to_whose_turn_it_is_and_who_signed() {
        use ContractState::{AwaitingAgentSignature, AwaitingFederationSignature, Concluded};
        use Party::{Agent, Federation};
        let sees =
            |order: SigningOrder, state| Party::ALL.map(|party| order.shows_text(party, state));
        for order in SigningOrder::ALL {
            assert_eq!(sees(order, Concluded), [true, true]);
        }
        let order = SigningOrder::AgentFirst;
        assert_eq!(order.parties(), [Agent, Federation]);
        assert_eq!(sees(order, AwaitingAgentSignature), [true, false]);
        assert_eq!(sees(order, AwaitingFederationSignature), [true, true]);
        let order = SigningOrder::FederationFirst;
        assert_eq!(order.parties(), [Federation, Agent]);
        assert_eq!(sees(order, AwaitingFederationSignature), [false, true]);
        assert_eq!(sees(order, AwaitingAgentSignature), [true, true]);
    }

    #[test]
    fn words_lead_back_to_what_they_mean() {
        for order in SigningOrder::ALL {
            assert_eq!(SigningOrder::of_code(order.code()), Some(order));
        }
        for method in SigningMethod::ALL {
            assert_eq!(SigningMethod::of_code(method.code()), Some(method));
        }
        for party in Party::ALL {
            assert_eq!(Party::of_code(party.code()), Some(party));
            assert_eq!(party.awaited().awaits(), Some(party));
        }
    }

    #[test]
    fn only_an_awaited_signature_lapses() {
        for state in ContractState::ALL {
            let expected = match state.awaits() {
                Some(_) => Ok(ContractState::AwaitingConsents),
                None => Err(Refusal::WrongState),
            };
            assert_eq!(state.lapse(), expected, "{state:?}");
        }
    }
}
