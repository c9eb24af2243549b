//! Asking for one of a person's passkeys as the second factor, or for anybody's to sign in with.

use super::{Question, are_possible, fault, party, question};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::factors::passkeys;
use domain::ids::PersonId;
use webauthn_rs::prelude::Passkey;

/// What is asked of nobody in particular.
pub(super) const ANYBODY: &str = "passkey-sign-in";

/// The question for whoever has a passkey of this portal, where there can be any.
///
/// # Errors
/// Our fault only.
pub fn of_anybody(op: &Operation) -> Result<Option<Question>> {
    if !are_possible(op) {
        return Ok(None);
    }
    let (options, state) = party(op)?
        .start_discoverable_authentication()
        .map_err(fault)?;
    question(op, (&options.public_key, state), ANYBODY).map(Some)
}

/// The question for somebody who has passkeys.
pub(in crate::factors) async fn of_person(
    op: &Operation,
    person: PersonId,
) -> Result<Option<Question>> {
    let kept = passkeys::of_person(op.db(), person).await?;
    if kept.is_empty() || !are_possible(op) {
        return Ok(None);
    }
    let kept: Vec<Passkey> = kept.into_iter().map(|kept| kept.passkey).collect();
    let (options, state) = party(op)?
        .start_passkey_authentication(&kept)
        .map_err(fault)?;
    question(op, (&options.public_key, state), &whose(person)).map(Some)
}

pub(super) fn whose(person: PersonId) -> String {
    format!("passkey:{person}")
}
