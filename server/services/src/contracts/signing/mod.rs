//! Signing, from the first signature to the second: who may, what they type, what comes of it, and how a text comes
//! back unsigned.

pub mod abandon;
mod back;
pub mod decline;
pub mod delegate;
pub mod due;
mod given;
pub(super) mod letters;
pub mod revoke;
mod signer;

pub use abandon::abandon;
pub use decline::decline;
pub use delegate::{DelegateForm, approvers, delegate_for_agent, delegate_for_federation};
pub use revoke::revoke;

pub(super) use back::come_back;
pub(super) use delegate::is_anybody_else;
pub(super) use given::{add, require_another};
pub(super) use letters::stopped;
pub(super) use signer::{entitled, named, require_no_sheet, require_signer};

use super::require_seen;
use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::sessions::last_factor;
use crate::store::contracts::{self, Signed, Stored};
use domain::applications::ContractNumber;
use domain::contracts::{ContractEvent, Party, Signature, SigningMethod, Turn};
use domain::forms::{FieldErrors, FieldProblem, optional_printed_text, printed_text};
use domain::ids::ContractId;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

/// The characters of a signer's name or title, at most.
pub(super) const NAME_MAX: usize = 100;
/// The characters of what a signature is given for, at most.
pub(super) const REASON_MAX: usize = 200;
/// What a signature is given for, unless the signer says otherwise.
pub const REASON: &str = "契約締結の意思表示";

/// What is typed to sign.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignForm {
    /// Who signs.
    pub signer_name: String,
    /// In which capacity.
    pub signer_title: String,
    /// What the signature is given for; empty for the usual.
    pub reason: String,
    /// `yes` where the three terms may be published.
    pub publish: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Signs for the agent; the number of the contract, where that concludes it.
///
/// # Errors
/// [`Refusal::NotFound`] for another agent's contract, [`Refusal::WrongState`], [`Refusal::Stale`],
/// [`Refusal::EffectiveTooEarly`] once the effective day is over, [`Refusal::FactorRequired`],
/// [`domain::permissions::Denial::Delegated`] where somebody else was named, [`Refusal::NotReady`]; the problems of
/// the form.
pub async fn sign_for_agent(
    op: &Operation,
    id: ContractId,
    form: &SignForm,
) -> Result<Option<ContractNumber>> {
    sign_for(op, (id, Party::Agent), form).await
}

/// Signs for the Federation; the number of the contract, where that concludes it.
///
/// # Errors
/// As [`sign_for_agent`].
pub async fn sign_for_federation(
    op: &Operation,
    id: ContractId,
    form: &SignForm,
) -> Result<Option<ContractNumber>> {
    sign_for(op, (id, Party::Federation), form).await
}

async fn sign_for(
    op: &Operation,
    (id, party): (ContractId, Party),
    form: &SignForm,
) -> Result<Option<ContractNumber>> {
    let seen = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), seen.application).await?;
    require_signer(op.db(), op, (&seen, &case), party).await?;
    seen.state.apply(party.signs(), seen.order)?;
    let signed = sign(op, party, form).await?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    require_seen(contract.version, form.version)?;
    require_no_sheet(tx.db(), (id, party)).await?;
    let number = add(&mut tx, op, (contract, &case), &signed).await?;
    tx.commit().await?;
    Ok(number)
}

/// Checks the form; what comes back signs for the party.
async fn sign(op: &Operation, party: Party, form: &SignForm) -> Result<Signed> {
    let person = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let mut errors = FieldErrors::default();
    let name = printed_text(&mut errors, "signer_name", &form.signer_name, NAME_MAX);
    let title = printed_text(&mut errors, "signer_title", &form.signer_title, NAME_MAX);
    let reason = reason(&mut errors, &form.reason);
    if form.publish != "yes" {
        errors.push("publish", FieldProblem::MustAgree);
    }
    let (name, title, reason) = errors.into_result((name, title, reason))?;
    Ok(Signed {
        signature: Signature {
            party,
            name,
            title,
            at: op.now,
            on: op.today(),
            method: SigningMethod::SecondFactor,
            reason,
            factor: last_factor(op.db(), person).await?,
        },
        person,
        document: None,
    })
}

/// What a signature is given for.
pub(super) fn reason(errors: &mut FieldErrors, typed: &str) -> String {
    let typed = optional_printed_text(errors, "reason", typed, REASON_MAX);
    typed.unwrap_or_else(|| REASON.to_owned())
}

impl Stored {
    /// Takes a step on the way, in the order in which this contract is signed.
    pub(super) fn step(&mut self, event: ContractEvent) -> Result<()> {
        self.state = self.state.apply(event, self.order)?;
        Ok(())
    }

    /// Gives the party that is next its time, if one is.
    pub(super) async fn begin_turn<C: ConnectionTrait>(
        &mut self,
        db: &C,
        op: &Operation,
    ) -> Result<()> {
        let holidays = holidays(db).await?;
        let within = (self.sign_within, self.effective_from);
        let turn = Turn::begin(&holidays, op.today(), within);
        self.turn = self.state.awaits().map(|_| turn);
        Ok(())
    }
}
