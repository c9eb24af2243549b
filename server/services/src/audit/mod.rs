//! The trail: who did what, when, on what, before and after; written with the change, chained by hash.

pub(crate) mod helped;
pub mod record;
pub mod timeline;
pub mod verify;

use domain::ids::{ApplicationId, OrganisationId};
use serde::Serialize;
use serde_json::Value;

/// What happened, in the verbs that pages and reports word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb(pub &'static str);

/// One thing that happened, before it is given its place in the chain.
#[derive(Clone, Debug)]
pub struct Event {
    verb: Verb,
    subject_kind: &'static str,
    subject_id: String,
    before: Option<Value>,
    after: Option<Value>,
    visible_to_agent: bool,
    application: Option<ApplicationId>,
    organisation: Option<OrganisationId>,
}

impl Event {
    /// Something done to a subject; seen by the Federation only until said otherwise.
    pub fn new(verb: &'static str, subject_kind: &'static str, subject_id: impl ToString) -> Self {
        Event {
            verb: Verb(verb),
            subject_kind,
            subject_id: subject_id.to_string(),
            before: None,
            after: None,
            visible_to_agent: false,
            application: None,
            organisation: None,
        }
    }

    /// What it was before. Never hand in secrets.
    #[must_use]
    pub fn before(mut self, facts: impl Serialize) -> Self {
        self.before = serde_json::to_value(facts).ok();
        self
    }

    /// What it is now. Never hand in secrets.
    #[must_use]
    pub fn after(mut self, facts: impl Serialize) -> Self {
        self.after = serde_json::to_value(facts).ok();
        self
    }

    /// The agent sees it on the timeline too.
    #[must_use]
    pub fn visible_to_agent(mut self) -> Self {
        self.visible_to_agent = true;
        self
    }

    /// On whose timeline it stands.
    #[must_use]
    pub fn about(mut self, application: ApplicationId, organisation: OrganisationId) -> Self {
        self.application = Some(application);
        self.organisation = Some(organisation);
        self
    }
}
