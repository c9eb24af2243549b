//! The demonstration shows the codes of every authenticator app, so that it can be tried without one.

use crate::error::Result;
use crate::factors::{Authenticator, STEP_SECONDS};
use crate::operation::Operation;
use crate::store::accounts;
use crate::store::factors::totp::{self, App};
use chrono::Duration;
use domain::ids::PersonId;
use domain::refusal::Refusal;

/// The code of one person at this moment.
pub struct ShownCode {
    /// The address with which the person signs in.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The code; none where those of now and next were used, so that one has to be waited for.
    pub code: Option<String>,
    /// Whether the app is only being set up.
    pub is_new: bool,
}

/// The codes of this moment, by address, and for how many seconds they are shown.
///
/// # Errors
/// [`Refusal::NotFound`] outside the demonstration.
pub async fn codes(op: &Operation) -> Result<(Vec<ShownCode>, u64)> {
    if !op.services.settings.demonstration {
        return Err(Refusal::NotFound.into());
    }
    let mut shown = Vec::new();
    for app in totp::all(op.db()).await? {
        let person = PersonId(app.person_id);
        let Some(account) = accounts::by_id(op.db(), person).await? else {
            continue;
        };
        let authenticator = Authenticator::open(op, (&app, &account))?;
        shown.push(ShownCode {
            code: usable(op, (&app, &authenticator)),
            email: account.email,
            name: account.name,
            is_new: app.confirmed_at.is_none(),
        });
    }
    shown.sort_by(|one, other| (&one.email, one.is_new).cmp(&(&other.email, other.is_new)));
    let passed = u64::try_from(op.now.timestamp()).unwrap_or_default() % STEP_SECONDS;
    Ok((shown, STEP_SECONDS - passed))
}

/// The code of now, or the next one, which is taken already because clocks differ.
fn usable(op: &Operation, (app, authenticator): (&App, &Authenticator)) -> Option<String> {
    let next = op.now + Duration::seconds(STEP_SECONDS.cast_signed());
    [op.now, next].into_iter().find_map(|at| {
        let code = authenticator.code(at);
        let step = authenticator.step(&code, at);
        (app.last_step < step).then_some(code)
    })
}
