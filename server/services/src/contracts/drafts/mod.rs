//! The drafts of a contract's text: the first one comes from the template with the approval; the officer works on the
//! next one article by article, and issues it; both sides write to each other about articles until they agree.

pub mod comment;
pub mod confirm;
pub mod discard;
pub mod edit;
pub mod first;
pub mod issue;
pub mod pdf;
pub mod refuse;
pub mod show;

pub use crate::store::contracts::comments::Comment;
pub use comment::{CommentForm, comment, settle};
pub use confirm::confirm_immaterial;
pub use discard::discard;
pub use edit::{add_clause, edit_clause, remove_clause};
pub use issue::{IssueForm, issue};
pub use pdf::{DraftPdf, asked_pdf, draft_pdf};
pub use refuse::{RefuseForm, refuse_immaterial};
pub use show::{DraftPage, Listed, Reading, show};

use super::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{self, Case, Stored};
use crate::transaction::Transaction;
use domain::ids::{ContractId, PersonId};
use domain::permissions::{Action, State};
use domain::refusal::Refusal;

/// A contract whose draft an officer works on, held until the transaction ends.
struct Desk {
    contract: Stored,
    case: Case,
    drafts: Vec<Draft>,
}

/// Sits down at a contract's drafts.
///
/// # Errors
/// As [`domain::accounts::Actor::require_now`], and for one's own company's contract.
async fn sit_down(
    tx: &Transaction,
    op: &Operation,
    (id, action): (ContractId, Action),
) -> Result<Desk> {
    op.actor.require(action)?;
    let contract = contracts::lock(tx.db(), id).await?;
    op.actor
        .require_now(action, State::Contract(contract.state))?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let drafts = drafts::all(tx.db(), id).await?;
    Ok(Desk {
        contract,
        case,
        drafts,
    })
}

impl Desk {
    /// The draft that was issued last.
    fn last(&self) -> Result<&Draft> {
        let issued = |draft: &&Draft| draft.issued.is_some();
        let last = self.drafts.iter().rev().find(issued);
        Ok(last.ok_or(Refusal::WrongState)?)
    }

    /// The draft that is being worked on.
    fn open(&self) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.issued.is_none())
    }
}

/// Who acts, by id and name.
pub(crate) fn whoever(op: &Operation) -> Result<(PersonId, String)> {
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    Ok((identity.person, identity.name.clone()))
}
