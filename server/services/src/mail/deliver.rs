//! Sends a mail: over SMTP where a server is configured, otherwise into a folder.

use super::{Mail, compose, contact, kept, render};
use crate::operation::Operation;
use anyhow::Context;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;
use url::Url;
use uuid::Uuid;

/// How long one answer of the SMTP server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends the mail of a job.
pub(crate) async fn deliver(op: &Operation, job: Uuid, mail: &Mail) -> anyhow::Result<()> {
    let contact = contact::in_force(op).await?;
    let words = render::render(mail, contact.as_ref(), op.today())?;
    let message = compose::compose(op, job, mail, &words)?;
    match &op.services.settings.smtp_url {
        Some(server) => send(server, message).await,
        None => kept::keep(op, mail, &words, &message.formatted()).await,
    }
}

async fn send(server: &Url, message: Message) -> anyhow::Result<()> {
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server.as_str())
        .context("the SMTP address cannot be used")?
        .timeout(Some(PATIENCE))
        .build::<Tokio1Executor>();
    transport
        .send(message)
        .await
        .context("the SMTP server did not take the mail")?;
    Ok(())
}
