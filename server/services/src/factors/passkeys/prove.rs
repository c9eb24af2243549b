//! Holding an answer against what was asked and against the passkeys of the person. No answer counts twice.

use super::ask::{ANYBODY, whose};
use super::{asked, party, refused};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::factors::passkeys::{self, Kept};
use crate::transaction::Transaction;
use domain::accounts::PasskeyAnswer;
use domain::ids::PersonId;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, PasskeyAuthentication, PublicKeyCredential,
};

/// The answer of one of the person's passkeys as the second factor.
pub(in crate::factors) async fn prove(
    tx: &Transaction,
    op: &Operation,
    (person, answer): (PersonId, &PasskeyAnswer),
) -> Result<()> {
    let credential = read(answer)?;
    let whose = whose(person);
    let (state, until): (PasskeyAuthentication, _) = asked(op, (&answer.asked, &whose))?;
    let proved = party(op)?.finish_passkey_authentication(&credential, &state);
    let proved = proved.map_err(|_| refused())?;
    let kept = passkeys::of_person(tx.db(), person).await?;
    let used = kept
        .into_iter()
        .find(|kept| kept.passkey.cred_id() == proved.cred_id());
    let used = used.ok_or_else(refused)?;
    if !passkeys::use_up(tx.db(), op, (&answer.asked, until)).await? {
        return Err(refused());
    }
    note(tx, op, (used, &proved)).await
}

/// Whose passkey signed in, found without an address being typed.
pub(super) async fn who(
    tx: &Transaction,
    op: &Operation,
    answer: &PasskeyAnswer,
) -> Result<PersonId> {
    let credential = read(answer)?;
    let (state, until): (DiscoverableAuthentication, _) = asked(op, (&answer.asked, ANYBODY))?;
    let party = party(op)?;
    let found = party.identify_discoverable_authentication(&credential);
    let (person, id) = found.map_err(|_| refused())?;
    let person = PersonId(person);
    let kept = passkeys::of_person(tx.db(), person).await?;
    let used = kept
        .into_iter()
        .find(|kept| kept.passkey.cred_id().as_slice() == id);
    let used = used.ok_or_else(refused)?;
    let proved = party.finish_discoverable_authentication_v2(&credential, state, &used.passkey);
    let proved = proved.map_err(|_| refused())?;
    if !passkeys::use_up(tx.db(), op, (&answer.asked, until)).await? {
        return Err(refused());
    }
    note(tx, op, (used, &proved)).await?;
    Ok(person)
}

fn read(answer: &PasskeyAnswer) -> Result<PublicKeyCredential> {
    serde_json::from_str(&answer.passkey).map_err(|_| refused())
}

async fn note(
    tx: &Transaction,
    op: &Operation,
    (mut used, proved): (Kept, &AuthenticationResult),
) -> Result<()> {
    if proved.needs_update() {
        used.passkey.update_credential(proved);
    }
    passkeys::note_use(tx.db(), op, (used.id, &used.passkey)).await
}
