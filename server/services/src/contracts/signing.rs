//! What both sides do to sign in the browser: name and title, the agreement to publish, the password again.

use crate::accounts::reauthenticate::verify_own_password;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::Signed;
use domain::contracts::{Party, Signature, SigningMethod};
use domain::forms::{FieldErrors, FieldProblem, required_text};
use domain::refusal::Refusal;
use serde::Deserialize;

const NAME_MAX: usize = 100;

/// What is typed to sign; the password is never echoed, so this is never printed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignForm {
    /// Who signs.
    pub signer_name: String,
    /// In which capacity.
    pub signer_title: String,
    /// `yes` where the three terms may be published.
    pub publish: String,
    /// The signer's own password.
    pub password: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Checks the form and the password; what comes back signs for the party.
pub(super) async fn sign(op: &Operation, party: Party, form: &SignForm) -> Result<Signed> {
    let mut errors = FieldErrors::default();
    let name = required_text(&mut errors, "signer_name", &form.signer_name, NAME_MAX);
    let title = required_text(&mut errors, "signer_title", &form.signer_title, NAME_MAX);
    if form.publish != "yes" {
        errors.push("publish", FieldProblem::MustAgree);
    }
    if form.password.is_empty() {
        errors.push("password", FieldProblem::Missing);
    }
    let (name, title) = errors.into_result((name, title))?;
    verify_own_password(op, &form.password).await?;
    Ok(Signed {
        signature: Signature {
            party,
            name,
            title,
            at: op.now,
            on: op.today(),
            method: SigningMethod::Password,
        },
        person: op.actor.identity().ok_or(Refusal::SignInRequired)?.person,
        document: None,
    })
}
