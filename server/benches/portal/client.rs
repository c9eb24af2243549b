//! A client ID as the portal issues it: an administrator issues, the agent opens the mailed link.

use crate::people::Person;
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::ids::ClientKey;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use services::Services;
use services::clients::{issue::issue, reveal::reveal};
use services::mail::Letter;
use services::outbox::Job;
use services::secrets::tokens::Token;
use services::store::entities::{client, outbox_job};

/// The agent that waits for its client ID.
const AGENT: &str = "asanagi@example.jp";
const ADMINISTRATOR: &str = "administrator@example.jp";

/// The header line with which the new client asks for tokens.
pub async fn authorization(services: &Services) -> anyhow::Result<String> {
    let requested = client::Entity::find()
        .filter(client::Column::State.eq("requested"))
        .one(&services.db)
        .await?
        .context("nobody has asked for a client")?;
    let administrator = Person::sign_in(services, ADMINISTRATOR).await?;
    issue(&administrator.operation(services), ClientKey(requested.id)).await?;
    let agent = Person::sign_in(services, AGENT).await?;
    let agent = agent.with_app(services).await?;
    let link = mailed_link(services).await?;
    let revealed = reveal(&agent.operation(services), &link).await?;
    let pair = format!("{}:{}", revealed.client_id, revealed.client_secret.expose());
    Ok(format!(
        "authorization: Basic {}\r\n",
        STANDARD.encode(pair)
    ))
}

async fn mailed_link(services: &Services) -> anyhow::Result<Token> {
    let jobs = outbox_job::Entity::find()
        .filter(outbox_job::Column::State.eq("waiting"))
        .order_by_desc(outbox_job::Column::CreatedAt)
        .all(&services.db)
        .await?;
    jobs.into_iter()
        .find_map(
            |job| match Job::open(services, (job.id, &job.payload)).ok()? {
                Job::SendMail(mail) => match mail.letter {
                    Letter::ClientIssued { link, .. } => {
                        link.rsplit('/').next().map(Token::presented)
                    }
                    _ => None,
                },
            },
        )
        .context("no mail reveals a secret")
}
