//! One version with the one before it, as its page shows it.

use super::{Step, hands, is_open};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::templates::{self, Template};
use chrono::{DateTime, Utc};
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use domain::templates::{TemplateStage, TemplateText, require_other_hand};

/// One version.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplatePage {
    /// Its number.
    pub version: i32,
    /// Where it stands.
    pub stage: TemplateStage,
    /// Whether new contracts are made from it.
    pub in_force: bool,
    /// What it says.
    pub text: TemplateText,
    /// The version before it, if there is one.
    pub before: Option<(i32, TemplateText)>,
    /// What changed, and why.
    pub note: String,
    /// Who made it.
    pub made_by: String,
    /// Who released it, and when.
    pub released: Option<(String, DateTime<Utc>)>,
    /// What happened to it, in order.
    pub steps: Vec<Step>,
    /// Whether the actor's own hand in it keeps them from deciding on it.
    pub neutral: std::result::Result<(), Denial>,
    /// What still keeps it from being proposed.
    pub complete: std::result::Result<(), Refusal>,
    /// How many contracts were drafted from it.
    pub contracts: i64,
    /// For optimistic locking.
    pub row_version: i64,
}

/// Shows a version.
///
/// # Errors
/// As [`domain::accounts::Actor::require`]; [`Refusal::NotFound`].
pub async fn show(op: &Operation, version: i32) -> Result<TemplatePage> {
    op.actor.require(Action::ReadCases)?;
    let all = templates::all(op.db()).await?;
    let released = all.iter().rev().find(|one| one.released.is_some());
    let in_force = released.map(|one| one.version);
    let place = all.iter().position(|one| one.version == version);
    let place = place.ok_or(Refusal::NotFound)?;
    let before = place.checked_sub(1).and_then(|index| all.get(index));
    let before = before.map(|one| (one.version, one.text.clone()));
    let template = all.get(place).ok_or(Refusal::NotFound)?.clone();
    let contracts = templates::uses(op.db()).await?.remove(&version);
    let steps = templates::steps(op.db(), version).await?;
    let stage = template.stage(&steps);
    Ok(TemplatePage {
        version,
        stage,
        in_force: in_force == Some(version),
        before,
        neutral: neutral(op, (&template, &steps)),
        complete: match is_open(stage) {
            true => template.text.complete(),
            false => Ok(()),
        },
        text: template.text,
        note: template.note,
        made_by: template.made_by_name,
        released: template.released.map(|(_, name, at)| (name, at)),
        steps,
        contracts: contracts.unwrap_or_default(),
        row_version: template.row_version,
    })
}

fn neutral(
    op: &Operation,
    (template, steps): (&Template, &[Step]),
) -> std::result::Result<(), Denial> {
    let person = op.actor.identity().map(|identity| identity.person);
    let hands = hands(template, steps);
    person.map_or(Ok(()), |person| require_other_hand(&hands, person))
}
