//! The template of contracts, version after version: an officer prepares the next one, a second person releases it. A
//! contract keeps the version that it was drafted from; new ones take the one released last.

pub mod begin;
pub mod discard;
pub mod edit;
pub mod list;
pub mod propose;
pub mod release;
pub mod show;

pub use crate::store::templates::{Step, StepKind};
pub use begin::begin;
pub use discard::discard;
pub use edit::{add_article, change_article, change_head, remove_article};
pub use list::{Listed, list};
pub use propose::{NoteForm, propose};
pub use release::{release, send_back};
pub use show::{TemplatePage, show};

use crate::contracts::drafts::whoever;
use crate::contracts::require_seen;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::templates::{self, Template};
use crate::transaction::Transaction;
use domain::ids::PersonId;
use domain::permissions::State;
use domain::templates::{TemplateEvent, TemplateStage};

/// A version that somebody works or decides on, held until the transaction ends.
struct Desk {
    template: Template,
    steps: Vec<Step>,
}

/// Sits down at a version for what is to happen to it.
///
/// # Errors
/// As [`domain::accounts::Actor::require_now`]; `Stale` where it is not what was shown.
async fn sit_down(
    tx: &Transaction,
    op: &Operation,
    (version, seen, event): (i32, i64, TemplateEvent),
) -> Result<Desk> {
    op.actor.require(event.action())?;
    let template = templates::lock(tx.db(), version).await?;
    let steps = templates::steps(tx.db(), version).await?;
    let stage = template.stage(&steps);
    op.actor
        .require_now(event.action(), State::Template(stage))?;
    stage.apply(event)?;
    require_seen(template.row_version, seen)?;
    Ok(Desk { template, steps })
}

impl Desk {
    /// Everybody who had a hand in the text.
    fn hands(&self) -> Vec<PersonId> {
        hands(&self.template, &self.steps)
    }

    /// Writes down what the actor does, and the version as it is now.
    async fn done(self, tx: &Transaction, op: &Operation, did: (StepKind, &str)) -> Result<()> {
        let version = self.template.version;
        templates::save(tx.db(), self.template).await?;
        note(tx, op, (version, did.0, did.1)).await
    }
}

/// Writes down what the actor does.
async fn note(
    tx: &Transaction,
    op: &Operation,
    (version, kind, note): (i32, StepKind, &str),
) -> Result<()> {
    let (person, name) = whoever(op)?;
    let step = Step {
        kind,
        note: note.to_owned(),
        person,
        name,
        at: op.now,
    };
    templates::add_step(tx.db(), version, step).await
}

fn hands(template: &Template, steps: &[Step]) -> Vec<PersonId> {
    let worked = steps.iter().filter(|step| step.kind.is_work());
    let worked = worked.map(|step| step.person);
    worked.chain(template.made_by).collect()
}

/// Whether it can still change.
fn is_open(stage: TemplateStage) -> bool {
    stage != TemplateStage::Released
}
