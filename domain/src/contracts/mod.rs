//! The connection contract: drawn up once every bank has answered, signed by both sides, concluded, and in force until
//! it ends.

mod amendment;
mod digits;
mod drafts;
#[cfg(test)]
mod invariants;
mod period;
mod preconditions;
mod signing;
mod signing_steps;
mod standing;
mod steps;
mod turn;

pub use amendment::{Amended, Fate, in_force_on, require_amendable};
pub use digits::grouped;
pub use drafts::{Materiality, holds_from};
pub use period::{Ending, Period};
pub use preconditions::{Check, Missing, Preconditions, Stage, TERMS};
pub use signing::{Party, Signature, SigningMethod, SigningOrder};
pub use signing_steps::{Delegation, Done, Sheet, SigningStep, SigningStepKind};
pub use standing::Standing;
pub use steps::{Step, StepKind, suspended_by};
pub use turn::{Due, SIGN_WITHIN, SIGN_WITHIN_CHOICES, Turn};

use crate::permissions::Action;
use crate::refusal::Refusal;
use chrono::NaiveDate;
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
    /// 不成立: the negotiation ended without a contract.
    Abandoned,
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
    /// The Federation signs. Whoever signs second concludes it.
    FederationSigns,
    /// The agent declines to sign the text.
    AgentDeclines,
    /// The Federation declines to sign the text.
    FederationDeclines,
    /// The officer ends the negotiation without a contract.
    Abandon,
    /// The Federation suspends it, to protect users or because the agent broke it.
    Suspend,
    /// The Federation lets it go on.
    Resume,
    /// It ends: at once for a cause, or because its last day has passed.
    End,
}

impl ContractState {
    /// Every state in the order of the way.
    pub const ALL: [ContractState; 7] = [
        ContractState::AwaitingConsents,
        ContractState::AwaitingAgentSignature,
        ContractState::AwaitingFederationSignature,
        ContractState::Concluded,
        ContractState::Suspended,
        ContractState::Ended,
        ContractState::Abandoned,
    ];
    /// Those of a contract that both sides have signed; everybody may know of it.
    pub const SIGNED: [ContractState; 3] = [
        ContractState::Concluded,
        ContractState::Suspended,
        ContractState::Ended,
    ];

    /// Those in which nobody works towards a contract any more.
    pub const SETTLED: [ContractState; 4] = [
        ContractState::Concluded,
        ContractState::Suspended,
        ContractState::Ended,
        ContractState::Abandoned,
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
            ContractState::Abandoned => "abandoned",
        }
    }

    /// The state of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        ContractState::ALL.into_iter().find(|s| s.code() == code)
    }

    /// The state after the event, for a contract that is signed in that order.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the event does not belong to the state.
    pub fn apply(self, event: ContractEvent, order: SigningOrder) -> Result<Self, Refusal> {
        use ContractEvent::{
            Abandon, AgentDeclines, AgentSigns, DrawUp, End, FederationDeclines, FederationSigns,
            Resume, Suspend, TakeBack,
        };
        use ContractState::{
            Abandoned, AwaitingAgentSignature, AwaitingConsents, AwaitingFederationSignature,
            Concluded, Ended, Suspended,
        };
        let nobody_signed = self.awaits() == Some(order.first());
        match (self, event) {
            (AwaitingConsents, DrawUp) => Ok(order.first().awaited()),
            (AwaitingConsents, Abandon) => Ok(Abandoned),
            (_, TakeBack) if nobody_signed => Ok(AwaitingConsents),
            (AwaitingAgentSignature, AgentSigns) => Ok(order.after(Party::Agent)),
            (AwaitingFederationSignature, FederationSigns) => Ok(order.after(Party::Federation)),
            (AwaitingAgentSignature, AgentDeclines)
            | (AwaitingFederationSignature, FederationDeclines) => Ok(AwaitingConsents),
            (Suspended, Resume) => Ok(Concluded),
            (Concluded, Suspend) => Ok(Suspended),
            (Concluded | Suspended, End) => Ok(Ended),
            _ => Err(Refusal::WrongState),
        }
    }
}

impl ContractEvent {
    /// Every event in the order of the way.
    pub const ALL: [ContractEvent; 10] = [
        ContractEvent::DrawUp,
        ContractEvent::TakeBack,
        ContractEvent::AgentSigns,
        ContractEvent::FederationSigns,
        ContractEvent::AgentDeclines,
        ContractEvent::FederationDeclines,
        ContractEvent::Abandon,
        ContractEvent::Suspend,
        ContractEvent::Resume,
        ContractEvent::End,
    ];

    /// The right that whoever makes it happen must have. A signature on paper is recorded by another right, and
    /// somebody who was named to sign for the agent has one of their own.
    pub fn action(self) -> Action {
        match self {
            ContractEvent::DrawUp => Action::DrawUp,
            ContractEvent::TakeBack => Action::TakeBack,
            ContractEvent::AgentSigns | ContractEvent::AgentDeclines => Action::SignForAgent,
            ContractEvent::FederationSigns | ContractEvent::FederationDeclines => {
                Action::SignForFederation
            }
            ContractEvent::Abandon => Action::EndNegotiation,
            ContractEvent::Suspend => Action::SuspendContract,
            ContractEvent::Resume => Action::ResumeContract,
            ContractEvent::End => Action::EndContract,
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

    /// What one role alone can make happen, for each order; everything that is not listed is refused.
    fn expected(order: SigningOrder, role: Role) -> Vec<&'static str> {
        match (order, role) {
            (SigningOrder::AgentFirst, Role::Owner) => vec![
                "awaiting_agent_signature + AgentSigns = awaiting_federation_signature",
                "awaiting_agent_signature + AgentDeclines = awaiting_consents",
            ],
            (SigningOrder::FederationFirst, Role::Owner) => vec![
                "awaiting_agent_signature + AgentSigns = concluded",
                "awaiting_agent_signature + AgentDeclines = awaiting_consents",
            ],
            (SigningOrder::AgentFirst, Role::Officer) => vec![
                "awaiting_consents + DrawUp = awaiting_agent_signature",
                "awaiting_consents + Abandon = abandoned",
                "awaiting_agent_signature + TakeBack = awaiting_consents",
                "concluded + Suspend = suspended",
            ],
            (SigningOrder::FederationFirst, Role::Officer) => vec![
                "awaiting_consents + DrawUp = awaiting_federation_signature",
                "awaiting_consents + Abandon = abandoned",
                "awaiting_federation_signature + TakeBack = awaiting_consents",
                "concluded + Suspend = suspended",
            ],
            (order, Role::Approver) => vec![
                match order {
                    SigningOrder::AgentFirst => {
                        "awaiting_federation_signature + FederationSigns = concluded"
                    }
                    SigningOrder::FederationFirst => {
                        "awaiting_federation_signature + FederationSigns = awaiting_agent_signature"
                    }
                },
                "awaiting_federation_signature + FederationDeclines = awaiting_consents",
                "concluded + Suspend = suspended",
                "concluded + End = ended",
                "suspended + Resume = concluded",
                "suspended + End = ended",
            ],
            _ => vec![],
        }
    }

    // ASVS 2.3.1
    #[test]
    fn every_state_event_role_and_order_has_its_answer() {
        for (order, role) in SigningOrder::ALL
            .into_iter()
            .flat_map(|order| Role::ALL.into_iter().map(move |role| (order, role)))
        {
            let actor = Actor::holding(role);
            let may: Vec<String> = ContractState::ALL
                .into_iter()
                .flat_map(|state| ContractEvent::ALL.map(|event| (state, event)))
                .filter_map(|(state, event)| {
                    actor.require(event.action()).ok()?;
                    let next = state.apply(event, order).ok()?;
                    Some(format!("{} + {event:?} = {}", state.code(), next.code()))
                })
                .collect();
            assert_eq!(may, expected(order, role), "{role} {order:?}");
        }
    }

    #[test]
    fn the_table_knows_every_transition() {
        for state in ContractState::ALL {
            for event in ContractEvent::ALL {
                let listed = event.action().when().includes(State::Contract(state));
                let mut orders = SigningOrder::ALL.into_iter();
                let happens = orders.any(|order| state.apply(event, order).is_ok());
                assert_eq!(listed, happens, "{state:?} + {event:?}");
            }
        }
    }
}
