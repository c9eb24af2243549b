//! Where a version of the template stands, and who may take it on.

use crate::ids::PersonId;
use crate::permissions::{Action, Denial};
use crate::refusal::Refusal;

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateStage {
    /// 準備中: an officer works on it; no contract is made from it.
    InWork,
    /// 公開待ち: it waits for a second person, and nobody changes it meanwhile.
    Proposed,
    /// 公開済み: contracts were or are made from it, and it never changes again.
    Released,
}

/// What happens to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateEvent {
    /// An article or the words around the articles change, or all of it is thrown away.
    Change,
    /// Its maker finds it finished.
    Propose,
    /// The second person wants it reworked.
    SendBack,
    /// The second person releases it.
    Release,
}

impl TemplateStage {
    /// Every stage.
    pub const ALL: [TemplateStage; 3] = [
        TemplateStage::InWork,
        TemplateStage::Proposed,
        TemplateStage::Released,
    ];

    /// The word for it where it is written down.
    pub fn code(self) -> &'static str {
        match self {
            TemplateStage::InWork => "in_work",
            TemplateStage::Proposed => "proposed",
            TemplateStage::Released => "released",
        }
    }

    /// Where it stands afterwards.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the event has no place.
    pub fn apply(self, event: TemplateEvent) -> Result<Self, Refusal> {
        use TemplateEvent::{Change, Propose, Release, SendBack};
        use TemplateStage::{InWork, Proposed, Released};
        match (self, event) {
            (InWork, Change) | (Proposed, SendBack) => Ok(InWork),
            (InWork, Propose) => Ok(Proposed),
            (Proposed, Release) => Ok(Released),
            _ => Err(Refusal::WrongState),
        }
    }
}

impl TemplateEvent {
    /// Every event.
    pub const ALL: [TemplateEvent; 4] = [
        TemplateEvent::Change,
        TemplateEvent::Propose,
        TemplateEvent::SendBack,
        TemplateEvent::Release,
    ];

    /// What one must be allowed to do for it.
    pub fn action(self) -> Action {
        match self {
            TemplateEvent::Change | TemplateEvent::Propose => Action::PrepareTemplate,
            TemplateEvent::SendBack | TemplateEvent::Release => Action::ReleaseTemplate,
        }
    }
}

/// Demands that whoever decides on a version had no hand in it.
///
/// # Errors
/// [`Denial::OwnProposal`].
pub fn require_other_hand(hands: &[PersonId], by: PersonId) -> Result<(), Denial> {
    match hands.contains(&by) {
        true => Err(Denial::OwnProposal),
        false => Ok(()),
    }
}
