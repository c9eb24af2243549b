//! In which states of which things an action has its place.

use crate::applications::StageKind;
use crate::clients::ClientState;
use crate::contracts::ContractState;
use crate::templates::TemplateStage;

/// In which states of the thing an action has its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The thing has no state, or it does not matter.
    Always,
    /// While the application stands at one of these.
    Application(&'static [StageKind]),
    /// While the contract stands at one of these.
    Contract(&'static [ContractState]),
    /// While the client stands at one of these.
    Client(&'static [ClientState]),
    /// While the version of the template stands at one of these.
    Template(&'static [TemplateStage]),
}

/// The state of the thing that something is to be done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Of an application.
    Application(StageKind),
    /// Of a contract.
    Contract(ContractState),
    /// Of a client.
    Client(ClientState),
    /// Of a version of the template.
    Template(TemplateStage),
}

impl When {
    /// Whether the state is one of those meant; the state of another kind of thing never is.
    pub fn includes(self, state: State) -> bool {
        match (self, state) {
            (When::Always, _) => true,
            (When::Application(stages), State::Application(stage)) => stages.contains(&stage),
            (When::Contract(states), State::Contract(state)) => states.contains(&state),
            (When::Client(states), State::Client(state)) => states.contains(&state),
            (When::Template(stages), State::Template(stage)) => stages.contains(&stage),
            _ => false,
        }
    }
}
