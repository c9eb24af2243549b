//! The connection contract: drawn up once every bank has answered, signed by both sides, concluded, and in force until
//! it ends.

mod drafts;
mod period;
mod steps;

pub use drafts::{Materiality, holds_from};
pub use period::{Ending, Period};
pub use steps::{Step, StepKind, suspended_by};

use crate::permissions::Action;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Where a contract stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractState {
    /// 同意確認中: the banks answer.
    AwaitingConsents,
    /// 事業者の署名待ち: the text is fixed.
    AwaitingAgentSignature,
    /// 連合会の署名待ち
    AwaitingFederationSignature,
    /// 締結済み
    Concluded,
    /// 停止中: concluded, and nothing may be done under it for the time being.
    Suspended,
    /// 終了
    Ended,
}

/// Something that may happen to a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContractEvent {
    /// The officer fixes the text and sends it out to be signed.
    DrawUp,
    /// The officer takes the unsigned text back.
    TakeBack,
    /// The agent signs.
    AgentSigns,
    /// The Federation signs, which concludes it.
    FederationSigns,
    /// The Federation suspends it, to protect users or because the agent broke it.
    Suspend,
    /// The Federation lets it go on.
    Resume,
    /// It ends: at once for a cause, or because its last day has passed.
    End,
}

/// A party to the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The electronic payment service provider.
    Agent,
    /// The Federation, for the consenting banks.
    Federation,
}

/// How a signature was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SigningMethod {
    /// In the browser, just after a second factor was given.
    SecondFactor,
    /// On paper; the scanned sheet is kept.
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
}

impl ContractState {
    /// Every state in the order of the way.
    pub const ALL: [ContractState; 6] = [
        ContractState::AwaitingConsents,
        ContractState::AwaitingAgentSignature,
        ContractState::AwaitingFederationSignature,
        ContractState::Concluded,
        ContractState::Suspended,
        ContractState::Ended,
    ];
    /// Those of a contract that both sides have signed; everybody may know of it.
    pub const SIGNED: [ContractState; 3] = [
        ContractState::Concluded,
        ContractState::Suspended,
        ContractState::Ended,
    ];

    /// Whether both sides have signed.
    pub fn is_signed(self) -> bool {
        ContractState::SIGNED.contains(&self)
    }

    /// The word of the state in the database.
    pub fn code(self) -> &'static str {
        match self {
            ContractState::AwaitingConsents => "awaiting_consents",
            ContractState::AwaitingAgentSignature => "awaiting_agent_signature",
            ContractState::AwaitingFederationSignature => "awaiting_federation_signature",
            ContractState::Concluded => "concluded",
            ContractState::Suspended => "suspended",
            ContractState::Ended => "ended",
        }
    }

    /// The state of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        ContractState::ALL.into_iter().find(|s| s.code() == code)
    }

    /// The state after the event.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the event does not belong to the state.
    pub fn apply(self, event: ContractEvent) -> Result<Self, Refusal> {
        use ContractEvent::{AgentSigns, DrawUp, End, FederationSigns, Resume, Suspend, TakeBack};
        use ContractState::{
            AwaitingAgentSignature, AwaitingConsents, AwaitingFederationSignature, Concluded,
            Ended, Suspended,
        };
        match (self, event) {
            (AwaitingConsents, DrawUp) => Ok(AwaitingAgentSignature),
            (AwaitingAgentSignature, TakeBack) => Ok(AwaitingConsents),
            (AwaitingAgentSignature, AgentSigns) => Ok(AwaitingFederationSignature),
            (AwaitingFederationSignature, FederationSigns) | (Suspended, Resume) => Ok(Concluded),
            (Concluded, Suspend) => Ok(Suspended),
            (Concluded | Suspended, End) => Ok(Ended),
            _ => Err(Refusal::WrongState),
        }
    }
}

impl ContractEvent {
    /// Every event in the order of the way.
    pub const ALL: [ContractEvent; 7] = [
        ContractEvent::DrawUp,
        ContractEvent::TakeBack,
        ContractEvent::AgentSigns,
        ContractEvent::FederationSigns,
        ContractEvent::Suspend,
        ContractEvent::Resume,
        ContractEvent::End,
    ];

    /// The right that whoever makes it happen must have. A signature on paper is recorded by another right.
    pub fn action(self) -> Action {
        match self {
            ContractEvent::DrawUp => Action::DrawUp,
            ContractEvent::TakeBack => Action::TakeBack,
            ContractEvent::AgentSigns => Action::SignForAgent,
            ContractEvent::FederationSigns => Action::SignForFederation,
            ContractEvent::Suspend => Action::SuspendContract,
            ContractEvent::Resume => Action::ResumeContract,
            ContractEvent::End => Action::EndContract,
        }
    }
}

impl Party {
    /// The word of the party in the database.
    pub fn code(self) -> &'static str {
        match self {
            Party::Agent => "agent",
            Party::Federation => "federation",
        }
    }
}

impl SigningMethod {
    /// The word of the method in the database.
    pub fn code(self) -> &'static str {
        match self {
            SigningMethod::SecondFactor => "second_factor",
            SigningMethod::Paper => "paper",
        }
    }
}

/// The effective day: not before today and not before intake opened.
///
/// # Errors
/// [`Refusal::EffectiveTooEarly`] with the first day that would do.
pub fn effective_from(
    wanted: NaiveDate,
    today: NaiveDate,
    opened_on: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    let earliest = today.max(opened_on);
    if wanted < earliest {
        Err(Refusal::EffectiveTooEarly { earliest })
    } else {
        Ok(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Actor, Role};
    use crate::permissions::State;

    /// What one role alone can make happen; everything that is not listed is refused.
    fn expected(role: Role) -> &'static [&'static str] {
        match role {
            Role::Owner => {
                &["awaiting_agent_signature + AgentSigns = awaiting_federation_signature"]
            }
            Role::Officer => &[
                "awaiting_consents + DrawUp = awaiting_agent_signature",
                "awaiting_agent_signature + TakeBack = awaiting_consents",
                "concluded + Suspend = suspended",
            ],
            Role::Approver => &[
                "awaiting_federation_signature + FederationSigns = concluded",
                "concluded + Suspend = suspended",
                "concluded + End = ended",
                "suspended + Resume = concluded",
                "suspended + End = ended",
            ],
            _ => &[],
        }
    }

    // ASVS 2.3.1
    #[test]
    fn every_state_event_and_role_has_its_answer() {
        for role in Role::ALL {
            let actor = Actor::holding(role);
            let may: Vec<String> = ContractState::ALL
                .into_iter()
                .flat_map(|state| ContractEvent::ALL.map(|event| (state, event)))
                .filter_map(|(state, event)| {
                    actor.require(event.action()).ok()?;
                    let next = state.apply(event).ok()?;
                    Some(format!("{} + {event:?} = {}", state.code(), next.code()))
                })
                .collect();
            assert_eq!(may, expected(role), "{role}");
        }
    }

    #[test]
    fn the_table_knows_every_transition() {
        for state in ContractState::ALL {
            for event in ContractEvent::ALL {
                let listed = event.action().when().includes(State::Contract(state));
                assert_eq!(listed, state.apply(event).is_ok(), "{state:?} + {event:?}");
            }
        }
    }
}
