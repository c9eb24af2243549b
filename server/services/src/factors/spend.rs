//! A second factor counts once. Whoever looked over a shoulder, or sends the same form again, has nothing.

use super::passkeys::prove;
use super::{Authenticator, tell};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::Account;
use crate::store::factors::{recovery, totp};
use crate::transaction::Transaction;
use domain::accounts::{FactorChange, Given};
use domain::forms::{FieldErrors, FieldProblem};

/// Holds what was given against what the person has, and uses it up with the rest of the transaction.
pub(super) async fn spend(
    tx: &mut Transaction,
    op: &Operation,
    (account, given): (&Account, &Given),
) -> Result<()> {
    match given {
        Given::Code(code) => spend_code(tx, op, (account, code)).await,
        Given::Recovery(code) => spend_recovery(tx, op, (account, code)).await,
        Given::Passkey(answer) => prove(tx, op, (account.person, answer)).await,
    }
}

async fn spend_code(
    tx: &Transaction,
    op: &Operation,
    (account, code): (&Account, &str),
) -> Result<()> {
    let app = totp::in_use(tx.db(), account.person).await?;
    let Some(app) = app else {
        return Err(FieldErrors::one("code", FieldProblem::WrongCode).into());
    };
    let authenticator = Authenticator::open(op, (&app, account))?;
    let Some(step) = authenticator.step(code, op.now) else {
        return Err(FieldErrors::one("code", FieldProblem::WrongCode).into());
    };
    match totp::use_step(tx.db(), op, (app.id, step)).await? {
        true => Ok(()),
        false => Err(FieldErrors::one("code", FieldProblem::CodeUsed).into()),
    }
}

async fn spend_recovery(
    tx: &mut Transaction,
    op: &Operation,
    (account, code): (&Account, &str),
) -> Result<()> {
    let code = Token::presented(code);
    if !recovery::use_up(tx.db(), op, (account.person, &code)).await? {
        return Err(FieldErrors::one("recovery", FieldProblem::WrongCode).into());
    }
    let left = recovery::left(tx.db(), account.person).await?;
    let event = Event::new("account.recovery_code_used", "person", account.person);
    let event = event.after(serde_json::json!({ "left": left }));
    tx.record(op, event).await?;
    tell(tx, op, (account, FactorChange::RecoveryCodeUsed { left })).await
}
