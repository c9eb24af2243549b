//! Adding a passkey: the browser has one made for the portal, and the portal keeps its public part.

use super::{Question, asked, fault, party, question, refused};
use crate::audit::Event;
use crate::error::Result;
use crate::factors::{own_account, require_fresh, tell};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::sessions;
use crate::store::factors::passkeys;
use anyhow::Context;
use domain::accounts::{FactorChange, UsedFactor};
use domain::forms::{FieldErrors, required_text};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use serde::Deserialize;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

/// The longest name.
const NAME_MAX: usize = 60;

/// What the page sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct NewPasskey {
    /// What the person calls it.
    pub name: String,
    /// The credential as JSON.
    pub passkey: String,
    /// What the browser was asked, sealed.
    pub asked: String,
}

/// What the browser is to ask.
///
/// # Errors
/// [`Refusal::SignInRequired`]; [`Refusal::FactorRequired`] where the person has a factor that was not given just now.
pub async fn begin(op: &Operation) -> Result<Question> {
    require_fresh(op).await?;
    let account = own_account(op).await?;
    let kept = passkeys::of_person(op.db(), account.person).await?;
    let known = kept.iter().map(|kept| kept.passkey.cred_id().clone());
    let (options, state) = party(op)?
        .start_passkey_registration(
            account.person.0,
            &account.email,
            &account.name,
            Some(known.collect()),
        )
        .map_err(fault)?;
    let mut options = serde_json::to_value(&options.public_key).context("a challenge")?;
    // So that it can be found without an address being typed.
    options["authenticatorSelection"]["residentKey"] = "required".into();
    options["authenticatorSelection"]["requireResidentKey"] = true.into();
    question(op, (&options, state), &whose(account.person))
}

/// Keeps it. The session goes on under a new token in which a second factor counts as given: the authenticator has just
/// verified the person.
///
/// # Errors
/// The problems of the fields; as [`begin`].
pub async fn add(op: &Operation, (session, new): (&Token, &NewPasskey)) -> Result<Token> {
    require_fresh(op).await?;
    let account = own_account(op).await?;
    let mut errors = FieldErrors::default();
    let name = required_text(&mut errors, "name", &new.name, NAME_MAX);
    let name = errors.into_result(name)?;
    let credential: RegisterPublicKeyCredential =
        serde_json::from_str(&new.passkey).map_err(|_| refused())?;
    let whose = whose(account.person);
    let (state, until): (PasskeyRegistration, _) = asked(op, (&new.asked, &whose))?;
    let made = party(op)?.finish_passkey_registration(&credential, &state);
    let passkey = made.map_err(|_| refused())?;
    let mut tx = op.begin().await?;
    if !passkeys::use_up(tx.db(), op, (&new.asked, until)).await? {
        return Err(refused());
    }
    passkeys::insert(tx.db(), op, (account.person, name, &passkey)).await?;
    let renewed = sessions::renew(tx.db(), op, (session, UsedFactor::Passkey)).await?;
    let event = Event::new("account.passkey_added", "person", account.person);
    tx.record(op, event).await?;
    tell(&mut tx, op, (&account, FactorChange::PasskeyAdded)).await?;
    tx.commit().await?;
    Ok(renewed.ok_or(Refusal::SignInRequired)?)
}

fn whose(person: PersonId) -> String {
    format!("passkey-new:{person}")
}
