//! What both sides do to sign in the browser: name and title, and the agreement to publish. That it is
//! they who sign is shown by a second factor given just before, which the right to sign demands.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::Signed;
use domain::contracts::{Party, Signature, SigningMethod};
use domain::forms::{FieldErrors, FieldProblem, required_text};
use domain::refusal::Refusal;
use serde::Deserialize;

/// The characters of a signer's name or title, at most.
const NAME_MAX: usize = 100;

/// What is typed to sign.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignForm {
    /// Who signs.
    pub signer_name: String,
    /// In which capacity.
    pub signer_title: String,
    /// `yes` where the three terms may be published.
    pub publish: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Checks the form; what comes back signs for the party.
pub(super) fn sign(op: &Operation, party: Party, form: &SignForm) -> Result<Signed> {
    let mut errors = FieldErrors::default();
    let name = required_text(&mut errors, "signer_name", &form.signer_name, NAME_MAX);
    let title = required_text(&mut errors, "signer_title", &form.signer_title, NAME_MAX);
    if form.publish != "yes" {
        errors.push("publish", FieldProblem::MustAgree);
    }
    let (name, title) = errors.into_result((name, title))?;
    Ok(Signed {
        signature: Signature {
            party,
            name,
            title,
            at: op.now,
            on: op.today(),
            method: SigningMethod::SecondFactor,
        },
        person: op.actor.identity().ok_or(Refusal::SignInRequired)?.person,
        document: None,
    })
}
