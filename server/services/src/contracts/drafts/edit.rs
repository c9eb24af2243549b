//! The officer works on the next draft, article by article. Nobody but the officers sees it before it is issued.

use super::{Desk, require_seen, sit_down, whoever};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::drafts::{self, Draft};
use domain::contracts::Materiality;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use domain::wording::{ClauseForm, Wording};

/// Changes an article.
///
/// # Errors
/// As [`Wording::edit`]; [`Refusal::Stale`] where somebody else was faster; [`Refusal::WrongState`] once drawn up.
pub async fn edit_clause(
    op: &Operation,
    id: ContractId,
    key: &str,
    form: &ClauseForm,
) -> Result<()> {
    work(op, (id, form.version), |wording| wording.edit(key, form)).await
}

/// Adds an article.
///
/// # Errors
/// As [`Wording::add`], else as [`edit_clause`].
pub async fn add_clause(op: &Operation, id: ContractId, form: &ClauseForm) -> Result<()> {
    work(op, (id, form.version), |wording| wording.add(form)).await
}

/// Takes an article out.
///
/// # Errors
/// As [`Wording::remove`], else as [`edit_clause`].
pub async fn remove_clause(op: &Operation, id: ContractId, key: &str, version: i64) -> Result<()> {
    work(op, (id, version), |wording| wording.remove(key)).await
}

/// Changes the draft that is being worked on, which begins with the first change. The version that was shown is
/// that of the draft, or of the last issued one where none is being worked on.
async fn work(
    op: &Operation,
    (id, seen): (ContractId, i64),
    change: impl FnOnce(&mut Wording) -> std::result::Result<(), Refusal>,
) -> Result<()> {
    let tx = op.begin().await?;
    let desk = sit_down(&tx, op, (id, Action::DraftText)).await?;
    match desk.open().cloned() {
        Some(mut draft) => {
            require_seen(draft.version, seen)?;
            change(&mut draft.wording)?;
            drafts::save(tx.db(), draft).await?;
        }
        None => {
            require_seen(desk.last()?.version, seen)?;
            let mut draft = next(op, &desk)?;
            change(&mut draft.wording)?;
            drafts::insert(tx.db(), draft).await?;
        }
    }
    tx.commit().await
}

fn next(op: &Operation, desk: &Desk) -> Result<Draft> {
    let last = desk.last()?;
    let (by, name) = whoever(op)?;
    Ok(Draft {
        number: last.number + 1,
        note: String::new(),
        made_by: Some(by),
        made_by_name: name,
        made_at: op.now,
        issued: None,
        materiality: Materiality::Material,
        // One above, so that nobody who saw the issued draft changes this one unseen.
        version: last.version + 1,
        ..last.clone()
    })
}
