//! Somebody asks to be told. The answer is the same whether the address is known or not, and nothing is sent to it but
//! the link that confirms it.

use crate::accounts::brake::Brake;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::recipients::Recipient;
use crate::store::subscriptions;
use domain::subscriptions::SubscriptionForm;

/// Mails a link that confirms the address, unless it is confirmed already.
///
/// # Errors
/// The problems of the fields; [`domain::refusal::Refusal::TooManyAttempts`] for an address or a source for which
/// somebody asks again and again.
pub async fn ask(op: &Operation, form: &SubscriptionForm) -> Result<()> {
    let wanted = form.parse()?;
    Brake::for_notices(&wanted.email, op.browser.address)
        .hold(op)
        .await?;
    let mut tx = op.begin().await?;
    let token = Token::new(&op.services);
    if subscriptions::ask(tx.db(), op, (&wanted, &token)).await? {
        let path = format!("/opening-notice/confirm/{}", token.expose());
        let letter = Letter::ConfirmNotice {
            family: wanted.family,
            link: op.address(&path),
        };
        let to = Recipient {
            name: wanted.email.clone(),
            email: wanted.email,
            language: wanted.language,
        };
        post(&mut tx, op, [to], &letter).await?;
    }
    tx.commit().await
}
