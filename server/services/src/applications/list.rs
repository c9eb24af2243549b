//! The applications of the actor's own organisation.

use crate::contracts::standings;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use chrono::NaiveDate;
use domain::applications::{Owner, Stage};
use domain::contracts::Standing;
use domain::permissions::Action;
use domain::refusal::Refusal;

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The application.
    pub application: Application,
    /// Where its contract stands, once approved.
    pub contract: Option<Standing>,
}

impl Listed {
    /// Who owns the next step, the contract included.
    pub fn owner(&self) -> Owner {
        let contract = self.contract.map(Standing::owner);
        contract.unwrap_or_else(|| self.application.stage.owner())
    }

    /// By when; the day of the application says nothing any more once it was decided.
    pub fn due_on(&self) -> Option<NaiveDate> {
        match &self.application.stage {
            Stage::Returned { order, .. } => Some(order.due_on),
            Stage::Submitted { .. } | Stage::InReview { .. } | Stage::Proposed { .. } => {
                self.application.due_on
            }
            _ => None,
        }
    }
}

/// Newest first; withdrawn drafts that were never submitted are left out.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but an agent's person.
pub async fn list(op: &Operation) -> Result<Vec<Listed>> {
    op.actor.require(Action::ReadOwn)?;
    let organisation = op.actor.organisation().ok_or(Refusal::NotFound)?;
    let mut all = applications::of_organisation(op.db(), organisation).await?;
    all.retain(|a| a.stage.code() != "withdrawn" || a.receipt_number.is_some());
    let ids: Vec<_> = all.iter().map(|application| application.id).collect();
    let contracts = applications::contracts(op.db(), &ids).await?;
    let found: Vec<_> = contracts.values().copied().collect();
    let standings = standings(op.db(), op.today(), &found).await?;
    let listed = |application: Application| Listed {
        contract: contracts
            .get(&application.id)
            .and_then(|(id, _)| standings.get(id).copied()),
        application,
    };
    Ok(all.into_iter().map(listed).collect())
}
