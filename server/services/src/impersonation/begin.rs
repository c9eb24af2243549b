//! An administrator puts themselves in somebody's place.

use crate::accounts::session::may_be_signed_in;
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::impersonations::{self, Impersonation, NewImpersonation};
use crate::store::accounts::{self, Account, sessions};
use domain::accounts::{Actor, HELP_LASTS, HelpForm, Helper, Identity};
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde_json::json;

/// From now on the session of the token shows what the person sees, who is told so by mail. Gives the person.
///
/// # Errors
/// [`Refusal::NotAllowed`] and [`Refusal::FactorRequired`] as the table says; what is wrong with the form.
pub async fn begin(op: &Operation, token: &Token, form: &HelpForm) -> Result<Actor> {
    op.actor.require(Action::Impersonate)?;
    let helper = op.actor.themselves()?;
    let help = form.parse()?;
    let tx = op.begin().await?;
    let session = sessions::live(tx.db(), op, token).await?;
    let session = session.ok_or(Refusal::SignInRequired)?.id;
    let account = accounts::by_email(tx.db(), &help.email).await?;
    let account = account.filter(may_be_signed_in);
    let account = account.ok_or_else(|| FieldErrors::one("email", FieldProblem::NobodyToHelp))?;
    let seen = Helper {
        person: helper.person,
        name: helper.name.clone(),
        reason: help.reason,
        until: op.now + HELP_LASTS,
    };
    let identity = accounts::identity(tx.db(), op, &account).await?;
    let identity = identity.helped_by(seen.clone())?;
    let what = Impersonation {
        person: account.person,
        hat: identity.hat.as_ref().map(|hat| hat.body.clone()),
        reason: seen.reason.clone(),
        ends_at: seen.until,
    };
    let new = NewImpersonation {
        session,
        helper: helper.person,
        what: &what,
    };
    impersonations::end(tx.db(), op, session).await?;
    impersonations::insert(tx.db(), op, &new).await?;
    told(tx, op, (&account, &seen)).await?;
    Ok(Actor::Person(Identity {
        assurance: helper.assurance,
        ..identity
    }))
}

/// The trail, and the person.
async fn told(
    mut tx: crate::Transaction,
    op: &Operation,
    (account, helper): (&Account, &Helper),
) -> Result<()> {
    let event = Event::new("impersonation.begun", "person", account.person);
    let event = event.after(json!({ "reason": helper.reason, "until": helper.until }));
    tx.record(op, event).await?;
    let letter = Letter::Helped {
        by: helper.name.clone(),
        reason: helper.reason.clone(),
        at: op.now,
    };
    post(&mut tx, op, [account.into()], &letter).await?;
    tx.commit().await
}
